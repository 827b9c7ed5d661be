import type { ReactNode } from 'react'
import { useSay } from '../language.ts'
import { paths } from '../paths.ts'
import { Icon, type IconShape } from '../ui/Icon.tsx'
import { Sign } from './Logo.tsx'
import styles from './Rail.module.css'

/** The sections of the support, in a narrow column: those on top, then at the bottom what is done rarely. */
export function Rail({ children, below }: { readonly children: ReactNode; readonly below?: ReactNode }) {
  const say = useSay()
  return (
    <nav className={styles.rail} aria-label={say('common.sections')}>
      <a className={styles.sign} href={paths.desk} aria-label={say('common.brand')}>
        <Sign />
      </a>
      {children}
      <span className={styles.gap} />
      {below}
    </nav>
  )
}

interface RailPlaceProps {
  readonly icon: IconShape
  readonly href: string
  readonly label: string
  readonly current: boolean
  /** A dot beside it: something waits, or something is wrong. */
  readonly mark?: 'waiting' | 'alarm' | undefined
}

export function RailPlace({ icon, href, label, current, mark }: RailPlaceProps) {
  return (
    <a
      className={styles.place}
      href={href}
      aria-label={label}
      aria-current={current ? 'page' : undefined}
      data-tip={label}
      data-tip-side="right"
      data-mark={mark}
    >
      <Icon of={icon} size={20} />
    </a>
  )
}
