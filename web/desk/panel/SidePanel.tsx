import { IconX } from '@tabler/icons-react'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useSay } from '../../language.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { useSurroundings } from '../request/use-request.ts'
import { AnnouncedSection } from './AnnouncedSection.tsx'
import { ClockSection } from './ClockSection.tsx'
import { ContractSection } from './ContractSection.tsx'
import { EquipmentSection } from './EquipmentSection.tsx'
import { FormSection } from './FormSection.tsx'
import { LinksSection } from './LinksSection.tsx'
import { Neighbours } from './Neighbours.tsx'
import { PrioritySection } from './PrioritySection.tsx'
import { RoutingSection } from './RoutingSection.tsx'
import styles from './SidePanel.module.css'
import { VenueSection } from './VenueSection.tsx'
import { WatchersSection } from './WatchersSection.tsx'

interface SidePanelProps {
  readonly number: number
  readonly details: RequestDetails | undefined
  readonly onClose: () => void
}

/**
 * What surrounds the request: who and where, by which contract, till when, on what equipment, beside what. Whoever filed it for another team
 * reads it as its author, and sees of that what an author does.
 */
export function SidePanel({ number, details, onClose }: SidePanelProps) {
  const say = useSay()
  const { data: around, error, isSuccess, refetch } = useSurroundings(number)
  return (
    <section className={styles.panel} aria-label={say('desk.panel')}>
      <IconButton icon={IconX} size={16} label={say('desk.panel.hide')} className={styles.close} onClick={onClose} />
      {error && !around && <Failed error={error} onRetry={() => void refetch()} />}
      {!error && !(isSuccess && details) && <Loading widths={[64, 88, 48]} groups={5} />}
      {isSuccess && details && (
        <>
          {around && <VenueSection details={details} around={around} />}
          <AnnouncedSection details={details} />
          {around && <ContractSection details={details} around={around} />}
          {around && <RoutingSection details={details} why={around.routing} />}
          <PrioritySection details={details} />
          <ClockSection details={details} />
          {around && <EquipmentSection details={details} venue={around.venue} />}
          <FormSection details={details} />
          {around && <Neighbours title={say('desk.open-here')} rows={around.openHere} />}
          {around && <Neighbours title={say('desk.similar')} rows={around.similarResolved} />}
          <LinksSection details={details} />
          <WatchersSection details={details} />
        </>
      )}
    </section>
  )
}
