import styles from './StateDot.module.css'
import { VisuallyHidden } from './VisuallyHidden.tsx'

interface StateDotProps {
  readonly state: 'ok' | 'warn' | 'off'
  /** What it says, for whoever does not see it; null: the words stand beside it. */
  readonly words?: string | null
}

/** How something fares, as a dot: well, look here, or not at work. */
export function StateDot({ state, words = null }: StateDotProps) {
  return (
    <>
      <span className={styles.dot} data-state={state} {...(words !== null && { 'data-tip': words })} />
      {words !== null && <VisuallyHidden>{words}</VisuallyHidden>}
    </>
  )
}
