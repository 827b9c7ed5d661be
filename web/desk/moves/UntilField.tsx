import type { ReactNode } from 'react'
import { useFormats, useSay } from '../../language.ts'
import { Chip } from '../../ui/Chip.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './MoveDialog.module.css'
import { fromField, inHours, mondayAt, toField, tomorrowAt } from './presets.ts'

interface UntilFieldProps {
  readonly label: string
  readonly value: number | null
  readonly onChange: (at: number | null) => void
  readonly error?: ReactNode
}

/** A moment to come: one press for the usual ones, any other by hand. */
export function UntilField({ label, value, onChange, error }: UntilFieldProps) {
  const say = useSay()
  const { zone } = useFormats()
  const now = Date.now()
  const presets = [
    { text: say('desk.until.hours'), at: inHours(2, now) },
    { text: say('desk.until.tomorrow'), at: tomorrowAt(9, now, zone) },
    { text: say('desk.until.monday'), at: mondayAt(9, now, zone) },
  ]
  return (
    <div className={styles.until}>
      <TextField
        label={label}
        type="datetime-local"
        error={error}
        value={value === null ? '' : toField(value, zone)}
        onChange={(event) => onChange(fromField(event.target.value, zone))}
      />
      <div className={styles.presets}>
        {presets.map(({ text, at }) => (
          <Chip key={text} on={at === value} onPress={() => onChange(at)}>
            {text}
          </Chip>
        ))}
      </div>
    </div>
  )
}
