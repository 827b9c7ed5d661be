import { PRIORITIES } from '../../../src/domain/ground/words.ts'
import { useFormats, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { classes } from '../../ui/classes.ts'
import { writeMinutes } from '../levels/minutes.ts'
import { Signal } from '../levels/Signal.tsx'
import panes from '../terms/Panes.module.css'
import { useLevelList } from '../terms/terms.ts'
import styles from './Contracts.module.css'

interface LevelTableProps {
  readonly levelId: number
  readonly onChange: (id: number) => void
}

/** The levels side by side; the chosen one is tinted. */
export function LevelTable({ levelId, onChange }: LevelTableProps) {
  const say = useSay()
  const formats = useFormats()
  const { data: levels = [] } = useLevelList()
  const chosen = (id: number) => (id === levelId ? '' : undefined)
  return (
    <div className={panes.section}>
      <div className={panes.sectionHead}>
        <h2 id="level">{say('admin.contracts.level')}</h2>
        <small>{say('admin.contracts.level.hint')}</small>
        {levelId > 0 && (
          <a className={classes(panes.plain, panes.end)} href={paths.level(levelId)}>
            {say('admin.contracts.level.open')}
          </a>
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it */}
      <section className={styles.scroll} tabIndex={0} aria-labelledby="level">
        <table className={styles.levels}>
          <thead>
            <tr>
              <th scope="col">{say('admin.levels.priority')}</th>
              {levels.map(({ id, name }) => (
                <th key={id} scope="col" data-chosen={chosen(id)}>
                  <label>
                    <input type="radio" name="level" checked={id === levelId} onChange={() => onChange(id)} />
                    {name}
                  </label>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {PRIORITIES.map((priority) => (
              <tr key={priority}>
                <th scope="row">
                  <Signal priority={priority} /> {priority}
                </th>
                {levels.map(({ id, rules }) => {
                  const rule = rules.find(
                    (one) => one.priority === priority && one.serviceId === null && one.requestType === null,
                  )
                  const times = [rule?.reactionMinutes, rule?.resolutionMinutes].map(
                    (one) => writeMinutes(one ?? null, formats) || '—',
                  )
                  return (
                    <td key={id} data-chosen={chosen(id)}>
                      {times.join(' / ')}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}
