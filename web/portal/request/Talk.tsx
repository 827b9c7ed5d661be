import { Fragment, useMemo, useRef } from 'react'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { isSolved } from '../../../src/domain/ground/status.ts'
import { useNow } from '../../clock.ts'
import { isDrawn } from '../../drawing.ts'
import { useFormats, useSay } from '../../language.ts'
import { useMe } from '../../session.ts'
import { EventLine } from './EventLine.tsx'
import { MessageCard } from './MessageCard.tsx'
import styles from './Talk.module.css'
import { firstUnread, type TalkEntry, talkOf } from './talk.ts'
import { useTalkPlace } from './use-talk-place.ts'

/** The conversation, day by day: words as cards, what happened as quiet lines. */
export function Talk({ request }: { readonly request: RequestDetails }) {
  const say = useSay()
  const me = useMe()
  const entries = useMemo(() => talkOf(request), [request])
  const unread = useRef(firstUnread(request, me.id)).current
  const isOver = isSolved(request.status)
  const end = useTalkPlace(request, { unread, isOver })
  return (
    <section
      className={styles.talk}
      aria-label={say('portal.talk')}
      // As in use-talk-place.ts, where nothing scrolls by itself.
      data-drawn={(isDrawn() && !isOver && (unread !== null || request.messages.length > 1)) || undefined}
    >
      {entries.map((entry, place) => (
        <Fragment key={entry.key}>
          <Day at={entry.at} before={entries[place - 1]?.at} />
          {entry.message && entry.message.id === unread && <p className={styles.unread}>{say('portal.talk.unread')}</p>}
          <Entry entry={entry} request={request} />
        </Fragment>
      ))}
      <div ref={end} className={styles.end} />
    </section>
  )
}

function Entry({ entry, request }: { readonly entry: TalkEntry; readonly request: RequestDetails }) {
  if (entry.message) return <MessageCard message={entry.message} request={request} />
  return <EventLine event={entry.event} request={request} />
}

/** The day, where a new one begins; a talk of today alone needs none. */
function Day({ at, before }: { readonly at: string; readonly before: string | undefined }) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  if (before !== undefined && formats.isToday(at, before)) return null
  const isToday = formats.isToday(at, now)
  if (isToday && before === undefined) return null
  return <h2 className={styles.day}>{isToday ? say('portal.talk.today') : formats.date(at, now)}</h2>
}
