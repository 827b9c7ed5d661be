import { IconClock } from '@tabler/icons-react'
import type { RequestDetails, RequestSurroundings } from '../../../src/contract/request/request.ts'
import { venueOf } from '../../../src/domain/people/place-name.ts'
import { formatsFor } from '../../../src/texts/format.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { Icon } from '../../ui/Icon.tsx'
import { AddressLine } from './AddressLine.tsx'
import { CopyButton } from './CopyButton.tsx'
import styles from './SidePanel.module.css'

interface VenueSectionProps {
  readonly details: RequestDetails
  readonly around: RequestSurroundings
}

/** Where it happened, what time it is there, and whom to call. */
export function VenueSection({ details, around }: VenueSectionProps) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const { venue, person } = around
  const zone = venue?.zone ?? person.zone
  const there = formatsFor(formats.language, zone).time(now)
  const title = venueOf({ venue }) ?? details.organisation?.name ?? person.name
  return (
    <section className={styles.section} aria-label={title}>
      <div className={styles.title}>
        <h2>
          {venue ? (
            <a className={styles.card} href={paths.deskVenue(venue.id)}>
              {title}
            </a>
          ) : (
            title
          )}
        </h2>
        <span className={styles.there} data-tip={zone}>
          <Icon of={IconClock} size={14} />
          {say('desk.there', { time: there })}
        </span>
      </div>
      <dl className={styles.facts}>
        <dt>{say('desk.contact')}</dt>
        <dd>
          <a className={styles.card} href={paths.deskCustomer(person.id)} data-tip={person.position ?? undefined}>
            {person.name}
          </a>
        </dd>
        {person.addresses.map((address) => (
          <AddressLine key={address.kind + address.value} address={address} />
        ))}
        {venue && (
          <>
            <dt>{say('desk.venue.address')}</dt>
            <dd>
              <span data-tip={venue.address}>{venue.address}</span>
            </dd>
            <dt>{say('desk.venue.code')}</dt>
            <dd>
              <span className="mono">{venue.code}</span>
              <CopyButton text={venue.code} />
            </dd>
            {venue.openingHours && (
              <>
                <dt>{say('desk.venue.hours')}</dt>
                <dd>{venue.openingHours}</dd>
              </>
            )}
            {venue.dealer && (
              <>
                <dt>{say('desk.venue.dealer')}</dt>
                <dd>
                  <span>{venue.dealer.name}</span>
                </dd>
              </>
            )}
          </>
        )}
      </dl>
    </section>
  )
}
