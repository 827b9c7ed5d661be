import { IconTrash } from '@tabler/icons-react'
import { FIELD_TYPES, type FormField, hasOptions } from '../../../../src/domain/catalogue/form-fields.ts'
import type { Bilingual } from '../../../../src/domain/ground/words.ts'
import { useSay } from '../../../language.ts'
import { Check } from '../../../ui/Check.tsx'
import { focusAtOnce } from '../../../ui/focus.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Select } from '../../../ui/Select.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { ConditionEditor } from './ConditionEditor.tsx'
import styles from './Fields.module.css'
import { OptionsEditor } from './OptionsEditor.tsx'
import { useLabelOf } from './words-of-field.ts'

interface QuestionEditorProps {
  readonly field: FormField
  /** Earlier questions on which it can depend. */
  readonly deciding: readonly FormField[]
  /** Questions that depend on it. */
  readonly leaning: readonly FormField[]
  readonly onChange: (news: Partial<FormField>) => void
  readonly onRemove: () => void
}

/** A question as it is written: its words in both languages, how it is answered, and when it is asked. */
export function QuestionEditor({ field, deciding, leaning, onChange, onRemove }: QuestionEditorProps) {
  const say = useSay()
  const labelOf = useLabelOf()
  const { label, hint = { ru: '', en: '' }, type, required, options = [] } = field
  const typed = (part: 'label' | 'hint', of: Bilingual, language: keyof Bilingual) => ({
    value: of[language],
    maxLength: 300,
    autoComplete: 'off',
    onChange: ({ target }: { readonly target: { readonly value: string } }) =>
      onChange({ [part]: { ...of, [language]: target.value } }),
  })
  return (
    <div className={styles.editor}>
      <TextField
        label={say('admin.field.ru')}
        {...(label.ru === '' && label.en === '' && { ref: focusAtOnce })}
        {...typed('label', label, 'ru')}
      />
      <TextField
        label={say('admin.field.en')}
        placeholder={label.ru === '' ? undefined : say('admin.field.no-translation')}
        {...typed('label', label, 'en')}
      />
      <Select
        label={say('admin.field.type')}
        placeholder={say('admin.field.type')}
        value={type}
        options={FIELD_TYPES.map((value) => ({ value, label: say(`admin.field.type.${value}`) }))}
        onChange={(next) => onChange({ type: next })}
      />
      <ConditionEditor field={field} deciding={deciding} onChange={(visibleWhen) => onChange({ visibleWhen })} />
      {hasOptions(type) && <OptionsEditor options={options} onChange={(next) => onChange({ options: next })} />}
      {type === 'number' && <Limits field={field} onChange={onChange} />}
      <TextField label={say('admin.field.hint.ru')} {...typed('hint', hint, 'ru')} />
      <TextField
        label={say('admin.field.en')}
        placeholder={hint.ru === '' ? undefined : say('admin.field.no-translation')}
        {...typed('hint', hint, 'en')}
      />
      <div className={styles.foot}>
        <Check label={say('admin.field.required')} on={required} onChange={() => onChange({ required: !required })} />
        {leaning.length > 0 && (
          <span className={styles.quiet}>
            {say('admin.field.leaning', {
              names: leaning.map((one) => say('admin.field.quoted', { text: labelOf(one) })).join(', '),
            })}
          </span>
        )}
        <IconButton icon={IconTrash} label={say('admin.field.remove', { name: labelOf(field) })} onClick={onRemove} />
      </div>
    </div>
  )
}

function Limits({ field: { least, most }, onChange }: Pick<QuestionEditorProps, 'field' | 'onChange'>) {
  const say = useSay()
  const typed = (name: 'least' | 'most', value: number | undefined) => ({
    type: 'number',
    step: 'any',
    value: value ?? '',
    onChange: ({ target }: { readonly target: { readonly value: string } }) =>
      onChange({ [name]: target.value === '' ? undefined : Number(target.value) }),
  })
  return (
    <>
      <TextField label={say('admin.field.least')} {...typed('least', least)} />
      <TextField label={say('admin.field.most')} {...typed('most', most)} />
    </>
  )
}
