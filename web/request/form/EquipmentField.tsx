import { useSay } from '../../language.ts'
import type { FieldWords } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import type { AnswerFieldProps } from './answer-field.ts'

const OTHER = 'other'
const MANY = 8

/** A till of the restaurant's own list; what its card knows is never asked again. */
export function EquipmentField({
  field,
  draft,
  edit,
  around: { equipment },
  words,
}: AnswerFieldProps & { readonly words: FieldWords }) {
  const say = useSay()
  const options = equipment.map(({ id, name, softwareVersion, serialNumber }) => ({
    value: String(id),
    label: name,
    note: [softwareVersion, serialNumber].filter(Boolean).join(' · '),
  }))
  const choose = (value: string) => {
    const one = equipment.find(({ id }) => String(id) === value)
    edit(({ answers }) => ({
      equipmentId: one?.id ?? null,
      answers: {
        ...answers,
        [field.id]: one?.name ?? say('field.equipment.other'),
        ...(one?.softwareVersion && !answers.version && { version: one.softwareVersion }),
      },
    }))
  }
  const answer = draft.answers[field.id]
  return (
    <Select
      {...words}
      value={draft.equipmentId !== null ? String(draft.equipmentId) : answer ? OTHER : null}
      placeholder={say('field.choose')}
      options={[...options, { value: OTHER, label: say('field.equipment.other') }]}
      onChange={choose}
      {...(options.length > MANY && {
        search: { placeholder: say('field.equipment.search'), nothing: say('field.equipment.nothing') },
      })}
    />
  )
}
