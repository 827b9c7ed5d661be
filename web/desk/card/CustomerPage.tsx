import { IconClock } from '@tabler/icons-react'
import type { PersonSurroundings } from '../../../src/contract/request/card.ts'
import type { PersonCard } from '../../../src/contract/request/request.ts'
import { placeName } from '../../../src/domain/people/place-name.ts'
import { formatsFor } from '../../../src/texts/format.ts'
import { languageFor } from '../../../src/texts/language.ts'
import { useNow } from '../../clock.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useFormats, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { useMe } from '../../session.ts'
import { buttonClass } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { AddressLine } from '../panel/AddressLine.tsx'
import styles from './Card.module.css'
import { CardNotes } from './CardNotes.tsx'
import { CardPage, NoCard, useCardId } from './CardPage.tsx'
import { CardRequests } from './CardRequests.tsx'
import { CardSection } from './CardSection.tsx'
import { CardTerms } from './CardTerms.tsx'
import { usePersonCard, usePersonSurroundings } from './use-cards.ts'

/** A person as whoever takes his call needs him: his terms, what is open, who he is. */
export function CustomerPage() {
  const say = useSay()
  const id = useCardId()
  const { data: person, error, refetch } = usePersonCard(id)
  if (!person || error) {
    return <NoCard error={error} missing={say('desk.card.person.missing')} onRetry={() => void refetch()} />
  }
  return <Customer key={id} person={person} />
}

function Customer({ person }: { readonly person: PersonCard }) {
  const say = useSay()
  const { abilities } = useMe()
  const card = { kind: 'people', id: person.id } as const
  const { data: around, error, refetch } = usePersonSurroundings(person.id)
  return (
    <CardPage
      title={person.name}
      about={person.position}
      actions={
        abilities.fileForOthers && (
          <a className={buttonClass('primary')} href={paths.deskNewFor(person.id)}>
            {say('desk.card.file')}
          </a>
        )
      }
      aside={
        <>
          <About person={person} roles={around?.roles ?? []} />
          {around && <Venues {...around} />}
        </>
      }
    >
      {error && !around && <Failed error={error} onRetry={() => void refetch()} />}
      {!error && !around && <Loading widths={[64, 40]} groups={1} />}
      {around && <CardTerms terms={around.terms} venues={around.venues.length} />}
      <CardNotes card={card} />
      <CardRequests card={card} />
    </CardPage>
  )
}

interface AboutProps {
  readonly person: PersonCard
  readonly roles: PersonSurroundings['roles']
}

/** How he is reached, what he is and where. */
function About({ person, roles }: AboutProps) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const { addresses, locale, zone } = person
  const organisations = unique(roles.flatMap(({ organisation }) => organisation ?? []))
  const dealers = unique(organisations.flatMap((one) => one.dealers))
  return (
    <CardSection
      title={say('desk.card.about')}
      aside={
        <span className={styles.there} data-tip={zone}>
          <Icon of={IconClock} size={14} />
          {say('desk.there', { time: formatsFor(formats.language, zone).time(now) })}
        </span>
      }
    >
      <dl className={styles.facts}>
        {addresses.map((address) => (
          <AddressLine key={address.kind + address.value} address={address} isProofTold />
        ))}
        <dt>{say('desk.card.roles')}</dt>
        <dd>
          <ul>
            {roles.map(({ role, organisation, venue }) => (
              <li key={`${role}-${venue?.id}-${organisation?.id}`}>
                {venue
                  ? say('desk.card.role.at', { role: say(`role.${role}`), place: venue.name })
                  : say(`role.${role}`)}
              </li>
            ))}
          </ul>
        </dd>
        <Named title={say('desk.card.organisation')} all={organisations} />
        <Named title={say('desk.card.dealers')} all={dealers} />
        <dt>{say('desk.card.language')}</dt>
        <dd>{say(`desk.card.language.${languageFor([locale])}`)}</dd>
      </dl>
      {addresses.length === 0 && (
        <p className={`${styles.quiet} ${styles.small}`}>{say('desk.card.addresses.hidden')}</p>
      )}
    </CardSection>
  )
}

interface NamedThing {
  readonly id: number
  readonly name: string
}

function Named({ title, all }: { readonly title: string; readonly all: readonly NamedThing[] }) {
  if (all.length === 0) return null
  return (
    <>
      <dt>{title}</dt>
      <dd>{all.map(({ name }) => name).join(', ')}</dd>
    </>
  )
}

function unique<Thing extends NamedThing>(all: readonly Thing[]): readonly Thing[] {
  return [...new Map(all.map((one) => [one.id, one])).values()]
}

function Venues({ venues, moreVenues }: Pick<PersonSurroundings, 'venues' | 'moreVenues'>) {
  const say = useSay()
  if (venues.length === 0) return null
  return (
    <CardSection title={say('desk.card.venues')}>
      <ul className={styles.links}>
        {venues.map((venue) => (
          <li key={venue.id}>
            <a href={paths.deskVenue(venue.id)}>
              <span>{placeName(venue)}</span>
              <span className={styles.quiet}>{venue.code}</span>
            </a>
          </li>
        ))}
      </ul>
      {moreVenues && (
        <p className={`${styles.quiet} ${styles.small}`}>{say('desk.card.venues.more', { count: venues.length })}</p>
      )}
    </CardSection>
  )
}
