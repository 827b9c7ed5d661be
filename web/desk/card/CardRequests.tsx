import type { RequestRow } from '../../../src/contract/request/request.ts'
import { OVER } from '../../../src/domain/ground/status.ts'
import { useNow } from '../../clock.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useFormats, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { SlaChip } from '../../request/SlaChip.tsx'
import { StatusGlyph } from '../../request/StatusGlyph.tsx'
import { Button } from '../../ui/Button.tsx'
import { placeOf } from '../list/Row.tsx'
import styles from './Card.module.css'
import { CardSection } from './CardSection.tsx'
import { type CardName, useCardRequests } from './use-cards.ts'

interface DeviceRequestsProps {
  readonly venue: number
  readonly device: { readonly id: number; readonly name: string }
}

/** What is open about one thing that stands at a venue. */
export function DeviceRequests({ venue, device: { id, name } }: DeviceRequestsProps) {
  const say = useSay()
  return (
    <Requests
      of={{ kind: 'venues', id: venue }}
      title={say('desk.card.open.device', { name })}
      question={`view=open&sort=due&venue=${venue}&equipment=${id}`}
      none={say('desk.card.open.device.none')}
    />
  )
}

/** What is open comes first, then what has ended; the whole list is a press away, narrowed to this card. */
export function CardRequests({ card }: { readonly card: CardName }) {
  const say = useSay()
  const by = card.kind === 'people' ? 'contact' : 'venue'
  const filter = `${by}=${card.id}`
  return (
    <>
      <Requests
        of={card}
        title={say('desk.card.open')}
        question={`view=open&sort=due&${filter}`}
        none={say('desk.card.open.none')}
        all={paths.deskList('all', filter)}
      />
      <Requests
        of={card}
        title={say('desk.card.ended')}
        question={`status=${OVER.join(',')}&sort=newest&${filter}`}
        none={say('desk.card.ended.none')}
      />
    </>
  )
}

interface RequestsProps {
  readonly of: CardName
  readonly title: string
  readonly question: string
  readonly none: string
  /** Where every request of the card is listed. */
  readonly all?: string
}

function Requests({ of, title, question, none, all }: RequestsProps) {
  const say = useSay()
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useCardRequests(question)
  const rows = data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <CardSection
      title={title}
      aside={
        all && (
          <a className="link" href={all}>
            {say('desk.card.all-requests')}
          </a>
        )
      }
    >
      {error && !data ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading widths={[72, 48]} groups={2} />
      ) : rows.length === 0 ? (
        <p className={styles.none}>{none}</p>
      ) : (
        <ul className={styles.requests}>
          {rows.map((row) => (
            <li key={row.number}>
              <RequestLine row={row} of={of} />
            </li>
          ))}
        </ul>
      )}
      {hasNextPage && (
        <p className={styles.more}>
          <Button onClick={() => void fetchNextPage()} disabled={isFetchingNextPage}>
            {say('desk.card.more')}
          </Button>
        </p>
      )}
    </CardSection>
  )
}

/** One line: what is known by the card itself is not said again. */
function RequestLine({ row, of }: { readonly row: RequestRow; readonly of: CardName }) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const where = of.kind === 'people' ? placeOf(row) : row.contact.name
  const ended = row.endsAt ?? row.resolvedAt ?? row.registeredAt
  return (
    <a className={styles.request} href={paths.deskRequest(row.number)}>
      <StatusGlyph status={row.status} />
      <span className={styles.subject}>
        <span className="cut">
          <span className={styles.quiet}>№{row.number} </span>
          {row.subject}
        </span>
        <span className={`${styles.quiet} ${styles.small} cut`}>
          {[say(`status.${row.status}`), where, row.specialist?.name].filter(Boolean).join(' · ')}
        </span>
      </span>
      {OVER.some((over) => over === row.status) ? (
        <span className={styles.quiet}>{formats.date(ended, now)}</span>
      ) : (
        <SlaChip dueAt={row.nextDueAt} burnsAt={row.burnsAt} paused={row.clockPaused} />
      )}
    </a>
  )
}
