import { IconArrowDown } from '@tabler/icons-react'
import { type MouseEvent, useMemo, useState } from 'react'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { useNow } from '../../clock.ts'
import { isDrawn } from '../../drawing.ts'
import { useFormats, useSay } from '../../language.ts'
import { useMe } from '../../session.ts'
import { Icon } from '../../ui/Icon.tsx'
import { EventLine } from './EventLine.tsx'
import { type Entry, entriesOf, type Filter } from './entries.ts'
import { LightBox } from './LightBox.tsx'
import { MessageItem } from './MessageItem.tsx'
import styles from './Timeline.module.css'
import { useReadingPlace } from './use-reading-place.ts'

/** The conversation and the history in one stream; opens at the first unread message. */
export function Timeline({ details, filter }: { readonly details: RequestDetails; readonly filter: Filter }) {
  const say = useSay()
  const formats = useFormats()
  const me = useMe()
  const [picture, setPicture] = useState<string | null>(null)
  const [firstUnread] = useState(() => firstUnreadOf(details, me.id))
  const entries = useMemo(
    () => entriesOf(details, { filter, firstUnread, dayOf: formats.longDate }),
    [details, filter, firstUnread, formats],
  )
  const place = useReadingPlace(details, firstUnread)
  const openPicture = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a[target="_blank"]') : null
    const image = link?.querySelector('img')
    if (!image || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    setPicture(image.src)
  }
  return (
    <div className={styles.place}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: what opens are links inside, which hear the keys themselves */}
      <div
        ref={place.ref}
        role="log"
        aria-live="polite"
        aria-relevant="additions"
        aria-label={say('desk.conversation')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
        tabIndex={0}
        // As in use-reading-place.ts, where nothing scrolls by itself.
        data-drawn={(isDrawn() && details.readAt !== null) || undefined}
        className={styles.flow}
        onScroll={place.onScroll}
        onClick={openPicture}
      >
        {entries.map((entry) => (
          <Line key={entry.key} entry={entry} details={details} marked={place.marked} />
        ))}
        {entries.length === 0 && <p className={styles.empty}>{say(`desk.timeline.empty.${filter}`)}</p>}
      </div>
      {place.hasMore && (
        <button type="button" className={styles.more} onClick={place.toEnd}>
          <Icon of={IconArrowDown} size={14} />
          {say('desk.timeline.more')}
        </button>
      )}
      <LightBox picture={picture} onClose={() => setPicture(null)} />
    </div>
  )
}

interface LineProps {
  readonly entry: Entry
  readonly details: RequestDetails
  readonly marked: string | null
}

function Line({ entry, details, marked }: LineProps) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  switch (entry.kind) {
    case 'day': {
      const day = formats.longDate(entry.at)
      return <div className={styles.day}>{formats.isToday(entry.at, now) ? say('desk.today', { day }) : day}</div>
    }
    case 'unread':
      return <div className={`${styles.day} ${styles.unread}`}>{say('desk.timeline.unread')}</div>
    case 'message':
      return <MessageItem message={entry.message} number={details.number} isMarked={marked === entry.key} />
    case 'event':
      return <EventLine told={entry.told} names={details.names} request={details.number} />
  }
}

function firstUnreadOf({ messages, readAt }: RequestDetails, me: number): number | null {
  if (readAt === null) return null
  const unread = messages.find(({ sentAt, author }) => author.id !== me && Date.parse(sentAt) > Date.parse(readAt))
  return unread?.id ?? null
}
