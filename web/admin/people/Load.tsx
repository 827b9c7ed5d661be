import { useFormats, useSay } from '../../language.ts'
import styles from './Load.module.css'

interface LoadProps {
  readonly open: number
  /** Null: he takes any number. */
  readonly limit: number | null
  /** In a list the figures are enough. */
  readonly short?: boolean
}

/** How much somebody has open, of how much he takes. */
export function Load({ open, limit, short = false }: LoadProps) {
  const say = useSay()
  const formats = useFormats()
  if (limit === null) return <span>{say('admin.staff.open', { count: formats.number(open) })}</span>
  const words = say('admin.staff.load', { open: formats.number(open), limit: formats.number(limit) })
  return (
    <span className={styles.load} data-full={open >= limit || undefined}>
      <svg className={styles.bar} viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect className={styles.track} width="100" height="4" rx="2" />
        <rect className={styles.done} width={Math.min(100, (100 * open) / limit)} height="4" rx="2" />
      </svg>
      {short ? (
        <span role="img" aria-label={words}>
          <b>{formats.number(open)}</b>/{formats.number(limit)}
        </span>
      ) : (
        <span>{words}</span>
      )}
    </span>
  )
}
