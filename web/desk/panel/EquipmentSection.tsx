import { useState } from 'react'
import type { RequestDetails, VenueCard } from '../../../src/contract/request/request.ts'
import type { TextId } from '../../../src/texts/catalogue.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import { CopyButton } from './CopyButton.tsx'
import { RemoteAccess } from './RemoteAccess.tsx'
import { Section } from './Section.tsx'
import styles from './SidePanel.module.css'

type Equipment = VenueCard['equipment'][number]

interface EquipmentSectionProps {
  readonly details: RequestDetails
  readonly venue: VenueCard | null
}

/** The equipment of the request first, then the rest of the venue; how it is reached from afar is shown on demand. */
export function EquipmentSection({ details, venue }: EquipmentSectionProps) {
  const own = details.equipment
  const others = (venue?.equipment ?? []).filter(({ id }) => id !== own?.id)
  return <EquipmentList all={own ? [own, ...others] : others} first={own ? 1 : 2} number={details.number} />
}

interface EquipmentListProps {
  readonly all: readonly Equipment[]
  /** So many before the rest is asked for. */
  readonly first: number
  /** The request at which it is worked on; without one nothing tells how it is reached. */
  readonly number?: number
}

export function EquipmentList({ all, first, number }: EquipmentListProps) {
  const say = useSay()
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? all : all.slice(0, first)
  const more = all.length - shown.length
  if (all.length === 0) return null
  return (
    <Section
      title={say('desk.equipment')}
      aside={
        more > 0 && (
          <button type="button" onClick={() => setWhole(true)}>
            {say('desk.equipment.more', { count: more })}
          </button>
        )
      }
    >
      <dl className={styles.facts}>
        {shown.map((one) => (
          <Facts key={one.id} number={number} equipment={one} />
        ))}
      </dl>
    </Section>
  )
}

interface FactsProps {
  readonly number: number | undefined
  readonly equipment: Equipment
}

function Facts({ number, equipment }: FactsProps) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const { kind, name, softwareVersion, serialNumber, fiscalDriveExpiresOn } = equipment
  return (
    <>
      <dt>{say(kindText(kind))}</dt>
      <dd>
        <span>{softwareVersion ? say('desk.equipment.version', { name, version: softwareVersion }) : name}</span>
      </dd>
      {serialNumber && (
        <>
          <dt>{say('desk.equipment.serial')}</dt>
          <dd>
            <span className="mono">{serialNumber}</span>
            <CopyButton text={serialNumber} />
          </dd>
        </>
      )}
      {fiscalDriveExpiresOn && (
        <>
          <dt>{say('desk.equipment.drive')}</dt>
          <dd>{say('desk.contract.until', { date: formats.date(fiscalDriveExpiresOn, now) })}</dd>
        </>
      )}
      {number !== undefined && <RemoteAccess number={number} equipment={equipment} />}
    </>
  )
}

const KINDS = {
  server: 'desk.equipment.server',
  workstation: 'desk.equipment.workstation',
  fiscal_registrar: 'desk.equipment.fiscal_registrar',
  payment_terminal: 'desk.equipment.payment_terminal',
  printer: 'desk.equipment.printer',
  scanner: 'desk.equipment.scanner',
} as const satisfies Record<string, TextId>

function kindText(kind: string): TextId {
  return Object.entries(KINDS).find(([known]) => known === kind)?.[1] ?? 'desk.equipment.other'
}
