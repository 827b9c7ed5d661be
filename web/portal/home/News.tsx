import { IconAlertTriangle, IconCalendarEvent } from '@tabler/icons-react'
import type { Announcement } from '../../../src/contract/catalogue/catalogue.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useInMyLanguage, useSay } from '../../language.ts'
import { useNews } from '../../request/news.ts'
import { Icon } from '../../ui/Icon.tsx'
import styles from './News.module.css'

/** Mass incidents and planned works, in our words. */
export function News() {
  const say = useSay()
  const { data } = useNews()
  const news = data?.announcements ?? []
  return (
    <section className={styles.news} aria-label={say('portal.news')} hidden={news.length === 0}>
      {news.map((one) => (
        <Piece key={one.id} announcement={one} />
      ))}
    </section>
  )
}

function Piece({ announcement }: { readonly announcement: Announcement }) {
  const say = useSay()
  const formats = useFormats()
  const inMyLanguage = useInMyLanguage()
  const now = useNow()
  const { kind, startsAt, endsAt, text } = announcement
  const from = formats.moment(startsAt, now)
  const isOneDay = endsAt !== null && formats.isToday(startsAt, endsAt)
  const until = endsAt && (isOneDay ? formats.time(endsAt) : formats.moment(endsAt, now))
  return (
    <p className={styles.piece} data-kind={kind}>
      <Icon of={kind === 'incident' ? IconAlertTriangle : IconCalendarEvent} size={20} />
      <span>
        {inMyLanguage(text)}{' '}
        <span className={styles.when}>
          {until ? say('portal.news.between', { from, until }) : say('portal.news.since', { from })}
        </span>
      </span>
    </p>
  )
}
