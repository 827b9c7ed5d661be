import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import styles from './Chip.module.css'
import { classes } from './classes.ts'
import { Icon, type IconShape } from './Icon.tsx'

interface ChipProps {
  readonly children: ReactNode
  readonly onPress: () => void
  readonly icon?: IconShape
  /** Given: a chip that is on or off. */
  readonly on?: boolean
  /** Pressing takes the chip away: shows a cross. */
  readonly removable?: boolean
  /** What pressing does, where the words inside do not say it. */
  readonly label?: string
}

export function Chip({ children, onPress, icon, on, removable = false, label }: ChipProps) {
  return (
    <button
      type="button"
      className={classes(styles.chip, on && styles.on)}
      aria-pressed={on}
      aria-label={label}
      onClick={onPress}
    >
      {icon && <Icon of={icon} size={14} />}
      {children}
      {removable && <Icon of={IconX} size={12} />}
    </button>
  )
}

/** For a link that looks like a chip. */
export const chipClass = styles.chip
/** Besides, for one that is on. */
export const chipOnClass = styles.on
