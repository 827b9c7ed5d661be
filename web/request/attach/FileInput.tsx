import { type ChangeEvent, type ReactNode, useRef } from 'react'

interface FileInputProps {
  readonly onChoose: (files: readonly File[]) => void
  /** Straight from the camera of a phone. */
  readonly camera?: boolean
  /** The button that opens it. */
  readonly children: (open: () => void) => ReactNode
}

export function FileInput({ onChoose, camera = false, children }: FileInputProps) {
  const input = useRef<HTMLInputElement>(null)
  const chosen = ({ target }: ChangeEvent<HTMLInputElement>) => {
    onChoose([...(target.files ?? [])])
    target.value = ''
  }
  return (
    <>
      {children(() => input.current?.click())}
      <input
        ref={input}
        type="file"
        multiple
        hidden
        {...(camera && { accept: 'image/*', capture: 'environment' })}
        data-camera={camera || undefined}
        onChange={chosen}
      />
    </>
  )
}
