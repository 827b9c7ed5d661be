import { useRef } from 'react'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { CRITICALITIES, type Criticality } from '../../../src/domain/ground/words.ts'
import { put } from '../../api.ts'
import { useSay } from '../../language.ts'
import { PriorityBars } from '../../request/PriorityBars.tsx'
import { Menu, MenuItem, MenuTitle } from '../../ui/Menu.tsx'
import { useShortcuts } from '../shortcuts.ts'
import styles from './RequestHead.module.css'
import { useWork } from './use-work.ts'

/** The priority is never typed: one sets the criticality and sees beforehand what comes of it. */
export function PriorityControl({ details }: { readonly details: RequestDetails }) {
  const say = useSay()
  const trigger = useRef<HTMLButtonElement>(null)
  const setCriticality = useCriticality(details)
  useShortcuts({ priority: () => trigger.current?.click() })
  const face = (
    <>
      <span aria-hidden="true">
        <PriorityBars priority={details.priority} />
      </span>
      {say(`priority.${details.priority}`)}
    </>
  )
  const { priorities } = details
  if (!details.may.work || !priorities) return <span className={styles.prop}>{face}</span>
  return (
    <Menu
      label={say('desk.criticality.label')}
      position="bottom-start"
      trigger={(wiring) => (
        <button {...wiring} ref={trigger} type="button" className={styles.prop} data-tip={say('desk.criticality.tip')}>
          {face}
        </button>
      )}
    >
      <MenuTitle>{say('desk.criticality.urgency', { urgency: say(`desk.urgency.${details.urgency}`) })}</MenuTitle>
      {CRITICALITIES.map((one) => (
        <MenuItem key={one} chosen={one === details.criticality} onChoose={() => void setCriticality(one)}>
          <span className={styles.choice}>
            {say(`desk.criticality.${one}`)}
            <span className={styles.become}>
              <PriorityBars priority={priorities[one]} /> {priorities[one]}
            </span>
          </span>
        </MenuItem>
      ))}
    </Menu>
  )
}

function useCriticality(details: RequestDetails) {
  const say = useSay()
  const work = useWork(details.number)
  const set = (criticality: Criticality, back: Criticality | null): Promise<boolean> =>
    work({
      show: ({ priorities, priority }) => ({
        criticality,
        criticalityIsSet: true,
        priority: priorities?.[criticality] ?? priority,
      }),
      call: ({ number, version }) => put(`/api/requests/${number}/criticality`, { criticality, version }),
      done: say('desk.criticality.done', { criticality: say(`desk.criticality.${criticality}`) }),
      ...(back && { undo: { run: () => void set(back, null) } }),
    })
  return (criticality: Criticality) => set(criticality, details.criticality)
}
