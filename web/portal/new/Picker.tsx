import { IconChevronDown } from '@tabler/icons-react'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import { fieldBox } from '../../ui/TextField.tsx'
import styles from './Picker.module.css'

interface PickerProps {
  readonly label: string
  readonly value: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly onChange: (value: string) => void
}

/** The browser's own list: on a phone it is the wheel people know. */
export function Picker({ label, value, options, onChange }: PickerProps) {
  return (
    <span className={styles.picker}>
      <select
        className={classes(fieldBox, styles.box, value === '' && styles.none)}
        aria-label={label}
        value={value}
        disabled={options.length === 0}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{label}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <Icon of={IconChevronDown} size={20} />
    </span>
  )
}
