import { useState } from 'react'
import type { ServiceVersion } from '../../../src/contract/catalogue/catalogue.ts'
import { REQUEST_TYPES } from '../../../src/domain/ground/words.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { Unsaved } from '../../form/Unsaved.tsx'
import { useForm } from '../../form/use-form.ts'
import { useSay } from '../../language.ts'
import { Select } from '../../ui/Select.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useTeams } from '../teams.ts'
import styles from './Catalogue.module.css'
import { draftOf, type TypedDraft, typed, wrongIn } from './draft.ts'
import { FieldsEditor } from './FieldsEditor.tsx'
import type { Drafted, Keep, ServiceDraft } from './services.ts'

interface DraftFormProps {
  /** The version it begins from; null: a new service. */
  readonly from: ServiceVersion | null
  readonly keep: Keep
  /** Where it goes when the draft that was opened has changed meanwhile. */
  readonly keepAside?: Keep
  readonly onKept: (drafted: Drafted) => void
}

/** Everything a version says, as text. Nobody sees it until it is approved and published. */
export function DraftForm({ from, keep, keepAside, onKept }: DraftFormProps) {
  const say = useSay()
  const [isAside, setAside] = useState(false)
  const { data: teams = [] } = useTeams()
  const form = useForm<TypedDraft, ServiceDraft, Drafted>({
    typed: useState(() => typed(from)),
    check: (draft) => wrongIn(draft, say('admin.draft.missing')),
    body: draftOf,
    send: (draft, key) => (isAside && keepAside ? keepAside : keep)(draft, key),
    onRefused: ({ code }) => code === 'service.draft-changed' && setAside(keepAside !== undefined),
    places: {
      'team.not-found': 'team',
      '/teamId': 'team',
      '/name': 'nameRu',
      '/situation': 'situationRu',
      '/description': 'descriptionRu',
      '/form/modules': 'modules',
      '/form/problems': 'problems',
      '/form/logsChecklist': 'logs',
    },
    onDone: onKept,
  })
  const line = (name: 'nameRu' | 'nameEn' | 'situationRu' | 'situationEn' | 'synonyms') => (
    <TextField label={say(`admin.draft.${name}`)} maxLength={300} {...form.text(name)} />
  )
  const area = (name: 'descriptionRu' | 'descriptionEn' | 'modules' | 'problems' | 'logs', hint?: string) => (
    <TextArea label={say(`admin.draft.${name}`)} hint={hint} rows={2} {...form.text(name)} />
  )
  return (
    <form className={styles.form} {...form.wiring}>
      <div className={styles.two}>
        {line('nameRu')}
        {line('nameEn')}
        {line('situationRu')}
        {line('situationEn')}
        {area('descriptionRu')}
        {area('descriptionEn')}
        <Select
          label={say('admin.draft.type')}
          placeholder={say('admin.draft.type')}
          options={REQUEST_TYPES.map((value) => ({ value, label: say(`admin.type.${value}`) }))}
          {...form.choice('requestType')}
        />
        <Select
          label={say('admin.draft.team')}
          placeholder={say('admin.draft.choose-team')}
          options={teams.map(({ id, name }) => ({ value: String(id), label: name }))}
          {...form.choice('team')}
        />
      </div>
      {line('synonyms')}
      {area('modules', say('admin.draft.modules.hint'))}
      {area('problems', say('admin.draft.lines.hint'))}
      {area('logs', say('admin.draft.lines.hint'))}
      <FieldsEditor fields={form.typed.fields} onChange={(fields) => form.set({ fields })} />
      <FormTrouble form={form} />
      <div>
        <SendButton form={form}>{say(isAside ? 'admin.draft.keep-aside' : 'admin.draft.keep')}</SendButton>
      </div>
      <Unsaved form={form} />
    </form>
  )
}
