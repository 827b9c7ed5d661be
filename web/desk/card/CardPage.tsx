import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useSay } from '../../language.ts'
import { Problem } from '../../problem.ts'
import { useTitle } from '../../title.ts'
import { buttonClass } from '../../ui/Button.tsx'
import { ErrorState } from '../../ui/EmptyState.tsx'
import { BesideViews } from '../queue/BesideViews.tsx'
import { lastList } from '../queue/view-names.ts'
import styles from './Card.module.css'

/** The id in the address; 0, which nobody has, where it is none. */
export function useCardId(): number {
  const { id = '' } = useParams({ strict: false })
  return /^[1-9]\d{0,14}$/.test(id) ? Number(id) : 0
}

interface CardPageProps {
  readonly title: string
  /** What stands beside the title, quietly. */
  readonly about?: ReactNode
  readonly actions?: ReactNode
  readonly aside: ReactNode
  readonly children: ReactNode
}

/** A card as a page: who it is on top, what matters first in the middle, what one looks up beside it. */
export function CardPage({ title, about, actions, aside, children }: CardPageProps) {
  useTitle(title)
  return (
    <BesideViews>
      <article className={styles.page} aria-label={title}>
        <header className={styles.top}>
          <div className={styles.name}>
            <h1>{title}</h1>
            {about && <p className={styles.quiet}>{about}</p>}
          </div>
          {actions}
        </header>
        <div className={styles.columns}>
          <div className={styles.column}>{children}</div>
          <aside className={styles.aside}>{aside}</aside>
        </div>
      </article>
    </BesideViews>
  )
}

interface NoCardProps {
  /** Null: it is on its way. */
  readonly error: unknown
  readonly missing: string
  readonly onRetry: () => void
}

/** A card that has not come: not yet, not for this person, or not at all. */
export function NoCard({ error, missing, onRetry }: NoCardProps) {
  const say = useSay()
  // 400: what stands in the address is no id at all.
  const isMissing = error instanceof Problem && [400, 404].includes(error.status)
  return (
    <BesideViews>
      <div className={styles.page}>
        {!error && <Loading widths={[40, 88, 72]} groups={4} />}
        {isMissing && (
          <ErrorState
            alone
            title={missing}
            action={
              <a className={buttonClass()} href={lastList()}>
                {say('desk.to-requests')}
              </a>
            }
          >
            {say('desk.card.missing.text')}
          </ErrorState>
        )}
        {error && !isMissing ? <Failed error={error} onRetry={onRetry} /> : null}
      </div>
    </BesideViews>
  )
}
