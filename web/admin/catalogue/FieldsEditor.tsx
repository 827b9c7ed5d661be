import { IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react'
import { FIELD_TYPES, type FormField } from '../../../src/domain/catalogue/form-fields.ts'
import { newKey } from '../../api.ts'
import { useSay } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './Catalogue.module.css'
import { fromLines, toLines } from './lines.ts'

interface FieldsEditorProps {
  readonly fields: readonly FormField[]
  readonly onChange: (fields: readonly FormField[]) => void
}

/** The questions of a form, in their order. A condition that a field has stays with it. */
export function FieldsEditor({ fields, onChange }: FieldsEditorProps) {
  const say = useSay()
  const change = (place: number, news: Partial<FormField>) =>
    onChange(fields.map((field, one) => (one === place ? { ...field, ...news } : field)))
  const add = () => {
    const id = `field_${newKey().slice(0, 6)}`
    onChange([...fields, { id, label: { ru: '', en: '' }, type: 'text', required: false }])
  }
  return (
    <section className={styles.fields} aria-label={say('admin.fields')}>
      <h2>{say('admin.fields')}</h2>
      {fields.map((field, place) => (
        <OneField
          key={field.id}
          field={field}
          onChange={(news) => change(place, news)}
          onRemove={() => onChange(fields.filter(({ id }) => id !== field.id))}
          onRise={place === 0 ? null : () => onChange(raised(fields, place))}
        />
      ))}
      <div>
        <Button icon={IconPlus} onClick={add}>
          {say('admin.field.add')}
        </Button>
      </div>
    </section>
  )
}

interface OneFieldProps {
  readonly field: FormField
  readonly onChange: (news: Partial<FormField>) => void
  readonly onRemove: () => void
  readonly onRise: (() => void) | null
}

function OneField({ field, onChange, onRemove, onRise }: OneFieldProps) {
  const say = useSay()
  const { label, type, required, options = [], visibleWhen } = field
  const name = label.ru || say('admin.field.unnamed')
  const hasOptions = type === 'choice' || type === 'many_choices'
  return (
    <div className={styles.field}>
      <TextField
        label={say('admin.field.ru')}
        value={label.ru}
        onChange={(event) => onChange({ label: { ...label, ru: event.target.value } })}
      />
      <TextField
        label={say('admin.field.en')}
        value={label.en}
        onChange={(event) => onChange({ label: { ...label, en: event.target.value } })}
      />
      <Select
        label={say('admin.field.type')}
        placeholder={say('admin.field.type')}
        value={type}
        options={FIELD_TYPES.map((value) => ({ value, label: say(`admin.field.type.${value}`) }))}
        onChange={(next) => onChange({ type: next })}
      />
      <span>
        {onRise && <IconButton icon={IconArrowUp} label={say('admin.field.up', { name })} onClick={onRise} />}
        <IconButton icon={IconTrash} label={say('admin.field.remove', { name })} onClick={onRemove} />
      </span>
      {hasOptions && (
        <div className={styles.wide}>
          <TextArea
            label={say('admin.field.options')}
            hint={say('admin.draft.lines.hint')}
            rows={2}
            defaultValue={toLines(options.map((option) => option.label))}
            onChange={(event) => onChange({ options: optionsFrom(event.target.value, options) })}
          />
        </div>
      )}
      <label className={styles.check}>
        <input type="checkbox" checked={required} onChange={(event) => onChange({ required: event.target.checked })} />
        {say('admin.field.required')}
      </label>
      {visibleWhen && (
        <span className={styles.state}>{say('admin.field.condition', { field: visibleWhen.field })}</span>
      )}
    </div>
  )
}

/** An option keeps the value it had under its name, so that earlier answers stay readable. */
function optionsFrom(text: string, before: NonNullable<FormField['options']>): NonNullable<FormField['options']> {
  return fromLines(text).map((label) => ({
    value: before.find((option) => option.label.ru === label.ru)?.value ?? label.ru,
    label,
  }))
}

function raised(fields: readonly FormField[], place: number): readonly FormField[] {
  const order = [...fields]
  order.splice(place - 1, 0, ...order.splice(place, 1))
  return order
}
