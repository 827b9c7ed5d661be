import { IconPrinter } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { createPortal } from 'react-dom'
import type { VenueRecord } from '../../../../src/contract/customers/venues.ts'
import { placeName } from '../../../../src/domain/people/place-name.ts'
import { Failed, Loading } from '../../../frame/Loaded.tsx'
import { useSay } from '../../../language.ts'
import { paths } from '../../../paths.ts'
import { useTitle } from '../../../title.ts'
import { Button } from '../../../ui/Button.tsx'
import { Check } from '../../../ui/Check.tsx'
import { useList, useVenue } from '../records.ts'
import styles from './Labels.module.css'
import { type Label, Sheets } from './Sheets.tsx'

/** Labels of a venue and of what stands there, as they are printed and cut out. */
export function LabelsPage() {
  const say = useSay()
  const id = Number(useParams({ strict: false }).id)
  const { data, error, refetch } = useVenue(id)
  useTitle(say('admin.labels'))
  if (data) return <Chosen key={id} record={data} />
  return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading groups={3} />
}

function Chosen({ record }: { readonly record: VenueRecord }) {
  const say = useSay()
  const { id, venue, corporation } = record
  const { items = [] } = useList('equipment', `venue=${id}&limit=200`)
  const [without, setWithout] = useState<readonly string[]>([])
  const all = labelsOf(record, items, say('admin.labels.venue'))
  const shown = all.filter(({ key }) => !without.includes(key))
  return (
    <>
      <h1>{say('admin.labels')}</h1>
      <p className={styles.lead}>
        <a className="link" href={paths.adminVenue(corporation.id, id)}>
          {placeName(venue)}
        </a>
        {'. '}
        {say('admin.labels.lead', { origin: location.origin })}
      </p>
      <fieldset className={styles.which} aria-label={say('admin.labels.which')}>
        {all.map(({ key, title }) => (
          <Check
            key={key}
            label={title}
            on={!without.includes(key)}
            onChange={(on) => setWithout(on ? without.filter((one) => one !== key) : [...without, key])}
          />
        ))}
      </fieldset>
      <Button
        kind="primary"
        icon={IconPrinter}
        reason={shown.length === 0 ? say('admin.labels.none') : undefined}
        onClick={() => print()}
      >
        {say('admin.labels.print', { count: shown.length })}
      </Button>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard */}
      <section className={styles.preview} aria-label={say('admin.labels.preview')} tabIndex={0}>
        <Sheets labels={shown} />
      </section>
      {/* On paper there is nothing but the sheets. */}
      {createPortal(
        <div className={styles.paper} aria-hidden="true">
          <Sheets labels={shown} />
        </div>,
        document.body,
      )}
    </>
  )
}

interface Device {
  readonly id: number
  readonly name: string
}

/** The venue itself first, then what stands there. */
function labelsOf({ id, venue }: VenueRecord, devices: readonly Device[], title: string): readonly Label[] {
  const at = { place: placeName(venue), code: venue.code }
  const link = (device: number | null) => `${location.origin}${paths.newRequestAt(id, device)}`
  return [
    { key: 'venue', title, ...at, link: link(null) },
    ...devices.map((one) => ({ key: `device ${one.id}`, title: one.name, ...at, link: link(one.id) })),
  ]
}
