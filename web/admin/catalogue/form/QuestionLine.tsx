import { IconAlertTriangle, IconEye, IconGripVertical } from '@tabler/icons-react'
import type { PointerEvent } from 'react'
import { type FormField, hasOptions } from '../../../../src/domain/catalogue/form-fields.ts'
import { useInMyLanguage, useSay } from '../../../language.ts'
import { Icon } from '../../../ui/Icon.tsx'
import styles from './Fields.module.css'
import { useConditionInWords, useLabelOf } from './words-of-field.ts'

interface QuestionLineProps {
  readonly field: FormField
  readonly all: readonly FormField[]
  /** Given: the question can be moved and opened. */
  readonly handle?: { readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void }
  readonly number?: number
  readonly isOpen?: boolean
  /** Given: what became of it since the version before. */
  readonly mark?: string | undefined
  readonly trouble?: string | undefined
  readonly onTurn?: () => void
}

/** A question of a form in a line or two: what is asked, how it is answered, and when it is asked at all. */
export function QuestionLine({ field, all, handle, number, isOpen = false, mark, trouble, onTurn }: QuestionLineProps) {
  const say = useSay()
  const inMyLanguage = useInMyLanguage()
  const labelOf = useLabelOf()
  const inWords = useConditionInWords()
  const { type, required, options = [], hint } = field
  const condition = inWords(field, all)
  const more = hasOptions(type)
    ? options.map(({ label }) => inMyLanguage(label)).join(' · ')
    : hint && inMyLanguage(hint)
  const words = (
    <>
      <span className={styles.top}>
        <span className={styles.label}>{labelOf(field)}</span>
        {required && <span className={styles.quiet}>{say('admin.field.mark.required')}</span>}
        {mark && <span className={styles.mark}>{mark}</span>}
        <span className={styles.type}>{say(`admin.field.type.${type}`)}</span>
      </span>
      {!isOpen && condition && (
        <span className={styles.second}>
          <Icon of={IconEye} size={14} /> {condition}
        </span>
      )}
      {!isOpen && more && <span className={styles.second}>{more}</span>}
    </>
  )
  return (
    <div className={styles.line} data-wrong={trouble ? '' : undefined}>
      {handle && (
        <button
          {...handle}
          type="button"
          className={styles.grip}
          aria-label={say('admin.field.grip', { name: labelOf(field) })}
          data-tip={say('admin.fields.keys')}
        >
          <Icon of={IconGripVertical} size={16} />
        </button>
      )}
      {number !== undefined && <span className={styles.number}>{number}</span>}
      {onTurn ? (
        <button type="button" className={styles.words} aria-expanded={isOpen} onClick={onTurn}>
          {words}
        </button>
      ) : (
        <div className={styles.words}>{words}</div>
      )}
      {trouble && (
        <p className={styles.trouble}>
          <Icon of={IconAlertTriangle} size={16} /> {trouble}
        </p>
      )}
    </div>
  )
}
