import { useQueryClient } from '@tanstack/react-query'
import type { RequestRow } from '../../../src/contract/request/request.ts'
import { isOver } from '../../../src/domain/ground/status.ts'
import { venueOf } from '../../../src/domain/people/place-name.ts'
import type { Formats } from '../../../src/texts/format.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import { ChannelIcon } from '../../request/ChannelIcon.tsx'
import { PriorityBars } from '../../request/PriorityBars.tsx'
import { SlaChip } from '../../request/SlaChip.tsx'
import { useMe } from '../../session.ts'
import { initialsOf } from '../../ui/Avatar.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { requestQuery } from '../request/use-request.ts'
import styles from './Row.module.css'
import { draftFor, type KeptDraft } from './use-requests.ts'

export interface RowProps {
  readonly row: RequestRow
  readonly place: number
  readonly href: string
  readonly isCurrent: boolean
  /** The one that Tab comes to. */
  readonly isPointed: boolean
  readonly drafts: readonly KeptDraft[]
  readonly showsSpecialist: boolean
}

/** A request at a glance: where, till when, what, who spoke last. */
export function Row({ row, place, href, isCurrent, isPointed, drafts, showsSpecialist }: RowProps) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const queries = useQueryClient()
  const prefetch = () => void queries.prefetchQuery(requestQuery(row.number))
  const ended = isOver(row.status)
  return (
    <a
      className={styles.row}
      href={href}
      tabIndex={isPointed ? 0 : -1}
      data-place={place}
      data-number={row.number}
      data-unread={row.unread || undefined}
      aria-current={isCurrent ? 'true' : undefined}
      onPointerEnter={prefetch}
      onFocus={prefetch}
    >
      <span className={styles.channel}>
        <ChannelIcon channel={row.channel} />
      </span>
      <span className={`${styles.where} cut`}>
        №{row.number} · {placeOf(row)}
      </span>
      <span className={styles.sla}>
        {ended ? (
          <span className={styles.ended}>{say(`status.${row.status}`)}</span>
        ) : (
          <SlaChip dueAt={row.nextDueAt} burnsAt={row.burnsAt} paused={row.clockPaused} />
        )}
      </span>
      <span className={styles.priority}>
        <PriorityBars priority={row.priority} />
      </span>
      <span className={`${styles.subject} cut`}>
        {row.subject}
        {row.unread && <VisuallyHidden>, {say('desk.row.unread')}</VisuallyHidden>}
      </span>
      <span className={styles.foot}>
        <LastWords row={row} draft={draftFor(row, drafts)} />
        {showsSpecialist && row.specialist && (
          <span className={styles.specialist} data-tip={row.specialist.name}>
            {initialsOf(row.specialist.name)}
            <VisuallyHidden>, {say('desk.row.specialist', { name: row.specialist.name })}</VisuallyHidden>
          </span>
        )}
        <span>{ageOf(row.lastMessage.at, now, formats)}</span>
      </span>
    </a>
  )
}

function LastWords({ row, draft }: { readonly row: RequestRow; readonly draft: string | null }) {
  const say = useSay()
  const me = useMe()
  if (draft !== null) {
    return (
      <span className={`${styles.last} cut`}>
        <span className={styles.draft}>{say('desk.row.draft')}</span> {draft}
      </span>
    )
  }
  const { by, text } = row.lastMessage
  const who = by.id === me.id ? say('desk.row.you') : firstName(by.name)
  return (
    <span className={`${styles.last} cut`}>
      {who}: {text || say('desk.row.files')}
    </span>
  )
}

/** «Весна», Лесная, 5; without a venue the organisation, else the person. */
export function placeOf({ venue, organisation, contact }: Pick<RequestRow, 'venue' | 'organisation' | 'contact'>) {
  return venueOf({ venue }) ?? organisation?.name ?? contact.name
}

function firstName(name: string): string {
  return name.split(' ', 1)[0] ?? name
}

const DAY = 86_400_000

/** «9 м», «3 ч», within a week the day, then the date. */
function ageOf(at: string, now: number, formats: Formats): string {
  const age = now - Date.parse(at)
  return age >= DAY && age < 6 * DAY ? formats.weekday(at) : formats.ago(at, now)
}
