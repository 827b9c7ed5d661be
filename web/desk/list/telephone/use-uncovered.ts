import { type RefObject, useEffect, useState } from 'react'

/** Which row stands uncovered, one at a time: until it is scrolled, Esc, or something else is touched. */
export function useUncovered(scroller: RefObject<HTMLElement | null>) {
  const [number, setNumber] = useState<number | null>(null)
  useEffect(() => {
    if (number === null) return
    const end = new AbortController()
    const cover = () => setNumber(null)
    const coverFromOutside = ({ target }: PointerEvent) => {
      if (!(target instanceof Element && target.closest('[data-uncovered]'))) cover()
    }
    const { signal } = end
    document.addEventListener('pointerdown', coverFromOutside, { signal })
    document.addEventListener('keydown', ({ key }) => key === 'Escape' && cover(), { signal })
    scroller.current?.addEventListener('scroll', cover, { passive: true, signal })
    return () => end.abort()
  }, [number, scroller])
  return { number, uncover: setNumber }
}
