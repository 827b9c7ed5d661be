import { useId } from 'react'
import { useSay } from '../../language.ts'
import { fieldBox } from '../../ui/TextField.tsx'
import styles from './Rules.module.css'

interface UntakenFieldProps {
  readonly typed: string
  readonly error: string | undefined
  readonly onChange: (typed: string) => void
}

/** After how long a request goes on that whoever got it has not taken: «Не взяли за 15 мин рабочего времени: идёт дальше». */
export function UntakenField({ typed, error, onChange }: UntakenFieldProps) {
  const say = useSay()
  const hint = useId()
  return (
    <div className={styles.untaken}>
      <label>
        <span>{say('admin.rules.untaken')}</span>
        <input
          className={fieldBox}
          name="untakenMinutes"
          inputMode="numeric"
          autoComplete="off"
          maxLength={5}
          value={typed}
          aria-invalid={error ? true : undefined}
          aria-describedby={hint}
          onChange={(event) => onChange(event.target.value)}
        />
        <span>{say('admin.rules.untaken.minutes')}</span>
      </label>
      <p id={hint} role={error ? 'alert' : undefined} className={error ? styles.trouble : styles.quiet}>
        {error ?? say('admin.rules.untaken.hint')}
      </p>
    </div>
  )
}
