import { useState } from 'react'
import type { ServiceVersion } from '../../../src/contract/catalogue/catalogue.ts'
import {
  type VersionChange,
  type VersionWritten,
  versionDifference,
} from '../../../src/domain/catalogue/version-difference.ts'
import { useInMyLanguage, useSay } from '../../language.ts'
import { Select } from '../../ui/Select.tsx'
import { useConditionInWords, useLabelOf } from './form/words-of-field.ts'
import styles from './Service.module.css'

interface DifferenceProps {
  readonly version: VersionWritten & { readonly version: number | null }
  /** Earlier ones, the latest first. */
  readonly earlier: readonly ServiceVersion[]
}

/** What a version changes, in words; of the one that customers see, or of any other that came before. */
export function Difference({ version, earlier }: DifferenceProps) {
  const say = useSay()
  const tell = useTell()
  const usual = earlier.find(({ state }) => state === 'published') ?? earlier[0]
  const [chosen, setChosen] = useState<string | null>(null)
  const other = earlier.find(({ version: one }) => String(one) === chosen) ?? usual
  if (!other) return null
  const changes = versionDifference(other, version)
  return (
    <section className={styles.difference} aria-label={say('admin.difference.label')}>
      <h2 className={styles.heading}>
        {version.version === null
          ? say('admin.difference.draft')
          : say('admin.difference', { version: version.version })}
      </h2>
      {earlier.length > 1 && (
        <Select
          label={say('admin.difference.of')}
          placeholder={say('admin.difference.of')}
          value={String(other.version)}
          options={earlier.map((one) => ({
            value: String(one.version),
            label: say('admin.version', { version: one.version }),
          }))}
          onChange={setChosen}
        />
      )}
      {changes.length === 0 && <p className={styles.quiet}>{say('admin.difference.none')}</p>}
      <ul>
        {changes.map((change) => {
          const { sign, words } = tell(change, { was: other, is: version })
          return (
            <li key={words} data-sign={sign}>
              <span className={styles.sign}>{sign}</span>
              <span>{words}</span>
            </li>
          )
        })}
      </ul>
      <p className={styles.quiet}>{say('admin.difference.requests')}</p>
    </section>
  )
}

function useTell() {
  const say = useSay()
  const inMyLanguage = useInMyLanguage()
  const labelOf = useLabelOf()
  const condition = useConditionInWords()
  return (change: VersionChange, { was, is }: { readonly was: VersionWritten; readonly is: VersionWritten }) => {
    switch (change.of) {
      case 'question-added':
        return {
          sign: '+',
          words: say(change.field.required ? 'admin.difference.added.required' : 'admin.difference.added', {
            name: labelOf(change.field),
          }),
        }
      case 'question-gone':
        return { sign: '−', words: say('admin.difference.gone', { name: labelOf(change.field) }) }
      case 'options': {
        const quoted = (sign: string) => (label: Parameters<typeof inMyLanguage>[0]) =>
          `${sign}${say('admin.field.quoted', { text: inMyLanguage(label) })}`
        const parts = [...change.added.map(quoted('+ ')), ...change.gone.map(quoted('− '))]
        const name = labelOf(change.field)
        return {
          sign: '~',
          words:
            parts.length === 0
              ? say('admin.difference.options.order', { name })
              : say('admin.difference.options', { name, options: parts.join(', ') }),
        }
      }
      case 'order':
        return { sign: '~', words: say('admin.difference.order') }
      case 'text':
        return { sign: '~', words: say(`admin.difference.text.${change.part}`) }
      case 'request-type':
        return {
          sign: '~',
          words: say('admin.difference.type', {
            was: say(`admin.type.${change.was}`),
            is: say(`admin.type.${change.is}`),
          }),
        }
      case 'team':
        return { sign: '~', words: say('admin.difference.team', { was: change.was, is: change.is }) }
      case 'question-changed': {
        const name = labelOf(change.is)
        const always = say('admin.field.when.always')
        const words = {
          label: () => say('admin.difference.label-of', { was: labelOf(change.was), is: name }),
          type: () =>
            say('admin.difference.kind', {
              name,
              was: say(`admin.field.type.${change.was.type}`),
              is: say(`admin.field.type.${change.is.type}`),
            }),
          required: () => say(change.is.required ? 'admin.difference.required' : 'admin.difference.optional', { name }),
          limits: () => say('admin.difference.limits', { name }),
          hint: () => say('admin.difference.hint', { name }),
          condition: () =>
            say('admin.difference.condition', {
              name,
              was: condition(change.was, was.form.fields) ?? always,
              is: condition(change.is, is.form.fields) ?? always,
            }),
        }
        return { sign: '~', words: words[change.part]() }
      }
    }
  }
}
