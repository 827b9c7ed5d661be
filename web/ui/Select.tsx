import { Combobox, useCombobox } from '@mantine/core'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import { useState } from 'react'
import { classes } from './classes.ts'
import fieldStyles from './Field.module.css'
import { Field, type FieldWiring, type FieldWords } from './Field.tsx'
import { useFloatingHome } from './floating-home.ts'
import { Icon } from './Icon.tsx'
import styles from './Select.module.css'

export interface Option<Value extends string> {
  readonly value: Value
  readonly label: string
  /** A second, quieter line. */
  readonly note?: string
}

interface SelectProps<Value extends string> extends FieldWords {
  readonly options: readonly Option<Value>[]
  readonly value: Value | null
  readonly onChange: (value: Value) => void
  readonly placeholder: string
  /** Given: a search box over the list; said when nothing fits. */
  readonly search?: { readonly placeholder: string; readonly nothing: string }
}

export function Select<Value extends string>({ label, aside, hint, error, ...box }: SelectProps<Value>) {
  return (
    <Field label={label} aside={aside} hint={hint} error={error}>
      {(wiring) => <SelectBox {...box} wiring={wiring} />}
    </Field>
  )
}

type BoxProps<Value extends string> = Omit<SelectProps<Value>, keyof FieldWords> & { readonly wiring: FieldWiring }

function SelectBox<Value extends string>({ options, value, onChange, placeholder, search, wiring }: BoxProps<Value>) {
  const [words, setWords] = useState('')
  const combobox = useCombobox({
    onDropdownOpen: (by) => {
      if (search) combobox.focusSearchInput()
      if (by === 'keyboard') combobox.selectActiveOption()
    },
    onDropdownClose: () => {
      combobox.resetSelectedOption()
      setWords('')
    },
  })
  const chosen = options.find((option) => option.value === value)
  const shown = options.filter((option) => fits(option, words))
  const submit = (picked: string) => {
    const option = options.find((one) => one.value === picked)
    if (option) onChange(option.value)
    combobox.closeDropdown()
    combobox.focusTarget()
  }

  return (
    <Combobox
      store={combobox}
      onOptionSubmit={submit}
      width="target"
      offset={4}
      transitionProps={still}
      {...useFloatingHome()}
    >
      <Combobox.Target targetType="button">
        <button
          {...wiring}
          type="button"
          className={classes(fieldStyles.box, styles.box)}
          onClick={() => combobox.toggleDropdown()}
        >
          <span className={classes('cut', !chosen && styles.placeholder)}>{chosen?.label ?? placeholder}</span>
          <Icon of={IconChevronDown} className={styles.arrow} />
        </button>
      </Combobox.Target>
      <Combobox.Dropdown className={styles.sheet ?? ''}>
        {search && (
          <Combobox.Search
            classNames={{ input: styles.search ?? '' }}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
            placeholder={search.placeholder}
            aria-label={search.placeholder}
          />
        )}
        <Combobox.Options className={styles.options ?? ''}>
          {shown.map((option) => (
            <Combobox.Option
              key={option.value}
              value={option.value}
              active={option.value === value}
              className={styles.option ?? ''}
            >
              <span className={styles.words}>
                {option.label}
                {option.note && <small>{option.note}</small>}
              </span>
              {option.value === value && <Icon of={IconCheck} className={styles.tick} />}
            </Combobox.Option>
          ))}
          {shown.length === 0 && <Combobox.Empty className={styles.nothing ?? ''}>{search?.nothing}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

const still = { duration: 0 }

/** ё and е are one letter to whoever searches. */
function fits(option: Option<string>, words: string) {
  return folded(`${option.label} ${option.note ?? ''}`).includes(folded(words.trim()))
}

function folded(text: string) {
  return text.toLocaleLowerCase().replaceAll('ё', 'е')
}
