import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import styles from './Panes.module.css'
import { useList } from './records.ts'
import { useDay } from './Served.tsx'
import { useAddressQuery } from './use-query.ts'

/** What stands at a venue, and until when its fiscal drives last. */
export function EquipmentSection({ venue }: { readonly venue: number }) {
  const say = useSay()
  const day = useDay()
  const { hrefWith } = useAddressQuery()
  const { items = [] } = useList('equipment', `venue=${venue}&limit=200`)
  return (
    <section className={styles.section}>
      <h2>
        {say('admin.venue.equipment')}
        <a className="link" href={hrefWith({ pane: 'device' })}>
          {say('admin.device.add')}
        </a>
      </h2>
      <ul>
        {items.map(({ id, kind, name, fiscalDriveExpiresOn }) => (
          <li key={id} className={styles.line}>
            <span className={styles.term}>{say(`admin.device.kind.${kind}`)}</span>
            <span>
              <a className="link" href={hrefWith({ pane: `device.${id}` })}>
                {name}
              </a>
              {fiscalDriveExpiresOn !== null && (
                <span className={styles.quiet}>
                  {' '}
                  {say('admin.device.drive.until', { date: day(fiscalDriveExpiresOn) })}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
      <p className={styles.line}>
        <a className="link" href={paths.venueLabels(venue)}>
          {say('admin.labels')}
        </a>
      </p>
    </section>
  )
}
