import { IconX } from '@tabler/icons-react'
import {
  createContext,
  type MouseEvent,
  type ReactNode,
  type SyntheticEvent,
  useContext,
  useId,
  useLayoutEffect,
  useRef,
} from 'react'
import styles from './Dialog.module.css'
import { IconButton } from './IconButton.tsx'

/** What the cross of every dialog is called, in the language of the page. */
export const CloseDialogLabel = createContext('')

interface DialogProps {
  readonly opened: boolean
  readonly onClose: () => void
  readonly title: ReactNode
  readonly children: ReactNode
  /** The buttons: the one that does it first, «Отмена» last. */
  readonly actions?: ReactNode
  /** `side` docks to the right edge; on a phone every dialog is a sheet from below. */
  readonly place?: 'middle' | 'side'
  /** Cannot be left without an answer. */
  readonly demanding?: boolean
}

/** The browser's own modal: it keeps the focus inside, gives it back, closes by Esc, and closes before it goes. */
export function Dialog({
  opened,
  onClose,
  title,
  children,
  actions,
  place = 'middle',
  demanding = false,
}: DialogProps) {
  const id = useId()
  const close = useContext(CloseDialogLabel)
  const dialog = useRef<HTMLDialogElement>(null)

  // Before the next key is heard, as with everything that floats.
  useLayoutEffect(() => {
    if (opened && !dialog.current?.open) dialog.current?.showModal()
    if (!opened) dialog.current?.close()
    return opened ? lockPage() : undefined
  }, [opened])

  // Taken off the page while it is open, it would take the focus along.
  useLayoutEffect(() => {
    const { current } = dialog
    return () => current?.close()
  }, [])

  const cancelled = (event: SyntheticEvent) => {
    event.preventDefault()
    if (!demanding) onClose()
  }
  const pressedOutside = (event: MouseEvent) => {
    if (event.target === dialog.current && !demanding) onClose()
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc does the same by the cancel event
    <dialog
      ref={dialog}
      tabIndex={-1}
      className={styles.dialog}
      data-place={place}
      aria-labelledby={id}
      onCancel={cancelled}
      onClick={pressedOutside}
    >
      {opened && (
        <div className={styles.inside}>
          <h2 id={id}>{title}</h2>
          <div className={styles.body}>{children}</div>
          {actions && <div className={styles.actions}>{actions}</div>}
        </div>
      )}
      {/* Last, so that the focus goes to what the dialog is about. */}
      {opened && !demanding && <IconButton icon={IconX} label={close} className={styles.close} onClick={onClose} />}
    </dialog>
  )
}

/** The page behind stands still; where it had a scroll bar it keeps the room of it, so nothing moves aside. */
function lockPage() {
  const page = document.documentElement
  page.dataset.locked = innerWidth > page.clientWidth ? 'bar' : 'plain'
  return () => {
    delete page.dataset.locked
  }
}
