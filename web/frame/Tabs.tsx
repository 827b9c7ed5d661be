import type { ReactNode } from 'react'
import { Icon, type IconShape } from '../ui/Icon.tsx'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'
import styles from './Tabs.module.css'

interface TabsProps {
  readonly label: string
  readonly children: ReactNode
}

/** The bar at the foot of a telephone. */
export function Tabs({ label, children }: TabsProps) {
  return (
    <nav className={styles.tabs} aria-label={label} data-stays-clear>
      {children}
    </nav>
  )
}

/** Of a tab that is a button; what stands in it is a `TabFace`. */
export const tabClass = styles.tab

interface TabFaceProps {
  readonly icon: IconShape
  readonly label: string
  /** How much waits behind it, and what that is. */
  readonly count?: number
  readonly counted?: string
}

export function TabFace({ icon, label, count = 0, counted }: TabFaceProps) {
  return (
    <>
      <Icon of={icon} size={24} />
      {label}
      {count > 0 && (
        <span className={styles.number}>
          <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
          <VisuallyHidden>, {counted}</VisuallyHidden>
        </span>
      )}
    </>
  )
}

interface TabProps extends TabFaceProps {
  readonly href: string
  readonly current: boolean
}

export function Tab({ href, current, ...face }: TabProps) {
  return (
    <a className={styles.tab} href={href} aria-current={current ? 'page' : undefined}>
      <TabFace {...face} />
    </a>
  )
}
