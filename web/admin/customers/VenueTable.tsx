import type { ListedVenue } from '../../../src/contract/customers/venues.ts'
import { formatsFor } from '../../../src/texts/format.ts'
import { placeOfZone } from '../../../src/texts/zone-place.ts'
import { useNow } from '../../clock.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useFormats, useSay } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { useIsWide } from '../../ui/use-wide.ts'
import styles from './Panes.module.css'
import { useList } from './records.ts'
import { useAddressQuery } from './use-query.ts'

/** The venues of an organisation; the opened one is beside them. */
export function VenueTable({ organisation }: { readonly organisation: number }) {
  const say = useSay()
  const { get } = useAddressQuery()
  const { items, error, refetch, hasNextPage, fetchNextPage } = useList('venues', `organisation=${organisation}`)
  if (!items) return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading groups={2} />
  if (items.length === 0) return <p className={styles.empty}>{say('admin.org.venues.none')}</p>
  return (
    <>
      <table className={styles.table} aria-label={say('admin.venues')}>
        <colgroup>
          <col style={{ width: 100 }} />
          <col />
          <col style={{ width: '28%' }} />
          <col style={{ width: 76 }} />
        </colgroup>
        <thead>
          <tr>
            <th>{say('admin.venue.code')}</th>
            <th>{say('admin.venue.col.venue')}</th>
            <th>{say('admin.venue.dealer')}</th>
            <th className={styles.right}>{say('admin.venue.col.open')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((venue) => (
            <Row key={venue.id} venue={venue} isOn={get('venue') === String(venue.id)} />
          ))}
        </tbody>
      </table>
      {hasNextPage && (
        <div className={styles.more}>
          <Button onClick={() => void fetchNextPage()}>{say('admin.more')}</Button>
        </div>
      )}
    </>
  )
}

function Row({ venue, isOn }: { readonly venue: ListedVenue; readonly isOn: boolean }) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const isWide = useIsWide()
  const { hrefWith } = useAddressQuery()
  const { id, code, address, zone, works, dealer, open } = venue
  const there = `${placeOfZone(zone, formats.language)}, ${formatsFor(formats.language, zone).time(now)}`
  return (
    <tr data-on={isOn || undefined} data-off={!works || undefined}>
      <td className="mono">{code}</td>
      <td>
        <a href={hrefWith({ venue: String(id), pane: null })}>
          {address} <span className={styles.quiet}>{works ? there : say('admin.venue.closed')}</span>
        </a>
      </td>
      <td className={styles.quiet}>{dealer?.name ?? say('admin.venue.dealer.none')}</td>
      <td className={styles.right}>
        {open === 0 ? '—' : isWide ? formats.number(open) : say('admin.venue.opened', { count: open })}
      </td>
    </tr>
  )
}
