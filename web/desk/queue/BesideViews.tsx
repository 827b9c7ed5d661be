import type { ReactNode } from 'react'
import { useFolded } from '../panes.ts'
import { useShortcuts } from '../shortcuts.ts'
import styles from './QueuePage.module.css'
import { Views } from './Views.tsx'

/** A page that is no list: the views stay where they are, the sheet is its own. */
export function BesideViews({ children }: { readonly children: ReactNode }) {
  const [viewsFolded, foldViews] = useFolded('views')
  useShortcuts({ foldViews })
  return (
    <div className={styles.queue} data-views={viewsFolded ? 'folded' : undefined}>
      <Views />
      <div className={styles.alone}>{children}</div>
    </div>
  )
}
