import { type ReactNode, useRef } from 'react'
import { Button, type ButtonKind } from './Button.tsx'

interface ChooseFileProps {
  /** What the window of the system offers: «.csv,.json». */
  readonly accept: string
  readonly kind?: ButtonKind
  readonly label: string
  readonly children: ReactNode
  readonly onFile: (file: File) => void
}

/** A button that asks for a file; the same file can be chosen again after it was changed. */
export function ChooseFile({ accept, kind = 'default', label, children, onFile }: ChooseFileProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button kind={kind} onClick={() => input.current?.click()}>
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        aria-label={label}
        onChange={(event) => {
          const [file] = event.target.files ?? []
          event.target.value = ''
          if (file) onFile(file)
        }}
      />
    </>
  )
}
