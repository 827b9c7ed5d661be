import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { classes } from './classes.ts'
import fieldStyles from './Field.module.css'
import { Field, type FieldWiring, type FieldWords } from './Field.tsx'
import floating from './floating.module.css'
import { Icon } from './Icon.tsx'
import styles from './Select.module.css'
import { useFloating } from './use-floating.ts'

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
  const id = useId()
  const [words, setWords] = useState('')
  const shown = options.filter((option) => fits(option, words))
  const [active, setActive] = useState(() =>
    Math.max(
      0,
      options.findIndex((option) => option.value === value),
    ),
  )
  const activeId = `${id}-${active}`

  useEffect(() => {
    document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' })
  }, [activeId])

  const pick = (option: Option<Value> | undefined) => {
    if (!option) return
    close()
    onChange(option.value)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const next = { ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: shown.length - 1 }[event.key]
    if (next !== undefined) setActive(Math.max(0, Math.min(next, shown.length - 1)))
    if (event.key === 'Enter' || (event.key === ' ' && !search)) pick(shown[active])
    if (event.key === 'Tab') close()
    if (next !== undefined || event.key === 'Enter') event.preventDefault()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys come from the box or the list inside
    <div className={styles.choice} onKeyDown={onKeyDown}>
      {search && (
        <input
          role="combobox"
          aria-expanded="true"
          aria-controls={id}
          aria-activedescendant={activeId}
          aria-label={search.placeholder}
          placeholder={search.placeholder}
          className={styles.search}
          value={words}
          onChange={(event) => {
            setWords(event.target.value)
            setActive(0)
          }}
        />
      )}
      <div
        id={id}
        role="listbox"
        tabIndex={search ? -1 : 0}
        aria-activedescendant={activeId}
        className={styles.options}
      >
        {shown.map((option, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list itself hears the keys
          // biome-ignore lint/a11y/useFocusableInteractive: the list keeps the focus and names the active option
          <div
            key={option.value}
            id={`${id}-${place}`}
            role="option"
            aria-selected={option.value === value}
            data-active={place === active ? true : undefined}
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

/** ё and е are one letter to whoever searches. */
function fits(option: Option<string>, words: string) {
  return folded(`${option.label} ${option.note ?? ''}`).includes(folded(words.trim()))
}

function folded(text: string) {
  return text.toLocaleLowerCase().replaceAll('ё', 'е')
}
