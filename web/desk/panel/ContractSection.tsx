import { useState } from 'react'
import type { RequestDetails, RequestSurroundings } from '../../../src/contract/request/request.ts'
import { placeOfZone } from '../../../src/texts/zone-place.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useLanguage, useSay } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { Section } from './Section.tsx'
import styles from './SidePanel.module.css'
import { TermsDialog } from './TermsDialog.tsx'

interface ContractSectionProps {
  readonly details: RequestDetails
  readonly around: RequestSurroundings
}

/** By which contract it is served, on which hours, and why by this one. */
export function ContractSection({ details, around }: ContractSectionProps) {
  const say = useSay()
  const formats = useFormats()
  const [language] = useLanguage()
  const now = useNow()
  const [isChanging, setChanging] = useState(false)
  const { contract } = around
  const { name, zone } = contract.serviceHours
  return (
    <Section
      title={say('desk.contract')}
      aside={<WhyThis around={around} details={details} onChange={() => setChanging(true)} />}
    >
      <div className={styles.line}>
        <span className={`${styles.strong} ${styles.wraps}`}>{contract.name}</span>
        {contract.endsOn && (
          <span className={styles.quiet}>
            {say('desk.contract.until', { date: formats.date(contract.endsOn, now) })}
          </span>
        )}
      </div>
      <p className={styles.small}>{zone === formats.zone ? name : `${name}, ${placeOfZone(zone, language)}`}</p>
      <p className={styles.small}>{say('desk.service', { name: details.service.name[language] })}</p>
      {isChanging && <TermsDialog details={details} around={around} onClose={() => setChanging(false)} />}
    </Section>
  )
}

function WhyThis({ around, details, onChange }: ContractSectionProps & { readonly onChange: () => void }) {
  const say = useSay()
  const { coverage, contract } = around
  return (
    <Popover
      label={say('desk.contract.why')}
      className={styles.pop}
      trigger={(wiring) => (
        <button {...wiring} type="button" className="link">
          {say('desk.contract.why')}
        </button>
      )}
    >
      {(close) => (
        <>
          <h3>{say('desk.contract.why')}</h3>
          <p className={styles.small}>
            №{contract.number}. {say(coverageText(coverage.because))}
          </p>
          {coverage.passedOver.length > 0 && (
            <ul className={styles.reasons}>
              {coverage.passedOver.map(({ contract: other, why }) => (
                <li key={other.id}>
                  {other.name}
                  <p className={styles.small}>{say(passedOverText(why))}</p>
                </li>
              ))}
            </ul>
          )}
          {contract.demonstrationValues && <p className={styles.mark}>{say('desk.demonstration')}</p>}
          {details.may.work && (
            <p className={styles.reasons}>
              <Button
                onClick={() => {
                  close()
                  onChange()
                }}
              >
                {say('desk.terms.change')}
              </Button>
            </p>
          )}
        </>
      )}
    </Popover>
  )
}

const COVERAGE = {
  venue: 'desk.coverage.venue',
  person: 'desk.coverage.person',
  organisation: 'desk.coverage.organisation',
  parent_organisation: 'desk.coverage.parent_organisation',
  default_agreement: 'desk.coverage.default_agreement',
  chosen_by_specialist: 'desk.coverage.chosen_by_specialist',
} as const
const PASSED_OVER = {
  not_active: 'desk.passed-over.not_active',
  not_in_term: 'desk.passed-over.not_in_term',
  service_not_covered: 'desk.passed-over.service_not_covered',
  less_specific: 'desk.passed-over.less_specific',
} as const

export function coverageText(because: string) {
  return Object.entries(COVERAGE).find(([code]) => code === because)?.[1] ?? 'desk.coverage.default_agreement'
}

function passedOverText(why: string) {
  return Object.entries(PASSED_OVER).find(([code]) => code === why)?.[1] ?? 'desk.passed-over.less_specific'
}
