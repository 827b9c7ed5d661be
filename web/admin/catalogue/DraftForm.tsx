import { type FormEvent, useState } from 'react'
import type { ServiceVersion } from '../../../src/contract/catalogue/catalogue.ts'
import { REQUEST_TYPES } from '../../../src/domain/ground/words.ts'
import { useSay } from '../../language.ts'
import { textOfProblem } from '../../problem.ts'
import { Button } from '../../ui/Button.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './Catalogue.module.css'
import { draftOf, type TypedDraft, typed } from './draft.ts'
import { FieldsEditor } from './FieldsEditor.tsx'
import { type ServiceDraft, useTeams } from './services.ts'

interface DraftFormProps {
  /** The version it begins from; null: a new service. */
  readonly from: ServiceVersion | null
  readonly error: unknown
  readonly isKeeping: boolean
  readonly onKeep: (draft: ServiceDraft) => void
}

/** Everything a version says, as text. Nobody sees it until it is approved and published. */
export function DraftForm({ from, error, isKeeping, onKeep }: DraftFormProps) {
  const say = useSay()
  const teams = useTeams()
  const [draft, setDraft] = useState(() => typed(from))
  const [isComplaining, setComplaining] = useState(false)
  const set = (news: Partial<TypedDraft>) => setDraft({ ...draft, ...news })
  const lacks = (text: string) => isComplaining && text.trim() === '' && say('admin.draft.missing')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setComplaining(true)
    const ready = draftOf(draft)
    if (ready) onKeep(ready)
  }
  const line = (name: 'nameRu' | 'nameEn' | 'situationRu' | 'situationEn' | 'synonyms', required = false) => (
    <TextField
      label={say(`admin.draft.${name}`)}
      maxLength={300}
      value={draft[name]}
      onChange={(event) => set({ [name]: event.target.value })}
      error={required && lacks(draft[name])}
    />
  )
  const area = (name: 'descriptionRu' | 'descriptionEn' | 'modules' | 'problems' | 'logs', hint?: string) => (
    <TextArea
      label={say(`admin.draft.${name}`)}
      hint={hint}
      rows={2}
      value={draft[name]}
      onChange={(event) => set({ [name]: event.target.value })}
    />
  )
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <div className={styles.two}>
        {line('nameRu', true)}
        {line('nameEn')}
        {line('situationRu', true)}
        {line('situationEn')}
        {area('descriptionRu')}
        {area('descriptionEn')}
        <Select
          label={say('admin.draft.type')}
          placeholder={say('admin.draft.type')}
          value={draft.requestType}
          options={REQUEST_TYPES.map((value) => ({ value, label: say(`admin.type.${value}`) }))}
          onChange={(requestType) => set({ requestType })}
        />
        <Select
          label={say('admin.draft.team')}
          placeholder={say('admin.draft.choose-team')}
          value={draft.teamId === null ? null : String(draft.teamId)}
          options={teams.map(({ id, name }) => ({ value: String(id), label: name }))}
          onChange={(id) => set({ teamId: Number(id) })}
          error={isComplaining && draft.teamId === null && say('admin.draft.missing')}
        />
      </div>
      {line('synonyms')}
      {area('modules', say('admin.draft.modules.hint'))}
      {area('problems', say('admin.draft.lines.hint'))}
      {area('logs', say('admin.draft.lines.hint'))}
      <FieldsEditor fields={draft.fields} onChange={(fields) => set({ fields })} />
      {error !== null && (
        <p className={styles.trouble} role="alert">
          {say(textOfProblem(error))}
        </p>
      )}
      <div>
        <Button type="submit" kind="primary" disabled={isKeeping}>
          {say('admin.draft.keep')}
        </Button>
      </div>
    </form>
  )
}
