import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { ClockPage } from '../../../src/contract/request/clock.ts'
import { formatsFor } from '../../../src/texts/format.ts'
import { placeOfZone } from '../../../src/texts/zone-place.ts'
import { useNow } from '../../clock.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useFormats, useLanguage, useSay } from '../../language.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { useLength } from '../length.ts'
import { useClockPage, useSurroundings } from '../request/use-request.ts'
import { LedgerStrip } from './LedgerStrip.tsx'
import { LedgerTable } from './LedgerTable.tsx'
import { toldLedger } from './ledger.ts'
import styles from './SidePanel.module.css'

interface LedgerPopoverProps {
  readonly number: number
  readonly onClose: () => void
}

/** «Почему такой срок»: the clock line by line. The counted lines are the time spent. */
export function LedgerPopover({ number, onClose }: LedgerPopoverProps) {
  const { data, error, refetch } = useClockPage(number)
  if (error) return <Failed error={error} onRetry={() => void refetch()} />
  return data ? <Ledger page={data} onClose={onClose} /> : <Loading groups={2} />
}

type Metric = 'reaction' | 'resolution'

function Ledger({ page, onClose }: { readonly page: ClockPage; readonly onClose: () => void }) {
  const say = useSay()
  const own = useFormats()
  const length = useLength()
  const [language] = useLanguage()
  const now = useNow()
  const { data: around } = useSurroundings(page.number)
  const metrics = (['reaction', 'resolution'] as const).filter((one) => page[one].targetSeconds !== null)
  const [chosen, setChosen] = useState<Metric>(metrics.includes('resolution') ? 'resolution' : 'reaction')
  const formats = formatsFor(language, page.hours.zone)
  const clock = page[chosen]
  const told = toldLedger(clock, Math.max(now, Date.parse(page.now)), formats)
  const target = length((clock.targetSeconds ?? 0) * 1_000)
  return (
    <>
      <div className={styles.popHead}>
        <h3>{say(chosen === 'reaction' ? 'desk.ledger.reaction' : 'desk.ledger.resolution', { target })}</h3>
        <IconButton icon={IconX} size={16} label={say('desk.close')} className={styles.tiny} onClick={onClose} />
      </div>
      <LedgerStrip clock={clock} told={told} />
      {metrics.length > 1 && (
        <Segmented
          label={say('desk.clock.why')}
          value={chosen}
          options={metrics.map((value) => ({ value, label: say(`desk.${value}`) }))}
          onChange={setChosen}
        />
      )}
      <LedgerTable clock={clock} told={told} formats={formats} />
      {own.zone !== page.hours.zone && (
        <p className={styles.small}>{say('desk.ledger.zone', { zone: placeOfZone(page.hours.zone, language) })}</p>
      )}
      {around?.contract.demonstrationValues && <p className={styles.mark}>{say('desk.demonstration')}</p>}
    </>
  )
}
