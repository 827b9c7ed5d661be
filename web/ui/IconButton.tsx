import type { ButtonHTMLAttributes, Ref } from 'react'
import { classes } from './classes.ts'
import { Icon, type IconShape } from './Icon.tsx'
import styles from './IconButton.module.css'

interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly icon: IconShape
  /** What it does, in words: read aloud and shown on hover. */
  readonly label: string
  readonly size?: number
  /** A dot: something new waits behind the button. */
  readonly pip?: boolean
  readonly ref?: Ref<HTMLButtonElement>
}

export function IconButton({ icon, label, size = 20, pip = false, className, ...rest }: IconButtonProps) {
  return (
    <button type="button" aria-label={label} data-tip={label} {...rest} className={classes(styles.square, className)}>
      <Icon of={icon} size={size} />
      {pip && <span className={styles.pip} />}
    </button>
  )
}

/** For a link that looks like an icon button. */
export const squareClass = styles.square
