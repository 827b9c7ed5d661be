import { useId } from 'react'
import styles from './Check.module.css'

interface CheckProps {
  readonly label: string
  readonly hint?: string
  readonly on: boolean
  readonly disabled?: boolean
  readonly onChange: (on: boolean) => void
}

/** One thing that holds or does not, with what it means. */
export function Check({ label, hint, on, disabled, onChange }: CheckProps) {
  const id = useId()
  return (
    <div className={styles.check}>
      <input
        id={id}
        type="checkbox"
        checked={on}
        disabled={disabled}
        aria-describedby={hint && `${id}-hint`}
        onChange={() => onChange(!on)}
      />
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} className="muted">
          {hint}
        </p>
      )}
    </div>
  )
}
