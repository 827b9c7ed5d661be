import { IconPhoneIncoming, IconPhoneOutgoing } from '@tabler/icons-react'
import type { CallRow } from '../../../src/contract/phone/calls.ts'
import { useNow } from '../../clock.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useFormats, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { CallLink } from './CallLink.tsx'
import styles from './CallsPage.module.css'
import { JournalFilter } from './JournalFilter.tsx'
import { Recording } from './Recording.tsx'
import { useJournal, useJournalAddress } from './use-journal.ts'
import { useTalkLength } from './use-talk-length.ts'

/** All calls, the latest first: who, how it came out, and what became of it. */
export function Journal() {
  const say = useSay()
  const { filters, change } = useJournalAddress()
  const { data, error, refetch, hasNextPage, fetchNextPage } = useJournal(filters)
  const rows = data?.pages.flatMap(({ items }) => items) ?? []
  const isFiltered = Object.values(filters).some(Boolean)
  return (
    <>
      <JournalFilter filters={filters} onChange={change} />
      {!data && (error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading groups={5} />)}
      {data && rows.length === 0 && (
        <EmptyState title={say(isFiltered ? 'desk.empty.filtered' : 'desk.calls.journal.none')}>
          {say(isFiltered ? 'desk.calls.journal.none.filtered' : 'desk.calls.journal.none.text')}
        </EmptyState>
      )}
      <ul className={styles.rows} aria-label={say('desk.calls.journal')}>
        {rows.map((row) => (
          <li key={row.id} className={styles.call}>
            <Row row={row} />
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <div className={styles.more}>
          <Button onClick={() => void fetchNextPage()}>{say('desk.letters.more')}</Button>
        </div>
      )}
    </>
  )
}

function Row({ row }: { readonly row: CallRow }) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const { direction, startedAt, person, number, venue, specialist, request, hasRecording } = row
  return (
    <>
      <span className={styles.sign} data-tip={say(`desk.calls.direction.${direction}`)}>
        <Icon of={direction === 'in' ? IconPhoneIncoming : IconPhoneOutgoing} />
        <VisuallyHidden>{say(`desk.calls.direction.${direction}`)}</VisuallyHidden>
      </span>
      <div className={styles.who}>
        <p className={styles.line}>
          {person ? (
            <a className={styles.name} href={paths.deskCustomer(person.id)}>
              {person.name}
            </a>
          ) : (
            <span className={styles.name}>{say('desk.call.unknown')}</span>
          )}
          {number === null ? say('desk.call.withheld') : <CallLink number={number} />}
        </p>
        <p className={styles.quiet}>
          {venue && <span>{venue}</span>}
          <Outcome row={row} />
          {specialist && <span>{specialist.name}</span>}
        </p>
      </div>
      <div className={styles.ways}>
        {request !== null && (
          <a className="link" href={paths.deskRequest(request)}>
            №{request}
          </a>
        )}
        {hasRecording && <Recording call={row.id} />}
        <time dateTime={startedAt} data-tip={formats.exact(startedAt)}>
          {formats.moment(startedAt, now)}
        </time>
      </div>
    </>
  )
}

function Outcome({ row: { result, talkSeconds, waitSeconds, isRefused } }: { readonly row: CallRow }) {
  const say = useSay()
  const length = useTalkLength()
  const parts = [
    result === null ? say('desk.calls.result.on') : say(`desk.calls.result.${result}`),
    talkSeconds > 0 && length(talkSeconds),
    talkSeconds === 0 &&
      waitSeconds !== null &&
      waitSeconds > 0 &&
      say('desk.calls.waited', { length: length(waitSeconds) }),
    isRefused && say('desk.calls.refused'),
  ]
  return (
    <span data-result={result ?? 'on'} className={styles.result}>
      {parts.filter(Boolean).join(', ')}
    </span>
  )
}
