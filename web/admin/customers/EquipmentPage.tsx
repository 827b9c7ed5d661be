import { EQUIPMENT_KINDS } from '../../../src/domain/people/equipment.ts'
import { placeName } from '../../../src/domain/people/place-name.ts'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { useTitle } from '../../title.ts'
import styles from './RemoteList.module.css'
import { RemoteList } from './RemoteList.tsx'
import { useList } from './records.ts'
import { useDay } from './Served.tsx'
import { useAddressQuery } from './use-query.ts'

/** What stands at all venues. */
export function EquipmentPage() {
  const say = useSay()
  const day = useDay()
  const title = say('admin.devices')
  const { get } = useAddressQuery()
  const kind = get('kind')
  const found = useList('equipment', `q=${encodeURIComponent((get('q') ?? '').trim())}${kind ? `&kind=${kind}` : ''}`)
  useTitle(title)
  return (
    <RemoteList
      title={title}
      found={found}
      filter={{
        name: 'kind',
        options: EQUIPMENT_KINDS.map((value) => ({ value, label: say(`admin.device.kind.${value}`) })),
      }}
      hrefOf={({ venue }) => paths.adminVenue(venue.corporationId, venue.id)}
      empty={{ title: say('admin.device.none'), text: say('admin.device.none.text') }}
    >
      {({ kind: own, name, serialNumber, fiscalDriveExpiresOn, venue }) => (
        <>
          <span className={styles.who}>
            <span className="cut">{name}</span>
            <span className={styles.quiet}>
              {[say(`admin.device.kind.${own}`), serialNumber].filter(Boolean).join(' · ')}
            </span>
          </span>
          <span className={`${styles.beside} cut`}>{placeName(venue)}</span>
          <span className={styles.figure}>
            {fiscalDriveExpiresOn !== null && say('admin.device.drive.until', { date: day(fiscalDriveExpiresOn) })}
          </span>
        </>
      )}
    </RemoteList>
  )
}
