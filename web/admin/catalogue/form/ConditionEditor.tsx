import type { FormField } from '../../../../src/domain/catalogue/form-fields.ts'
import { useInMyLanguage, useSay } from '../../../language.ts'
import { Chip } from '../../../ui/Chip.tsx'
import { Group } from '../../../ui/Group.tsx'
import { Segmented } from '../../../ui/Segmented.tsx'
import { Select } from '../../../ui/Select.tsx'
import styles from './Fields.module.css'
import { useLabelOf } from './words-of-field.ts'

interface ConditionEditorProps {
  readonly field: FormField
  readonly deciding: readonly FormField[]
  readonly onChange: (condition: FormField['visibleWhen']) => void
}

const ALWAYS = ''

/** When a question is asked: always, or after one answer of an earlier one. */
export function ConditionEditor({ field, deciding, onChange }: ConditionEditorProps) {
  const say = useSay()
  const labelOf = useLabelOf()
  const { visibleWhen } = field
  const decides = deciding.find(({ id }) => id === visibleWhen?.field)
  const isLost = visibleWhen !== undefined && !decides
  const options = [
    { value: ALWAYS, label: say('admin.field.when.always') },
    ...deciding.map((one) => ({ value: one.id, label: say('admin.field.when.after', { name: labelOf(one) }) })),
  ]
  const choose = (id: string) => {
    const next = deciding.find((one) => one.id === id)
    if (!next) return onChange(undefined)
    const [first] = next.options ?? []
    onChange({ field: id, is: next.type === 'yes_no' ? true : first ? [first.value] : [] })
  }
  return (
    <>
      <Select
        label={say('admin.field.when')}
        placeholder={say('admin.field.when.lost')}
        error={isLost ? say('admin.field.when.lost.text') : undefined}
        hint={deciding.length === 0 ? say('admin.field.when.none') : undefined}
        value={visibleWhen ? (decides?.id ?? null) : ALWAYS}
        options={options}
        onChange={choose}
      />
      {decides && visibleWhen && (
        <Answers decides={decides} is={visibleWhen.is} onChange={(is) => onChange({ field: decides.id, is })} />
      )}
    </>
  )
}

interface AnswersProps {
  readonly decides: FormField
  readonly is: NonNullable<FormField['visibleWhen']>['is']
  readonly onChange: (is: AnswersProps['is']) => void
}

function Answers({ decides, is, onChange }: AnswersProps) {
  const say = useSay()
  const inMyLanguage = useInMyLanguage()
  const label = say('admin.field.when.answer')
  if (decides.type === 'yes_no') {
    return (
      <div className={styles.wide}>
        <Group label={label}>
          <Segmented
            label={label}
            value={is === true ? 'yes' : is === false ? 'no' : null}
            options={(['yes', 'no'] as const).map((value) => ({ value, label: say(`common.${value}`) }))}
            onChange={(value) => onChange(value === 'yes')}
          />
        </Group>
      </div>
    )
  }
  const wanted = typeof is === 'boolean' ? [] : typeof is === 'string' ? [is] : is
  const turn = (value: string) =>
    onChange(wanted.includes(value) ? wanted.filter((one) => one !== value) : [...wanted, value])
  return (
    <div className={styles.wide}>
      <Group label={label} hint={say('admin.field.when.any')}>
        <div className={styles.chips}>
          {(decides.options ?? []).map((option) => (
            <Chip key={option.value} on={wanted.includes(option.value)} onPress={() => turn(option.value)}>
              {inMyLanguage(option.label) || say('admin.field.unnamed')}
            </Chip>
          ))}
        </div>
      </Group>
    </div>
  )
}
