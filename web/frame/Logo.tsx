import { useSay } from '../language.ts'
import styles from './Logo.module.css'

/** The window with one lit pane, and the name. */
export function Logo() {
  const say = useSay()
  return (
    <span className={styles.logo}>
      <svg viewBox="0 0 26 26" width="26" height="26" fill="none" aria-hidden="true">
        <rect x="14" y="3" width="9" height="9" fill="var(--accent)" />
        <rect x="2.5" y="2.5" width="21" height="21" rx="5" stroke="currentColor" strokeWidth="2" />
        <path d="M13 3v20M3 13h20" stroke="currentColor" strokeWidth="2" />
      </svg>
      {say('common.brand')}
    </span>
  )
}

/** The same window as a sign, for the narrow rail of the desk. */
export function Sign() {
  return (
    <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      <rect x="1" y="1" width="22" height="22" rx="6" fill="var(--accent)" />
      <path d="M12 6.2v11.6M6.2 11.2h11.6" stroke="var(--on-accent)" strokeWidth="1.6" strokeLinecap="round" />
      <rect
        x="5.6"
        y="5.6"
        width="12.8"
        height="12.8"
        rx="2.4"
        fill="none"
        stroke="var(--on-accent)"
        strokeWidth="1.6"
      />
    </svg>
  )
}
