import { IconClock } from '@tabler/icons-react'
import { useLocation } from '@tanstack/react-router'
import type { VenueSurroundings } from '../../../src/contract/request/card.ts'
import type { VenueCard } from '../../../src/contract/request/request.ts'
import { placeName } from '../../../src/domain/people/place-name.ts'
import { formatsFor } from '../../../src/texts/format.ts'
import { useNow } from '../../clock.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useFormats, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { Icon } from '../../ui/Icon.tsx'
import { CopyButton } from '../panel/CopyButton.tsx'
import { EquipmentList } from '../panel/EquipmentSection.tsx'
import { ROOM_FOR_RAIL, useRoomFor } from '../panes.ts'
import styles from './Card.module.css'
import { CardNotes } from './CardNotes.tsx'
import { CardPage, NoCard, useCardId } from './CardPage.tsx'
import { CardRequests, DeviceRequests } from './CardRequests.tsx'
import { CardSection } from './CardSection.tsx'
import { CardTerms } from './CardTerms.tsx'
import { useVenueCard, useVenueSurroundings } from './use-cards.ts'

/** A restaurant: its terms, what is open there, what stands there and who works there. */
export function VenuePage() {
  const say = useSay()
  const id = useCardId()
  const { data: venue, error, refetch } = useVenueCard(id)
  if (!venue || error) {
    return <NoCard error={error} missing={say('desk.card.venue.missing')} onRetry={() => void refetch()} />
  }
  return <Venue key={id} venue={venue} />
}

function Venue({ venue }: { readonly venue: VenueCard }) {
  const say = useSay()
  const card = { kind: 'venues', id: venue.id } as const
  const { data: around, error, refetch } = useVenueSurroundings(venue.id)
  const isTelephone = !useRoomFor(ROOM_FOR_RAIL)
  const labelled = useLabelled(venue)
  return (
    <CardPage
      title={placeName(venue)}
      about={venue.works ? venue.code : [venue.code, say('desk.card.closed')].join(' · ')}
      aside={
        <>
          <About venue={venue} />
          <EquipmentList all={first(labelled, venue.equipment)} first={4} />
          {around && <People people={around.people} />}
        </>
      }
    >
      {labelled && <DeviceRequests venue={venue.id} device={labelled} />}
      {isTelephone && <CardRequests card={card} />}
      {error && !around && <Failed error={error} onRetry={() => void refetch()} />}
      {!error && !around && <Loading widths={[64, 40]} groups={1} />}
      {around && <CardTerms terms={around.terms} venues={1} />}
      <CardNotes card={card} />
      {!isTelephone && <CardRequests card={card} />}
    </CardPage>
  )
}

type Device = VenueCard['equipment'][number]

/** What the label hangs on by which one has come here; what does not stand here any more is left out. */
function useLabelled({ equipment }: VenueCard): Device | undefined {
  const device = Number(new URLSearchParams(useLocation().searchStr).get('device'))
  return equipment.find(({ id }) => id === device)
}

function first(one: Device | undefined, all: readonly Device[]): readonly Device[] {
  return one ? [one, ...all.filter(({ id }) => id !== one.id)] : all
}

function About({ venue }: { readonly venue: VenueCard }) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const { address, code, zone, openingHours, corporation, dealer } = venue
  return (
    <CardSection
      title={say('desk.card.place')}
      aside={
        <span className={styles.there} data-tip={zone}>
          <Icon of={IconClock} size={14} />
          {say('desk.there', { time: formatsFor(formats.language, zone).time(now) })}
        </span>
      }
    >
      <dl className={styles.facts}>
        <dt>{say('desk.venue.address')}</dt>
        <dd>{address}</dd>
        <dt>{say('desk.venue.code')}</dt>
        <dd>
          <span className="mono">{code}</span>
          <CopyButton text={code} />
        </dd>
        {openingHours && (
          <>
            <dt>{say('desk.venue.hours')}</dt>
            <dd>{openingHours}</dd>
          </>
        )}
        <dt>{say('desk.card.organisation')}</dt>
        <dd>{corporation.name}</dd>
        {dealer && (
          <>
            <dt>{say('desk.venue.dealer')}</dt>
            <dd>{dealer.name}</dd>
          </>
        )}
      </dl>
    </CardSection>
  )
}

function People({ people }: Pick<VenueSurroundings, 'people'>) {
  const say = useSay()
  if (people.length === 0) return null
  return (
    <CardSection title={say('desk.card.people')}>
      <ul className={styles.links}>
        {people.map(({ id, name, position, role }) => (
          <li key={`${id}-${role}`}>
            <a href={paths.deskCustomer(id)}>
              <span>{name}</span>
              <span className={styles.quiet}>{position ?? say(`role.${role}`)}</span>
            </a>
          </li>
        ))}
      </ul>
    </CardSection>
  )
}
