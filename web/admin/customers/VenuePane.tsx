import { IconArrowLeft, IconX } from '@tabler/icons-react'
import type { VenueRecord } from '../../../src/contract/customers/venues.ts'
import { placeName } from '../../../src/domain/people/place-name.ts'
import { formatsFor } from '../../../src/texts/format.ts'
import { placeOfZone } from '../../../src/texts/zone-place.ts'
import { useNow } from '../../clock.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useFormats, useSay } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useIsWide } from '../../ui/use-wide.ts'
import { VenueChats } from '../messenger/VenueChats.tsx'
import { DealerForm } from './DealerForm.tsx'
import { EquipmentForm } from './EquipmentForm.tsx'
import { EquipmentSection } from './EquipmentSection.tsx'
import styles from './Panes.module.css'
import { useVenue } from './records.ts'
import { Served } from './Served.tsx'
import { useAddressQuery } from './use-query.ts'
import { VenueForm } from './VenueForm.tsx'

/** A venue beside its organisation: what it is, what stands there, who serves it. */
export function VenuePane({ id }: { readonly id: number }) {
  const { go } = useAddressQuery()
  const { data, error, refetch } = useVenue(id)
  return (
    <section
      className={`${styles.pane} ${styles.side}`}
      aria-label={data?.venue.name}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented && !isInSheet(event.target))
          go({ venue: null, pane: null })
      }}
    >
      {data ? <Inside record={data} /> : error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading />}
    </section>
  )
}

/** Esc in something that floats or in a dialog closes that. */
function isInSheet(target: EventTarget): boolean {
  return target instanceof Element && target.closest('[popover], dialog') !== null
}

function Inside({ record }: { readonly record: VenueRecord }) {
  const { get } = useAddressQuery()
  const pane = get('pane') ?? ''
  return (
    <>
      <Head record={record} />
      {pane === 'edit' ? (
        <VenueForm record={record} owner={record.corporation} />
      ) : pane === 'dealer' ? (
        <DealerForm record={record} />
      ) : pane.startsWith('device') ? (
        <EquipmentForm venue={record.id} id={Number(pane.slice(7)) || null} />
      ) : (
        <Reading record={record} />
      )}
    </>
  )
}

function Head({ record: { venue, contract } }: { readonly record: VenueRecord }) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const { hrefWith } = useAddressQuery()
  const Title = useIsWide() ? 'h2' : 'h1'
  const city = placeOfZone(venue.zone, formats.language)
  const close = hrefWith({ venue: null, pane: null })
  return (
    <>
      <a className={styles.back} href={close}>
        <Icon of={IconArrowLeft} />
        {say('admin.venues')}
      </a>
      <div className={styles.bar}>
        <Title>{placeName(venue)}</Title>
        <a className={`${styles.end} ${styles.add}`} aria-label={say('admin.close')} href={close}>
          <Icon of={IconX} />
        </a>
      </div>
      <div className={styles.sub}>
        <span>
          <span className="mono">{venue.code}</span>
          {' · '}
          {say('admin.venue.there', { city, time: formatsFor(formats.language, venue.zone).time(now) })}
        </span>
        {contract && <span className={styles.end}>№{contract.name}</span>}
      </div>
    </>
  )
}

function Reading({ record }: { readonly record: VenueRecord }) {
  const say = useSay()
  const formats = useFormats()
  const { go } = useAddressQuery()
  const { id, venue, corporation, dealer } = record
  const lines = [
    [say('admin.venue.owner'), corporation.name],
    [say('admin.venue.dealer'), dealer?.name ?? say('admin.venue.dealer.none')],
    [say('admin.venue.zone'), placeOfZone(venue.zone, formats.language)],
    [say('admin.venue.hours'), venue.openingHours ?? say('admin.venue.hours.none')],
    ...(venue.works ? [] : [[say('admin.venue.works'), say('admin.venue.closed')]]),
  ]
  return (
    <>
      <div className={styles.scroll}>
        <dl className={styles.lines}>
          {lines.map(([label, value]) => (
            <div key={label} className={styles.line}>
              <dt className={styles.term}>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <EquipmentSection venue={id} />
        <VenueChats venue={id} />
        <Served record={record} />
      </div>
      <div className={styles.dock}>
        <Button kind="ghost" onClick={() => go({ pane: 'edit' })}>
          {say('admin.edit')}
        </Button>
        <Button onClick={() => go({ pane: 'dealer' })}>{say('admin.dealer.change')}</Button>
      </div>
    </>
  )
}
