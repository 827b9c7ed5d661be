import { useState } from 'react'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { venueOf } from '../../../src/domain/people/place-name.ts'
import { useInMyLanguage, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { useMe } from '../../session.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Fact } from './Fact.tsx'
import styles from './Facts.module.css'
import { OurTimes } from './OurTimes.tsx'
import { Watchers } from './Watchers.tsx'
import { WhyDialog } from './WhyDialog.tsx'

/** What is known about the request, on the canvas without a box. */
export function Facts({ request }: { readonly request: RequestDetails }) {
  const say = useSay()
  const inMyLanguage = useInMyLanguage()
  const me = useMe()
  const [isAsking, setAsking] = useState(false)
  const { author, contact, equipment, answers, links } = request
  const venue = venueOf(request)
  return (
    <>
      <dl className={styles.facts}>
        <Who request={request} />
        <Fact name={say('portal.fact.times')}>
          <OurTimes request={request} />
          <button type="button" className={styles.ask} onClick={() => setAsking(true)}>
            {say('portal.why')}
          </button>
        </Fact>
        {venue && (
          <Fact name={say('portal.fact.venue')}>
            {venue}
            {equipment && (
              <span className={styles.small}>
                {[equipment.name, equipment.softwareVersion].filter(Boolean).join(', ')}
              </span>
            )}
          </Fact>
        )}
        <Fact name={say('portal.fact.contract')}>{request.contract.name}</Fact>
        <Fact name={say('portal.fact.service')}>{inMyLanguage(request.service.name)}</Fact>
        {contact.id !== me.id && <Fact name={say('portal.fact.contact')}>{contact.name}</Fact>}
        {author.id !== contact.id && <Fact name={say('portal.fact.author')}>{author.name}</Fact>}
        {answers.map(({ id, label, value }) => (
          <Fact key={id} name={inMyLanguage(label)}>
            {value}
          </Fact>
        ))}
        {links.length > 0 && (
          <Fact name={say('portal.fact.links')}>
            {links.map(({ number, subject }) => (
              <a key={number} className={styles.link} href={paths.request(number)}>
                {say('portal.number', { number })} {subject ?? ''}
              </a>
            ))}
          </Fact>
        )}
        <Watchers request={request} />
      </dl>
      <WhyDialog number={request.number} opened={isAsking} onClose={() => setAsking(false)} />
    </>
  )
}

function Who({ request: { specialist, team } }: { readonly request: RequestDetails }) {
  const say = useSay()
  return (
    <Fact name={say('portal.fact.who')}>
      <span className={styles.who}>
        <Avatar name={specialist?.name ?? team.name} ours size={32} />
        <span>
          {specialist?.name ?? team.name}
          <span className={styles.small}>{specialist ? team.name : say('portal.fact.nobody')}</span>
        </span>
      </span>
    </Fact>
  )
}
