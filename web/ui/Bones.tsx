import styles from './Bones.module.css'

interface BonesProps {
  /** Said to screen readers while the bones stand. */
  readonly label: string
  /** Widths in per cent, one bone each; the first is the thickest. */
  readonly widths?: readonly number[]
  /** How many such groups. */
  readonly groups?: number
}

/** The shape of what is coming, in its place: no spinner, no jump. */
export function Bones({ label, widths = [72, 40], groups = 1 }: BonesProps) {
  return (
    <div role="status" aria-label={label} className={styles.bones} data-bones>
      {Array.from({ length: groups }, (_, group) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bones never move
        <div key={group} className={styles.group}>
          {widths.map((width, bone) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: bones never move
            <div key={bone} className={styles.bone} style={{ width: `${width}%` }} />
          ))}
        </div>
      ))}
    </div>
  )
}
