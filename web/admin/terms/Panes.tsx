import type { CSSProperties, ReactNode } from 'react'
import { classes } from '../../ui/classes.ts'
import styles from './Panes.module.css'

interface PanesProps {
  readonly children: ReactNode
  readonly aside?: ReactNode
  /** How wide the pane at the side is. */
  readonly width?: number
}

/** A page of one pane or two, each with a head, a body that scrolls and a dock. */
export function Panes({ children, aside, width = 344 }: PanesProps) {
  const style = { '--aside': aside ? `${width}px` : '0px' } as CSSProperties
  return (
    <div className={styles.panes} style={style}>
      <div className={styles.pane}>{children}</div>
      {aside && <aside className={classes(styles.pane, styles.aside)}>{aside}</aside>}
    </div>
  )
}

interface HeadProps {
  readonly title: string
  /** The pages above, outermost first. */
  readonly crumbs?: readonly { readonly href: string; readonly label: string }[]
  readonly meta?: ReactNode
  readonly children?: ReactNode
}

export function PaneHead({ title, crumbs = [], meta, children }: HeadProps) {
  return (
    <div>
      <div className={styles.head}>
        {crumbs.map(({ href, label }) => (
          <a key={href} className={styles.crumb} href={href}>
            {label}
          </a>
        ))}
        <h1>{title}</h1>
        {children}
      </div>
      {meta && <div className={styles.meta}>{meta}</div>}
    </div>
  )
}

interface LineProps {
  readonly label: ReactNode
  readonly hint?: ReactNode
  /** The one link at the right edge. */
  readonly link?: ReactNode
  readonly children: ReactNode
}

/** A setting: its name, its value, what it causes under it. */
export function Line({ label, hint, link, children }: LineProps) {
  return (
    <div className={styles.line}>
      <span className={styles.term}>{label}</span>
      <div>
        {children}
        {hint && <p className={styles.hint}>{hint}</p>}
      </div>
      {link}
    </div>
  )
}
