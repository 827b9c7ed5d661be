import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import { isMeant } from '../../src/domain/ground/transliteration.ts'
import { classes } from './classes.ts'
import fieldStyles from './Field.module.css'
import { Field, type FieldWiring, type FieldWords } from './Field.tsx'
import floating from './floating.module.css'
import { Icon } from './Icon.tsx'
import styles from './Select.module.css'
import { useFloating } from './use-floating.ts'
import { useOptions } from './use-options.ts'
import { useTypeAhead } from './use-type-ahead.ts'

export interface Option<Value extends string> {
  readonly value: Value
  readonly label: string
  /** A second, quieter line. */
  readonly note?: string
}

interface ChoiceProps<Value extends string> {
  readonly options: readonly Option<Value>[]
  readonly value: Value | null
  readonly onChange: (value: Value) => void
  readonly placeholder: string
  /** Given: a search box over the list; `nothing` is said when no option fits. */
  readonly search?: { readonly placeholder: string; readonly nothing: string }
}

/** One of many, by pointer, arrows or a few letters. */
export function Select<Value extends string>({
  label,
  aside,
  hint,
  error,
  ...choice
}: ChoiceProps<Value> & FieldWords) {
  return (
    <Field label={label} aside={aside} hint={hint} error={error}>
      {(wiring) => <SelectBox {...choice} wiring={wiring} />}
    </Field>
  )
}

function SelectBox<Value extends string>(props: ChoiceProps<Value> & { readonly wiring: FieldWiring }) {
  const { options, value, placeholder, wiring } = props
  const { opened, wiring: trigger, sheet, close } = useFloating('listbox', 'bottom-start', focusChoice)
  const chosen = options.find((option) => option.value === value)
  return (
    <>
      <button {...wiring} {...trigger} type="button" className={classes(fieldStyles.box, styles.box)}>
        <span className={classes('cut', !chosen && styles.placeholder)}>{chosen?.label ?? placeholder}</span>
        <Icon of={IconChevronDown} className={styles.arrow} />
      </button>
      <div {...sheet} className={classes(floating.sheet, styles.sheet)}>
        {opened && <Choice {...props} close={close} />}
      </div>
    </>
  )
}

function Choice<Value extends string>(props: ChoiceProps<Value> & { readonly close: () => void }) {
  const { options, value, onChange, search, close } = props
  const [words, setWords] = useState('')
  const shown = options.filter(({ label, note }) => isMeant(`${label} ${note ?? ''}`, words))
  const first = Math.max(
    0,
    options.findIndex((option) => option.value === value),
  )
  const walk = useOptions({ count: shown.length, first, onChoose: (place) => pick(shown[place]) })
  const typeAhead = useTypeAhead()

  const pick = (option: Option<Value> | undefined) => {
    if (!option) return
    close()
    onChange(option.value)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (walk.onKeyDown(event)) return
    if (event.key === 'Tab') return close()
    if (search) return
    const found = typeAhead(
      event,
      shown.map(({ label }) => label),
    )
    if (found !== null) walk.setActive(found)
    else if (event.key === ' ') pick(shown[walk.active])
    else return
    event.preventDefault()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys come from the box or the list inside
    <div className={styles.choice} onKeyDown={onKeyDown}>
      {search && (
        <input
          {...walk.box}
          aria-label={search.placeholder}
          placeholder={search.placeholder}
          className={styles.search}
          value={words}
          onChange={(event) => {
            setWords(event.target.value)
            walk.setActive(0)
          }}
        />
      )}
      <div
        {...walk.list}
        role="listbox"
        tabIndex={search ? -1 : 0}
        aria-activedescendant={walk.box['aria-activedescendant']}
        className={styles.options}
      >
        {shown.map((option, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list itself hears the keys
          // biome-ignore lint/a11y/useFocusableInteractive: the list keeps the focus and names the active option
          <div
            key={option.value}
            {...walk.option(place)}
            role="option"
            aria-selected={option.value === value}
            className={styles.option}
            onClick={() => pick(option)}
          >
            <span className="grow">
              {option.label}
              {option.note && <small>{option.note}</small>}
            </span>
            {option.value === value && <Icon of={IconCheck} className={styles.tick} />}
          </div>
        ))}
      </div>
      {shown.length === 0 && <p className={styles.nothing}>{search?.nothing}</p>}
    </div>
  )
}

/** The search box, or the list where there is none. */
function focusChoice(sheet: HTMLElement) {
  sheet.querySelector<HTMLElement>('input, [role=listbox]')?.focus({ preventScroll: true })
}
