import { type MouseEvent, type ReactNode, useEffect, useId, useState } from 'react'
import { giveFocusBack } from './focus.ts'
import styles from './Toasts.module.css'
import { hideToast, leave, stay, type Toast, useToasts } from './toasts.ts'

interface ToastsProps {
  readonly label: string
  /** «ещё 2»: opens the pile. */
  readonly more: (count: number) => string
}

/**
 * Where toasts appear: one small pile above the page, announced politely. Of several ways back the newest lies on top and the others
 * under it, a press away; they stay while the pointer or the focus is on the pile.
 */
export function Toasts({ label, more }: ToastsProps) {
  const toasts = useToasts()
  const [isOpen, setOpen] = useState(false)
  const ways = toasts.filter(({ undo }) => undo).toReversed()
  const news = toasts.filter(({ undo }) => !undo)
  const under = ways.length - 1
  useEffect(() => {
    if (under < 1) setOpen(false)
  }, [under])
  const each = (act: (id: number) => void) => () => {
    for (const { id } of toasts) act(id)
  }
  return (
    <section
      className={styles.region}
      aria-label={label}
      aria-live="polite"
      onPointerEnter={each(stay)}
      onPointerLeave={({ currentTarget }) => {
        if (!currentTarget.contains(document.activeElement)) each(leave)()
      }}
      onFocus={each(stay)}
      onBlur={each(leave)}
    >
      {[...ways, ...news].map((toast, place) => (
        <ToastCard key={toast.id} toast={toast} isUnder={!isOpen && place > 0 && toast.undo !== undefined}>
          {place === 0 && under > 0 && (
            <button type="button" aria-expanded={isOpen} className={styles.more} onClick={() => setOpen(!isOpen)}>
              {more(under)}
            </button>
          )}
        </ToastCard>
      ))}
    </section>
  )
}

interface ToastCardProps {
  readonly toast: Toast
  readonly isUnder: boolean
  readonly children: ReactNode
}

function ToastCard({ toast, isUnder, children }: ToastCardProps) {
  const { id, undo, next, text, urgent } = toast
  const way = undo ?? next
  const words = useId()
  const go = ({ currentTarget }: MouseEvent) => {
    giveFocusBack(currentTarget.closest('section') ?? currentTarget)
    hideToast(id)
    way?.run()
  }
  return (
    <div className={styles.toast} role={urgent ? 'alert' : undefined} hidden={isUnder}>
      <span id={words}>{text}</span>
      {children}
      {way && (
        <button type="button" aria-describedby={words} onClick={go}>
          {way.label}
        </button>
      )}
    </div>
  )
}
