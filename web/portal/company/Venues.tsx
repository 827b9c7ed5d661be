import type { Company } from '../../../src/contract/customers/company.ts'
import { placeName } from '../../../src/domain/people/place-name.ts'
import { placeOfZone } from '../../../src/texts/zone-place.ts'
import { useFormats, useSay } from '../../language.ts'
import styles from './Company.module.css'

export function Venues({ venues }: Pick<Company, 'venues'>) {
  const say = useSay()
  const formats = useFormats()
  if (venues.length === 0) return <p className={styles.empty}>{say('portal.company.nothing')}</p>
  return (
    <ul className={styles.sheet}>
      {venues.map(({ id, name, address, zone, works, open }) => (
        <li key={id}>
          <span className={styles.words}>
            <strong>{placeName({ name, address })}</strong>
            <small>{placeOfZone(zone, formats.language)}</small>
          </span>
          {open > 0 ? (
            <a className="link" href={`/requests?scope=all&state=open&venue=${id}`}>
              {say('portal.company.open', { count: open })}
            </a>
          ) : (
            <span className={styles.quiet}>{say(works ? 'portal.company.quiet' : 'portal.company.closed')}</span>
          )}
        </li>
      ))}
    </ul>
  )
}
