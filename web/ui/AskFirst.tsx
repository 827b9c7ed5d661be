import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'

interface AskFirstProps {
  readonly opened: boolean
  readonly title: ReactNode
  /** What will be gone, and what stays. */
  readonly text: ReactNode
  /** The words of the two buttons. */
  readonly yes: string
  readonly no: string
  readonly onYes: () => void
  readonly onClose: () => void
}

/** Asks before something is done that cannot be taken back. */
export function AskFirst({ opened, title, text, yes, no, onYes, onClose }: AskFirstProps) {
  const confirm = () => {
    onClose()
    onYes()
  }
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={title}
      actions={
        <>
          <Button kind="danger" onClick={confirm}>
            {yes}
          </Button>
          <Button onClick={onClose}>{no}</Button>
        </>
      }
    >
      <p>{text}</p>
    </Dialog>
  )
}
