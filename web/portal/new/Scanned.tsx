import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { CatalogueService } from '../../../src/contract/catalogue/catalogue.ts'
import { visibleFields } from '../../../src/domain/catalogue/form.ts'
import { useSay } from '../../language.ts'
import type { Equipment } from '../../request/form/answer-field.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useEquipment } from './equipment.ts'
import type { EditDraft, NewDraft } from './new-draft.ts'
import styles from './Scanned.module.css'

interface ScannedProps {
  readonly draft: NewDraft
  readonly edit: EditDraft
  readonly service: CatalogueService | undefined
  readonly venueId: number | null
  /** The label hangs at a venue that is none of his. */
  readonly isForeign: boolean
}

/** What the code of a label named: it is not asked for again, and whoever meant another one says so. */
export function Scanned({ draft, edit, service, venueId, isForeign }: ScannedProps) {
  const say = useSay()
  const scannedId = draft.scannedId ?? null
  const { isThere, equipment } = useEquipment(scannedId === null ? null : venueId)
  const device = equipment.find(({ id }) => id === scannedId)
  const [isGone, setGone] = useState(false)
  useAnswered({ draft, edit, service, device })
  useEffect(() => {
    if (!isThere || scannedId === null || device) return
    setGone(true)
    edit({ scannedId: null })
  }, [isThere, scannedId, device, edit])

  if (device)
    return (
      <div className={styles.scanned}>
        <Icon of={IconCircleCheck} size={24} />
        <span className={styles.words}>
          <strong>{device.name}</strong>
          {device.softwareVersion !== null && <small>{device.softwareVersion}</small>}
        </span>
        <button type="button" className={styles.other} onClick={() => edit({ scannedId: null, equipmentId: null })}>
          {say('portal.scan.not-it')}
        </button>
      </div>
    )
  if (!isForeign && !isGone) return null
  return (
    <p className={styles.trouble} role="status">
      <Icon of={IconAlertTriangle} size={20} />
      {say(isForeign ? 'portal.scan.foreign' : 'portal.scan.gone')}
    </p>
  )
}

interface Answered extends Pick<ScannedProps, 'draft' | 'edit' | 'service'> {
  readonly device: Equipment | undefined
}

/** A form that asks for equipment finds it answered. */
function useAnswered({ draft, edit, service, device }: Answered) {
  const asking = service && visibleFields(service.form, draft.answers).find(({ type }) => type === 'equipment')
  const isOpen = asking !== undefined && draft.answers[asking.id] === undefined
  useEffect(() => {
    if (!isOpen || !device) return
    const { id, name, softwareVersion } = device
    edit(({ answers }) => ({
      equipmentId: id,
      answers: {
        ...answers,
        [asking.id]: name,
        ...(softwareVersion && !answers.version && { version: softwareVersion }),
      },
    }))
  }, [isOpen, asking, device, edit])
}
