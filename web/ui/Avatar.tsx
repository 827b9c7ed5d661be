import styles from './Avatar.module.css'
import { classes } from './classes.ts'

interface AvatarProps {
  readonly name: string
  /** Our people are green, customers grey. */
  readonly ours?: boolean
  readonly size?: 20 | 24 | 28 | 32
}

/** The name always stands beside it in words, so it is decoration. */
export function Avatar({ name, ours = false, size = 24 }: AvatarProps) {
  return (
    <span
      className={classes(styles.avatar, styles[`of-${size}`], ours && styles.ours)}
      data-initials={initialsOf(name)}
      aria-hidden="true"
    />
  )
}

export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(startsWithLetter)
  return words
    .slice(0, 2)
    .map((word) => ([...word][0] ?? '').toLocaleUpperCase())
    .join('')
}

function startsWithLetter(word: string) {
  return /^\p{L}/u.test(word)
}
