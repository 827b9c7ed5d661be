import type { Priority } from '../../src/domain/ground/words.ts'
import { useSay } from '../language.ts'
import styles from './PriorityBars.module.css'

const BARS = [
  { x: 0.25, y: 9, height: 3.5 },
  { x: 3.75, y: 6.5, height: 6 },
  { x: 7.25, y: 4, height: 8.5 },
  { x: 10.75, y: 1.5, height: 11 },
]

/** Four bars in ink, never a colour: priority 1 has all of them. */
export function PriorityBars({ priority }: { readonly priority: Priority }) {
  const words = useSay()(`priority.${priority}`)
  return (
    <svg viewBox="0 0 14 14" className={styles.bars} role="img" aria-label={words} data-tip={words}>
      {BARS.map((bar, place) => (
        <rect key={bar.x} {...bar} width="2.5" rx="1" className={place > 4 - priority ? styles.off : undefined} />
      ))}
    </svg>
  )
}
