import type { ReactNode } from 'react'
import type { AdminChangeCard } from '../../../src/contract/audit/admin-change.ts'
import {
  fieldInWords,
  itemInWords,
  listStep,
  textOfItem,
  type Voice,
  valueInWords,
} from '../../../src/texts/audit-words.ts'
import { useFormats, useSay } from '../../language.ts'
import styles from './Audit.module.css'

/** Field by field, what was and what is; of a list, what it gained and lost. */
export function Difference({
  change: { before, after },
}: {
  readonly change: Pick<AdminChangeCard, 'before' | 'after'>
}) {
  const say = useSay()
  const voice = { say, formats: useFormats() }
  const paths = Object.keys(after ?? before ?? {})
  return (
    <table className={styles.difference}>
      <thead>
        <tr>
          <th scope="col">{say('admin.audit.field')}</th>
          {before !== null && <th scope="col">{say('admin.audit.was')}</th>}
          {after !== null && <th scope="col">{say('admin.audit.is')}</th>}
        </tr>
      </thead>
      <tbody>
        {paths.map((path) => (
          <tr key={path}>
            <th scope="row">{fieldInWords(say, path)}</th>
            {before !== null && <td>{value(voice, path, before[path], after?.[path], 'del')}</td>}
            {after !== null && <td>{value(voice, path, after[path], before?.[path], 'ins')}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The whole value is marked, or, in a list, what the other one has not. */
function value(voice: Voice, path: string, own: unknown, other: unknown, Mark: 'ins' | 'del'): ReactNode {
  const words = valueInWords(voice, path, own)
  if (words === null) return voice.say('admin.audit.value.none')
  if (other === undefined) return words
  const { gone } = listStep(own, other)
  if (!gone || !Array.isArray(own)) return <Mark>{words}</Mark>
  const marked = new Set(gone.map(textOfItem))
  return own.map((one, place) => {
    const item = itemInWords(voice, path, one)
    const key = `${place} ${item}`
    return (
      <span key={key}>
        {marked.has(textOfItem(one)) ? <Mark>{item}</Mark> : item}
        {place < own.length - 1 && ', '}
      </span>
    )
  })
}
