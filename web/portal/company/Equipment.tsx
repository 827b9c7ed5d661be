import { IconAlertTriangle } from '@tabler/icons-react'
import type { Company } from '../../../src/contract/customers/company.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import { Icon } from '../../ui/Icon.tsx'
import styles from './Company.module.css'

/** Fiscal drives that end within this time are worth a word. */
const SOON = 60 * 86_400_000

export function Equipment({ equipment }: Pick<Company, 'equipment'>) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  if (equipment.length === 0) return <p className={styles.empty}>{say('portal.company.nothing')}</p>
  return (
    <ul className={styles.sheet}>
      {equipment.map(({ id, name, venue, fiscalDriveExpiresOn }) => (
        <li key={id}>
          <span className={styles.words}>
            <strong>{name}</strong>
            <small>{venue}</small>
          </span>
          {fiscalDriveExpiresOn !== null && (
            <span className={endsSoon(fiscalDriveExpiresOn, now) ? styles.soon : styles.quiet}>
              {say('portal.company.drive', { date: formats.date(`${fiscalDriveExpiresOn}T12:00:00Z`, now) })}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

/** How many drives end soon, and where. */
export function ExpiringDrives({ equipment }: Pick<Company, 'equipment'>) {
  const say = useSay()
  const now = useNow()
  const soon = equipment.filter(({ fiscalDriveExpiresOn: day }) => day !== null && endsSoon(day, now))
  if (soon.length === 0) return null
  return (
    <section className={styles.aside}>
      <h2>{say('portal.company.equipment')}</h2>
      <p className={styles.soon}>
        <Icon of={IconAlertTriangle} /> {say('portal.company.drives', { count: soon.length })}
      </p>
      <p className={styles.quiet}>{[...new Set(soon.map(({ venue }) => venue))].slice(0, 3).join('; ')}</p>
    </section>
  )
}

function endsSoon(day: string, now: number): boolean {
  return Date.parse(`${day}T00:00:00Z`) - now < SOON
}
