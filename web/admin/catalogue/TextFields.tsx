import { useSay } from '../../language.ts'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextField } from '../../ui/TextField.tsx'
import type { DraftFormOf } from './draft.ts'
import styles from './Service.module.css'

/** How a service is called, found and explained, and what its requests are called. */
export function TextFields({ form }: { readonly form: DraftFormOf }) {
  const say = useSay()
  const line = (name: 'nameRu' | 'nameEn' | 'situationRu' | 'situationEn') => (
    <TextField label={say(`admin.draft.${name}`)} maxLength={300} {...form.text(name)} />
  )
  const area = (name: 'descriptionRu' | 'descriptionEn' | 'modules' | 'problems' | 'logs', hint?: string) => (
    <TextArea label={say(`admin.draft.${name}`)} hint={hint} rows={2} {...form.text(name)} />
  )
  return (
    <div className={styles.texts}>
      {line('nameRu')}
      {line('nameEn')}
      {line('situationRu')}
      {line('situationEn')}
      {area('descriptionRu')}
      {area('descriptionEn')}
      <div className={styles.wide}>
        <TextField label={say('admin.draft.synonyms')} maxLength={1_000} {...form.text('synonyms')} />
      </div>
      <div className={styles.wide}>{area('modules', say('admin.draft.modules.hint'))}</div>
      {area('problems', say('admin.draft.lines.hint'))}
      {area('logs', say('admin.draft.lines.hint'))}
    </div>
  )
}
