import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { RequestDetails, RequestPage } from '../../../src/contract/request/request.ts'
import { put } from '../../api.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useSay } from '../../language.ts'
import { Problem } from '../../problem.ts'
import { keys } from '../../queries.ts'
import { useMe } from '../../session.ts'
import { useTitle } from '../../title.ts'
import { buttonClass } from '../../ui/Button.tsx'
import { ErrorState } from '../../ui/EmptyState.tsx'
import { Composer } from '../composer/Composer.tsx'
import { SidePanel } from '../panel/SidePanel.tsx'
import { lastList } from '../queue/view-names.ts'
import type { Filter } from '../timeline/entries.ts'
import { Timeline } from '../timeline/Timeline.tsx'
import { BackLink } from './BackLink.tsx'
import { RequestHead } from './RequestHead.tsx'
import styles from './RequestPane.module.css'
import { useBreachAlert } from './use-breach-alert.ts'
import { useRequest } from './use-request.ts'
import { WaitingLetters } from './WaitingLetters.tsx'

interface RequestPaneProps {
  readonly number: number
  /** Where «назад» leads on a narrow screen. */
  readonly back: string
  readonly panelShown: boolean
  readonly onTogglePanel: () => void
}

/** The conversation with its head and composer, and the side panel beside it. */
export function RequestPane(props: RequestPaneProps) {
  const { number, panelShown } = props
  const say = useSay()
  const { data: details, error, refetch } = useRequest(number)
  useTitle(details ? `№${number} ${details.subject}` : `№${number}`)
  useMarkRead(details)
  useBreachAlert(details)
  return (
    <>
      <section className={styles.pane} aria-label={say('desk.request', { number })}>
        {!details && (
          <div className={styles.coming}>
            <BackLink href={props.back} />
            <h1 className={styles.heard}>№{number}</h1>
          </div>
        )}
        {details ? (
          <Opened {...props} details={details} />
        ) : isNotForUs(error) ? (
          <NoSuchRequest number={number} />
        ) : error ? (
          <Failed error={error} onRetry={() => void refetch()} />
        ) : (
          <Loading widths={[32, 88, 72]} groups={4} />
        )}
      </section>
      {panelShown && !isNotForUs(error) && (
        <SidePanel number={number} details={details} onClose={props.onTogglePanel} />
      )}
    </>
  )
}

function Opened({ details, ...props }: RequestPaneProps & { readonly details: RequestDetails }) {
  const [filter, setFilter] = useState<Filter>('all')
  return (
    <>
      <RequestHead details={details} filter={filter} onFilter={setFilter} {...props} />
      <WaitingLetters number={details.number} count={details.waitingLetters} mayDecide={details.may.work} />
      <Timeline details={details} filter={filter} />
      <Composer key={details.number} details={details} />
    </>
  )
}

/** What is not there for this person is there no more when he asks again: the way on is back to his requests. */
function NoSuchRequest({ number }: { readonly number: number }) {
  const say = useSay()
  return (
    <ErrorState
      title={say('desk.request.missing', { number })}
      action={
        <a className={buttonClass()} href={lastList()}>
          {say('desk.to-requests')}
        </a>
      }
    >
      {say('desk.request.missing.text')}
    </ErrorState>
  )
}

function isNotForUs(error: unknown): boolean {
  return error instanceof Problem && error.code === 'request.not-found'
}

/** Whoever has the request before his eyes has read it, and everything that comes while he looks. */
function useMarkRead(details: RequestDetails | undefined) {
  const queries = useQueryClient()
  const { viewer } = useMe()
  const told = useRef<number | null>(null)
  const number = details?.number
  const last = details?.messages.at(-1)?.id ?? null

  useEffect(() => {
    // Whoever looks with the eyes of somebody else reads nothing for him.
    if (viewer !== null || number === undefined || last === null || last <= 0) return
    const tell = () => {
      if (document.visibilityState !== 'visible' || told.current === last) return
      told.current = last
      // Best effort: the next opening tells it again.
      put(`/api/requests/${number}/read`, {}).catch(() => undefined)
      queries.setQueriesData<{ pages: readonly RequestPage[] }>({ queryKey: keys.requests }, (lists) => {
        if (!lists?.pages) return lists
        const pages = lists.pages.map((page) => ({
          ...page,
          items: page.items.map((row) => (row.number === number ? { ...row, unread: false } : row)),
        }))
        return { ...lists, pages }
      })
    }
    tell()
    document.addEventListener('visibilitychange', tell)
    return () => document.removeEventListener('visibilitychange', tell)
  }, [queries, number, last, viewer])
}
