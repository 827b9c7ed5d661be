import type { ServiceVersion } from '../../../src/contract/catalogue/catalogue.ts'
import type { FormField } from '../../../src/domain/catalogue/form-fields.ts'
import { useSay } from '../../language.ts'
import styles from './Catalogue.module.css'
import { typed } from './draft.ts'
import { toLines } from './lines.ts'

const LINES = [
  'nameRu',
  'nameEn',
  'situationRu',
  'situationEn',
  'descriptionRu',
  'descriptionEn',
  'synonyms',
  'modules',
  'problems',
  'logs',
] as const

/** Everything a version says, to be read: what was approved never changes again. */
export function VersionReading({ version }: { readonly version: ServiceVersion }) {
  const say = useSay()
  const texts = typed(version)
  return (
    <div className={styles.reading}>
      <dl className={styles.said}>
        <Said name={say('admin.draft.type')} text={say(`admin.type.${version.requestType}`)} />
        <Said name={say('admin.draft.team')} text={version.team.name} />
        {LINES.map((line) => (
          <Said key={line} name={say(`admin.draft.${line}`)} text={texts[line]} />
        ))}
      </dl>
      {version.form.fields.length > 0 && (
        <section aria-label={say('admin.fields')}>
          <h2>{say('admin.fields')}</h2>
          <ol className={styles.questions}>
            {version.form.fields.map((field) => (
              <Question key={field.id} field={field} all={version.form.fields} />
            ))}
          </ol>
        </section>
      )}
    </div>
  )
}

function Said({ name, text }: { readonly name: string; readonly text: string }) {
  if (text === '') return null
  return (
    <div>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </div>
  )
}

function Question({ field, all }: { readonly field: FormField; readonly all: readonly FormField[] }) {
  const say = useSay()
  const { label, type, required, options = [], visibleWhen } = field
  const asked = all.find(({ id }) => id === visibleWhen?.field)
  return (
    <li>
      {toLines([label])}
      <span className={styles.state}>
        <span>{say(`admin.field.type.${type}`)}</span>
        {required && <span>{say('admin.field.required')}</span>}
        {asked && <span>{say('admin.field.condition', { field: asked.label.ru })}</span>}
      </span>
      {options.length > 0 && <span className={styles.state}>{toLines(options.map((one) => one.label))}</span>}
    </li>
  )
}
