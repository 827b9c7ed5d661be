import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { canDecide, type FormField } from '../../../../src/domain/catalogue/form-fields.ts'
import { newKey } from '../../../api.ts'
import { useSay } from '../../../language.ts'
import { Button } from '../../../ui/Button.tsx'
import { movedTo } from '../../../ui/moved.ts'
import { showToast } from '../../../ui/toasts.ts'
import { useReorder } from '../../../ui/use-reorder.ts'
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx'
import styles from './Fields.module.css'
import { QuestionEditor } from './QuestionEditor.tsx'
import { QuestionLine } from './QuestionLine.tsx'
import { useLabelOf } from './words-of-field.ts'

interface FieldsEditorProps {
  readonly fields: readonly FormField[]
  readonly onChange: (fields: readonly FormField[]) => void
  /** Which question stands open; null: none. */
  readonly opened: string | null
  readonly onOpen: (id: string | null) => void
  /** What is wrong with a question, in words. */
  readonly trouble: (id: string) => string | undefined
}

/** The questions of a form in their order, one of them open: dragged by the handle, or moved by Alt+↑ and Alt+↓. */
export function FieldsEditor({ fields, onChange, opened, onOpen, trouble }: FieldsEditorProps) {
  const say = useSay()
  const labelOf = useLabelOf()
  const [said, setSaid] = useState('')
  const placeOf = (id: string) => fields.findIndex((field) => field.id === id)
  const move = (id: string, to: number) => {
    if (to < 0 || to >= fields.length || to === placeOf(id)) return
    onChange(movedTo(fields, placeOf(id), to))
    const field = fields[placeOf(id)]
    if (field) setSaid(say('admin.field.moved', { name: labelOf(field), place: to + 1, count: fields.length }))
  }
  const reorder = useReorder({
    onMove: (id, { index }) => move(id, index),
    onStep: (id, by) => move(id, placeOf(id) + by),
  })
  const add = () => {
    const id = `field_${newKey().slice(0, 8)}`
    onChange([...fields, { id, label: { ru: '', en: '' }, type: 'text', required: false }])
    onOpen(id)
  }
  const remove = (field: FormField) => {
    const before = fields
    onChange(fields.filter(({ id }) => id !== field.id))
    onOpen(null)
    showToast({
      text: say('admin.field.removed', { name: labelOf(field) }),
      undo: { label: say('common.undo'), run: () => onChange(before) },
    })
  }
  return (
    <section aria-label={say('admin.fields')}>
      {fields.length === 0 && <p className={styles.none}>{say('admin.fields.none')}</p>}
      <ol className={styles.questions} data-list="questions">
        {fields.map((field, place) => (
          <li key={field.id} {...reorder.item(field.id)} data-open={field.id === opened || undefined}>
            <QuestionLine
              field={field}
              all={fields}
              handle={reorder.handle(field.id)}
              isOpen={field.id === opened}
              trouble={trouble(field.id)}
              onTurn={() => onOpen(field.id === opened ? null : field.id)}
            />
            {field.id === opened && (
              <QuestionEditor
                field={field}
                deciding={fields.slice(0, place).filter(({ type }) => canDecide(type))}
                leaning={fields.filter(({ visibleWhen }) => visibleWhen?.field === field.id)}
                onChange={(news) => onChange(fields.map((one) => (one.id === field.id ? { ...one, ...news } : one)))}
                onRemove={() => remove(field)}
              />
            )}
          </li>
        ))}
      </ol>
      <div className={styles.add}>
        <Button icon={IconPlus} onClick={add}>
          {say('admin.field.add')}
        </Button>
        <span className="muted">{say('admin.fields.keys')}</span>
      </div>
      <p role="status">
        <VisuallyHidden>{said}</VisuallyHidden>
      </p>
    </section>
  )
}
