import styles from './Toasts.module.css'
import { hideToast, type Toast, useToasts } from './toasts.ts'

/** Where toasts appear: one region a page, above the bars, announced politely. */
export function Toasts({ label }: { readonly label: string }) {
  return (
    <section className={styles.region} aria-label={label} aria-live="polite">
      {useToasts().map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </section>
  )
}

function ToastCard({ toast }: { readonly toast: Toast }) {
  const { undo } = toast
  const takeBack = () => {
    hideToast(toast.id)
    undo?.run()
  }
  return (
    <div className={styles.toast} role={toast.urgent ? 'alert' : undefined}>
      <span>{toast.text}</span>
      {undo && (
        <button type="button" onClick={takeBack}>
          {undo.label}
        </button>
      )}
    </div>
  )
}
