import { Popover as Floating } from '@mantine/core'
import type { ReactElement, ReactNode } from 'react'
import { classes } from './classes.ts'
import { useFloatingHome } from './floating-home.ts'
import styles from './Popover.module.css'

interface PopoverProps {
  /** One element that takes a ref; pressing it opens the popover. */
  readonly trigger: ReactElement
  readonly label: string
  readonly children: ReactNode
  readonly position?: 'bottom-start' | 'bottom-end' | 'top-start' | 'top-end'
  readonly opened?: boolean
  readonly onChange?: (opened: boolean) => void
  readonly className?: string | undefined
}

/** A small sheet beside what it explains. Esc and a press outside close it and give the focus back. */
export function Popover({
  trigger,
  label,
  children,
  position = 'bottom-end',
  opened,
  onChange,
  className,
}: PopoverProps) {
  return (
    <Floating
      position={position}
      trapFocus
      returnFocus
      transitionProps={still}
      {...(opened === undefined ? {} : { opened })}
      {...(onChange && { onChange })}
      {...useFloatingHome()}
    >
      <Floating.Target>{trigger}</Floating.Target>
      <Floating.Dropdown className={classes(styles.sheet, className)} aria-label={label}>
        {children}
      </Floating.Dropdown>
    </Floating>
  )
}

const still = { duration: 0 }
