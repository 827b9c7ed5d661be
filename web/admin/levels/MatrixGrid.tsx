import type { KeyboardEvent } from 'react'
import { CRITICALITIES, PRIORITIES, URGENCIES } from '../../../src/domain/ground/words.ts'
import { useSay } from '../../language.ts'
import { classes } from '../../ui/classes.ts'
import { fieldBox } from '../../ui/TextField.tsx'
import panes from '../terms/Panes.module.css'
import styles from './Levels.module.css'
import type { Matrix } from './policy-draft.ts'

interface MatrixGridProps {
  readonly matrix: Matrix
  readonly before: Matrix
  readonly onChange: (matrix: Matrix) => void
}

/** Urgency by criticality: arrows walk the grid, a digit sets the priority. */
export function MatrixGrid({ matrix, before, onChange }: MatrixGridProps) {
  const say = useSay()
  return (
    <section className={panes.section} aria-labelledby="matrix">
      <div className={panes.sectionHead}>
        <h2 id="matrix">{say('admin.matrix.title')}</h2>
        <small>{say('admin.matrix.hint')}</small>
      </div>
      <table className={styles.matrix} onKeyDown={walk}>
        <thead>
          <tr>
            <th scope="col">{say('admin.matrix.criticality')}</th>
            {URGENCIES.map((urgency) => (
              <th key={urgency} scope="col">
                {say(`admin.matrix.urgency.${urgency}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {CRITICALITIES.map((criticality) => (
            <tr key={criticality}>
              <th scope="row">
                {say(`admin.matrix.criticality.${criticality}`)}
                <small>{say(`admin.matrix.criticality.${criticality}.hint`)}</small>
              </th>
              {URGENCIES.map((urgency) => (
                <td key={urgency}>
                  <input
                    className={classes(fieldBox, styles.cell)}
                    data-cell=""
                    data-changed={before[criticality][urgency] === matrix[criticality][urgency] ? undefined : ''}
                    inputMode="numeric"
                    aria-label={`${say(`admin.matrix.criticality.${criticality}`)} × ${say(`admin.matrix.urgency.${urgency}`)}`}
                    value={matrix[criticality][urgency]}
                    onFocus={(event) => event.target.select()}
                    onChange={(event) => {
                      const priority = PRIORITIES.find((one) => event.target.value.endsWith(String(one)))
                      if (priority)
                        onChange({ ...matrix, [criticality]: { ...matrix[criticality], [urgency]: priority } })
                    }}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function walk(event: KeyboardEvent<HTMLElement>) {
  const cells = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-cell]')]
  const focused = document.activeElement
  const here = focused instanceof HTMLElement ? cells.indexOf(focused) : -1
  const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -URGENCIES.length, ArrowDown: URGENCIES.length }[event.key]
  if (step === undefined || here < 0) return
  event.preventDefault()
  cells[here + step]?.focus()
}
