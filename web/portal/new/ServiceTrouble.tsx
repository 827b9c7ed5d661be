import { IconAlertTriangle, IconCalendarEvent } from '@tabler/icons-react'
import type { CatalogueService } from '../../../src/contract/catalogue/catalogue.ts'
import { useNow } from '../../clock.ts'
import { useInMyLanguage } from '../../language.ts'
import { useNews } from '../../request/news.ts'
import { Icon } from '../../ui/Icon.tsx'
import styles from './ServiceTrouble.module.css'

/** What is known of the chosen service before a word is written: that it does not work as usual, and what was announced of it. */
export function ServiceTrouble({ service }: { readonly service: CatalogueService | undefined }) {
  // Nothing is asked for before there is a service that it could be about.
  return service ? <Trouble service={service} /> : null
}

function Trouble({ service }: { readonly service: CatalogueService }) {
  const inMyLanguage = useInMyLanguage()
  const { data } = useNews()
  const now = useNow()
  const announced = (data?.announcements ?? []).filter(
    ({ serviceId, startsAt }) => serviceId === service.id && Date.parse(startsAt) <= now,
  )
  const { availability, availabilityNote: note } = service
  const isUsual = availability === 'available' || !note
  if (isUsual && announced.length === 0) return null
  return (
    <div className={styles.trouble} role="status">
      {!isUsual && (
        <p className={styles.piece} data-kind="incident">
          <Icon of={IconAlertTriangle} size={20} />
          <span>{inMyLanguage(note)}</span>
        </p>
      )}
      {announced.map(({ id, kind, text }) => (
        <p key={id} className={styles.piece} data-kind={kind}>
          <Icon of={kind === 'incident' ? IconAlertTriangle : IconCalendarEvent} size={20} />
          <span>{inMyLanguage(text) || text.en}</span>
        </p>
      ))}
    </div>
  )
}
