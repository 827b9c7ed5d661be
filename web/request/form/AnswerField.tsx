import type { FormField } from '../../../src/domain/catalogue/form-fields.ts'
import type { Say } from '../../../src/texts/catalogue.ts'
import { useInMyLanguage, useSay } from '../../language.ts'
import { Chip } from '../../ui/Chip.tsx'
import { Group } from '../../ui/Group.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './AnswerField.module.css'
import type { AnswerFieldProps } from './answer-field.ts'
import { EquipmentField } from './EquipmentField.tsx'
import { FilesAnswer } from './FilesAnswer.tsx'
import { VenueAnswer } from './VenueAnswer.tsx'

/** One question of a service's form, by its type. */
export function AnswerField(props: AnswerFieldProps) {
  const { field, draft, edit, around, trouble } = props
  const say = useSay()
  const inMyLanguage = useInMyLanguage()
  const given = draft.answers[field.id]
  const answer = (value: unknown) => edit(({ answers }) => ({ answers: { ...answers, [field.id]: value } }))
  const words = {
    label: inMyLanguage(field.label),
    aside: field.required ? say('field.required') : undefined,
    hint: hintOf(field, say, inMyLanguage),
    error: trouble,
  }
  const text = typeof given === 'string' ? given : ''
  const typed = {
    ...words,
    value: text,
    onChange: ({ target }: { readonly target: { readonly value: string } }) => answer(target.value),
  }
  switch (field.type) {
    case 'long_text':
      return <TextArea {...typed} />
    case 'number':
      return <TextField {...typed} inputMode="decimal" />
    case 'date':
      return <TextField {...typed} type="date" />
    case 'phone':
      return <TextField {...typed} type="tel" autoComplete="tel" />
    case 'version':
      return <TextField {...typed} className={styles.version} autoComplete="off" spellCheck={false} />
    case 'yes_no':
      return (
        <Group {...words}>
          <Segmented
            label={words.label}
            value={given === true ? 'yes' : given === false ? 'no' : null}
            options={(['yes', 'no'] as const).map((value) => ({ value, label: say(`field.${value}`) }))}
            onChange={(value) => answer(value === 'yes')}
          />
        </Group>
      )
    case 'choice':
      return (
        <Select
          {...words}
          value={text === '' ? null : text}
          placeholder={say('field.choose')}
          options={optionsOf(field, inMyLanguage)}
          onChange={answer}
        />
      )
    case 'many_choices':
      return <ManyChoices words={words} options={optionsOf(field, inMyLanguage)} given={given} onChange={answer} />
    case 'equipment':
      return around.equipment.length > 0 ? <EquipmentField {...props} words={words} /> : <TextField {...typed} />
    case 'venue':
      return around.venues.length > 0 ? (
        <VenueAnswer words={words} given={text} venues={around.venues} onAnswer={answer} />
      ) : (
        <TextField {...typed} />
      )
    case 'email':
      return <TextField {...typed} type="email" autoComplete="email" />
    case 'files':
      return <FilesAnswer words={words} given={given} files={around.files} onAnswer={answer} />
    case 'text':
      return <TextField {...typed} />
  }
}

interface ManyChoicesProps {
  readonly words: { readonly label: string; readonly hint: string | undefined; readonly error: string | undefined }
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly given: unknown
  readonly onChange: (values: readonly string[]) => void
}

function ManyChoices({ words, options, given, onChange }: ManyChoicesProps) {
  const known: readonly unknown[] = Array.isArray(given) ? given : []
  const chosen = options.filter(({ value }) => known.includes(value)).map(({ value }) => value)
  return (
    <Group {...words}>
      <div className={styles.chips}>
        {options.map(({ value, label }) => (
          <Chip
            key={value}
            on={chosen.includes(value)}
            onPress={() =>
              onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value])
            }
          >
            {label}
          </Chip>
        ))}
      </div>
    </Group>
  )
}

/** What its author says besides, and what of numbers is taken. */
function hintOf({ hint, type, least, most }: FormField, say: Say, inMyLanguage: ReturnType<typeof useInMyLanguage>) {
  const said = hint && inMyLanguage(hint) ? inMyLanguage(hint) : null
  const limits = type === 'number' ? limitsOf(say, least, most) : null
  return [said, limits].filter((part) => part !== null).join(' · ') || undefined
}

function limitsOf(say: Say, least: number | undefined, most: number | undefined): string | null {
  if (least !== undefined && most !== undefined) return say('field.between', { least, most })
  if (least !== undefined) return say('field.least', { least })
  return most === undefined ? null : say('field.most', { most })
}

function optionsOf({ options = [] }: FormField, inMyLanguage: ReturnType<typeof useInMyLanguage>) {
  return options.map(({ value, label }) => ({ value, label: inMyLanguage(label) }))
}
