import type { Company } from '../../../src/contract/customers/company.ts'
import { placeOfZone } from '../../../src/texts/zone-place.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import styles from './Company.module.css'

/** What rules the company's requests: term, hours, package, phone. */
export function Contracts({ contracts }: Pick<Company, 'contracts'>) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  if (contracts.length === 0) return <p className={styles.empty}>{say('portal.company.nothing')}</p>
  return contracts.map(({ id, number, name, endsOn, hourPackage, hasPhone, zone, hours }) => (
    <section key={id} className={styles.aside}>
      <h2>{say('portal.company.contract', { number })}</h2>
      <dl className={styles.terms}>
        <div>
          <dt>{name}</dt>
          <dd>
            {endsOn === null
              ? say('portal.company.endless')
              : say('portal.company.until', { date: formats.date(`${endsOn}T12:00:00Z`, now) })}
          </dd>
        </div>
        <div>
          <dt>{hours}</dt>
          <dd>{placeOfZone(zone, formats.language)}</dd>
        </div>
        {hourPackage !== null && (
          <div>
            <dt>{say('portal.company.package')}</dt>
            <dd>{say('portal.company.package.hours', { count: hourPackage })}</dd>
          </div>
        )}
        <div>
          <dt>{say('portal.company.phone')}</dt>
          <dd>{say(hasPhone ? 'portal.company.phone.open' : 'portal.company.phone.closed')}</dd>
        </div>
      </dl>
    </section>
  ))
}
