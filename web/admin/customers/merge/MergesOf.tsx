import type { Double, Merge } from '../../../../src/contract/customers/merges.ts'
import { useNow } from '../../../clock.ts'
import { useFormats, useSay } from '../../../language.ts'
import { paths } from '../../../paths.ts'
import { buttonClass } from '../../../ui/Button.tsx'
import styles from '../RemoteList.module.css'
import { useMerges } from './merges.ts'
import { Part } from './Part.tsx'

/** Who this person probably is besides, who was merged with him, and the way to merge him with somebody. */
export function MergesOf({ id }: { readonly id: number }) {
  const say = useSay()
  const { data } = useMerges(id)
  if (!data) return null
  const into = data.merges.filter(({ kept }) => kept.id === id)
  return (
    <>
      {into.length > 0 && (
        <section className={styles.section}>
          <h2>{say('admin.merge.into')}</h2>
          <ul className={styles.lines}>
            {into.map((merge, place) => (
              <Into key={merge.id} merge={merge} isLast={place === 0} />
            ))}
          </ul>
        </section>
      )}
      <section className={styles.section}>
        {data.doubles.length > 0 && (
          <>
            <h2>{say('admin.merge.doubles')}</h2>
            <ul className={styles.lines}>
              {data.doubles.map((double) => (
                <Line key={double.id} id={id} double={double} />
              ))}
            </ul>
          </>
        )}
        <div>
          <a className={buttonClass()} href={paths.mergeCustomer(id)}>
            {say('admin.merge.other')}
          </a>
        </div>
      </section>
    </>
  )
}

function Line({ id, double }: { readonly id: number; readonly double: Double }) {
  const say = useSay()
  const { name, addresses, places, alike } = double
  return (
    <li>
      <span className={styles.who}>
        <a className="link" href={paths.adminCustomer(double.id)}>
          {name}
        </a>
        <span className={styles.quiet}>
          {[alike.map((one) => say(`admin.merge.alike.${one}`)).join(', '), ...addresses, ...places].join(' · ')}
        </span>
      </span>
      <a
        className={buttonClass()}
        href={paths.mergeCustomer(id, double.id)}
        aria-label={say('admin.merge.with.of', { name })}
      >
        {say('admin.merge.with')}
      </a>
    </li>
  )
}

/** Merges of one person are taken back from the last one. */
function Into({ merge, isLast }: { readonly merge: Merge; readonly isLast: boolean }) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  return (
    <li>
      <span className={styles.who}>
        <span>{merge.gone.name}</span>
        <span className={styles.quiet}>
          {say('admin.merge.into.line', { by: merge.by, at: formats.moment(merge.at, now) })}
        </span>
      </span>
      {isLast && <Part merge={merge} />}
    </li>
  )
}

/** Stands in place of what is kept of somebody who turned out to be another one. */
export function GoneInto({ id }: { readonly id: number }) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const { data } = useMerges(id)
  const merge = data?.merges.find(({ gone }) => gone.id === id)
  if (!merge) return null
  const { kept, by, at } = merge
  return (
    <section className={styles.section}>
      <p>{say('admin.merge.gone', { name: kept.name, by, at: formats.moment(at, now) })}</p>
      <div className={styles.buttons}>
        <a className={buttonClass('primary')} href={paths.adminCustomer(kept.id)}>
          {kept.name}
        </a>
        <Part merge={merge} />
      </div>
    </section>
  )
}
