import { IconPhone, IconPhoneOff } from '@tabler/icons-react'
import type { CardTerms as Terms } from '../../../src/contract/request/card.ts'
import { formatsFor } from '../../../src/texts/format.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import { Icon } from '../../ui/Icon.tsx'
import { coverageText } from '../panel/ContractSection.tsx'
import styles from './Card.module.css'

interface CardTermsProps {
  readonly terms: readonly Terms[]
  /** How many venues the terms were asked for. */
  readonly venues: number
}

/** Whether a call is taken, by which contract, until when and why: what is asked first. */
export function CardTerms({ terms, venues }: CardTermsProps) {
  const say = useSay()
  return (
    <section className={styles.terms} aria-label={say('desk.card.terms')}>
      {terms.length === 0 && <p className={styles.quiet}>{say('desk.card.terms.unseen')}</p>}
      {terms.map((one) => (
        <Ruling key={one.contract.id} terms={one} isPart={one.venueIds.length > 0 && one.venueIds.length < venues} />
      ))}
    </section>
  )
}

function Ruling({ terms, isPart }: { readonly terms: Terms; readonly isPart: boolean }) {
  const say = useSay()
  const { language } = useFormats()
  const now = useNow()
  const { contract, because, closedWays, venueIds } = terms
  const isClosed = closedWays.includes('phone')
  // A day has no zone: it is read as it is written.
  const until = contract.endsOn && formatsFor(language, 'UTC').date(contract.endsOn, now)
  const about = [
    say(`desk.card.terms.${contract.kind}`, { number: contract.number }),
    until ? say('desk.contract.until', { date: until }) : say('desk.card.terms.no-end'),
    contract.serviceHours.name,
    isPart && say('desk.card.terms.venues', { count: venueIds.length }),
  ]
  return (
    <div className={styles.ruling} data-closed={isClosed || undefined}>
      <Icon of={isClosed ? IconPhoneOff : IconPhone} size={20} />
      <div>
        <p className={styles.strong}>{contract.name}</p>
        <p>{say(isClosed ? 'desk.card.terms.no-phone' : 'desk.card.terms.phone')}</p>
        <p className={`${styles.quiet} ${styles.small}`}>{about.filter(Boolean).join(' · ')}</p>
        <p className={`${styles.quiet} ${styles.small}`}>{say(coverageText(because))}</p>
      </div>
    </div>
  )
}
