import styles from './Levels.module.css'

/** Four bars: the higher the priority, the more of them are full. */
export function Signal({ priority }: { readonly priority: number }) {
  return (
    <svg className={styles.signal} width="14" height="12" viewBox="0 0 14 12" aria-hidden="true">
      {[1, 2, 3, 4].map((bar) => (
        <rect
          key={bar}
          data-full={bar <= 5 - priority ? '' : undefined}
          x={(bar - 1) * 3.75}
          y={12 - bar * 3}
          width="2.5"
          height={bar * 3}
          rx="0.5"
        />
      ))}
    </svg>
  )
}
