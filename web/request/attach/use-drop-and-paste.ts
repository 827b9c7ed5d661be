import { useEffect, useRef, useState } from 'react'

/** Files dropped anywhere on the page, or pasted from the clipboard. True while they hang over the page. */
export function useDropAndPaste(add: (files: readonly File[]) => void): boolean {
  const [isOver, setOver] = useState(false)
  const latest = useRef(add)
  latest.current = add

  useEffect(() => {
    const stop = new AbortController()
    const on = { signal: stop.signal }
    addEventListener('paste', ({ clipboardData }) => take(clipboardData), on)
    addEventListener('dragover', (event) => hover(event), on)
    addEventListener('dragleave', ({ relatedTarget }) => relatedTarget === null && setOver(false), on)
    addEventListener('drop', (event) => drop(event), on)
    return () => stop.abort()

    function take(data: DataTransfer | null) {
      const files = [...(data?.files ?? [])]
      if (files.length > 0) latest.current(files)
    }
    function hover(event: DragEvent) {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      setOver(true)
    }
    function drop(event: DragEvent) {
      setOver(false)
      if (!event.dataTransfer?.files.length) return
      event.preventDefault()
      take(event.dataTransfer)
    }
  }, [])

  return isOver
}
