import { Tooltip as Floating } from '@mantine/core'
import type { ReactElement } from 'react'
import { useFloatingHome } from './floating-home.ts'
import styles from './Tooltip.module.css'

interface TooltipProps {
  readonly text: string
  /** One element that takes a ref and events. */
  readonly children: ReactElement
  readonly position?: 'top' | 'right' | 'bottom' | 'left'
}

/** A word on hover or focus; never the only place where something is said. */
export function Tooltip({ text, children, position = 'bottom' }: TooltipProps) {
  return (
    <Floating
      label={text}
      position={position}
      openDelay={400}
      events={onPointerAndKeyboard}
      transitionProps={still}
      classNames={{ tooltip: styles.tooltip ?? '' }}
      {...useFloatingHome()}
    >
      {children}
    </Floating>
  )
}

const onPointerAndKeyboard = { hover: true, focus: true, touch: false }
const still = { duration: 0 }
