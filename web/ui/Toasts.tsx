import styles from './Toasts.module.css'
import { hideToast, type Toast, useToast } from './toasts.ts'

/** Where the toast appears: one place on a page, above the bars, announced politely. */
export function Toasts({ label }: { readonly label: string }) {
  const toast = useToast()
  return (
    <section className={styles.region} aria-label={label} aria-live="polite">
      {toast && <ToastCard key={toast.id} toast={toast} />}
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
