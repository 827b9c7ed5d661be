import { useSay } from '../language.ts'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { type Every, RHYTHM_TEXTS, type TypedRhythm } from './rhythm.ts'

interface RhythmFieldsProps<Choice extends Every> {
  readonly label: string
  readonly hint?: string
  readonly choices: readonly Choice[]
  readonly typed: TypedRhythm<Choice>
  readonly onChange: (typed: TypedRhythm<Choice>) => void
  /** What is wrong with the time. */
  readonly error?: string | undefined
}

/** How often letters come that can wait. */
export function RhythmFields<Choice extends Every>(props: RhythmFieldsProps<Choice>) {
  const say = useSay()
  const { label, hint = '', choices, typed, onChange, error } = props
  const hints = [hint, typed.every === 'shift' ? say('rhythm.shift.hint') : ''].filter(Boolean).join(' ')
  return (
    <>
      <Select
        label={label}
        placeholder={label}
        options={choices.map((value) => ({ value, label: say(RHYTHM_TEXTS[value]) }))}
        value={typed.every}
        onChange={(every) => onChange({ ...typed, every })}
        {...(hints && { hint: hints })}
      />
      {typed.every === 'day' && (
        <TextField
          label={say('rhythm.at')}
          type="time"
          value={typed.at}
          onChange={(event) => onChange({ ...typed, at: event.target.value })}
          error={error}
        />
      )}
    </>
  )
}
