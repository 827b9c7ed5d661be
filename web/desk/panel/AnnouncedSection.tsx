import { IconAlertTriangle, IconCalendarEvent } from '@tabler/icons-react'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { useInMyLanguage, useSay } from '../../language.ts'
import { useNews } from '../../request/news.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Section } from './Section.tsx'
import styles from './SidePanel.module.css'

/** What is announced of its service or of everything just now: the specialist knows what its customer was told. */
export function AnnouncedSection({ details: { service, endedAt } }: { readonly details: RequestDetails }) {
  const say = useSay()
  const inMyLanguage = useInMyLanguage()
  const { data } = useNews()
  const announced = (data?.announcements ?? []).filter(
    ({ kind, serviceId }) => serviceId === service.id || (serviceId === null && kind === 'incident'),
  )
  if (endedAt !== null || announced.length === 0) return null
  return (
    <Section title={say('desk.announced')}>
      <ul className={styles.announced}>
        {announced.map(({ id, kind, text }) => (
          <li key={id}>
            <Icon of={kind === 'incident' ? IconAlertTriangle : IconCalendarEvent} size={16} />
            <span>{inMyLanguage(text) || text.en}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
