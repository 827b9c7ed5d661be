import { IconChevronDown } from '@tabler/icons-react'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import { PriorityBars } from '../../request/PriorityBars.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { useClockPage } from '../request/use-request.ts'
import { Section } from './Section.tsx'
import styles from './SidePanel.module.css'

/** The priority and its formula: «Срочность высокая × критичность средняя → 2». */
export function PrioritySection({ details }: { readonly details: RequestDetails }) {
  const say = useSay()
  const { priority, urgency, criticality } = details
  const formula = say('desk.priority.formula', {
    urgency: say(`desk.urgency.${urgency}`),
    criticality: say(`desk.criticality.${criticality}`),
  })
  return (
    <Section
      title={say('desk.priority')}
      aside={
        <span className={styles.value}>
          <span aria-hidden="true">
            <PriorityBars priority={priority} />
          </span>
          {priority}
        </span>
      }
    >
      <p className={styles.formula}>{formula}</p>
      <Popover
        label={say('desk.priority.why')}
        position="bottom-start"
        className={styles.pop}
        trigger={(wiring) => (
          <button {...wiring} type="button" className={styles.why}>
            {say('desk.priority.why')}
            <Icon of={IconChevronDown} size={14} />
          </button>
        )}
      >
        <Why details={details} formula={formula} />
      </Popover>
    </Section>
  )
}

function Why({ details, formula }: { readonly details: RequestDetails; readonly formula: string }) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const { data } = useClockPage(details.number)
  const { criticalityIsSet, criticality, urgency, priority, stopOfTrade } = details
  const override = data?.priority.override
  return (
    <>
      <h3>
        {formula} → {override ? '' : priority}
        {override && say('desk.priority.computed')}
      </h3>
      <ul className={styles.reasons}>
        <li className={styles.small}>{say('desk.priority.urgency', { urgency: say(`desk.urgency.${urgency}`) })}</li>
        <li className={styles.small}>
          {say(criticalityIsSet ? 'desk.priority.criticality.set' : 'desk.priority.criticality.not-set', {
            criticality: say(`desk.criticality.${criticality}`),
          })}
        </li>
        {stopOfTrade && <li className={styles.small}>{say('desk.priority.stop-of-trade')}</li>}
        {override && (
          <li className={styles.small}>
            {say('desk.override.held', {
              by: override.by,
              until: formats.moment(override.until, now),
              reason: override.reason,
            })}
          </li>
        )}
      </ul>
    </>
  )
}
