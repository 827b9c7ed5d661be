import { type FormEvent, useState } from 'react'
import { CALL_RESULTS } from '../../../src/domain/phone/call.ts'
import { CALL_DIRECTIONS } from '../../../src/domain/phone/call-event.ts'
import { useSay } from '../../language.ts'
import { Chip } from '../../ui/Chip.tsx'
import { fieldBox, TextField } from '../../ui/TextField.tsx'
import styles from './CallsPage.module.css'
import type { JournalFilters } from './use-journal.ts'

interface JournalFilterProps {
  readonly filters: JournalFilters
  readonly onChange: (news: Readonly<Record<string, string | null>>) => void
}

/** What of the journal is shown: words, how calls came out, which way they went, mine, days. */
export function JournalFilter({ filters, onChange }: JournalFilterProps) {
  const say = useSay()
  const { result, direction, mine, since, until } = filters
  return (
    <search className={styles.filter}>
      <Words key={filters.words} words={filters.words} onAsk={(words) => onChange({ q: words })} />
      <fieldset aria-label={say('desk.calls.how')} className={styles.chips}>
        {CALL_RESULTS.map((one) => (
          <Chip key={one} on={one === result} onPress={() => onChange({ result: one === result ? null : one })}>
            {say(`desk.calls.result.${one}`)}
          </Chip>
        ))}
        {CALL_DIRECTIONS.map((one) => (
          <Chip
            key={one}
            on={one === direction}
            onPress={() => onChange({ direction: one === direction ? null : one })}
          >
            {say(`desk.calls.direction.${one}`)}
          </Chip>
        ))}
        <Chip on={mine} onPress={() => onChange({ mine: mine ? null : '1' })}>
          {say('desk.calls.mine')}
        </Chip>
      </fieldset>
      <div className={styles.days}>
        <TextField
          label={say('desk.calls.since')}
          type="date"
          value={since ?? ''}
          onChange={(event) => onChange({ since: event.target.value })}
        />
        <TextField
          label={say('desk.calls.until')}
          type="date"
          value={until ?? ''}
          onChange={(event) => onChange({ until: event.target.value })}
        />
      </div>
    </search>
  )
}

function Words({ words, onAsk }: { readonly words: string; readonly onAsk: (words: string) => void }) {
  const say = useSay()
  const [typed, setTyped] = useState(words)
  const ask = () => typed.trim() !== words && onAsk(typed.trim())
  const submit = (event: FormEvent) => {
    event.preventDefault()
    ask()
  }
  return (
    <form className={styles.words} onSubmit={submit}>
      <input
        type="search"
        className={fieldBox}
        aria-label={say('desk.calls.find')}
        placeholder={say('desk.calls.find')}
        maxLength={100}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={ask}
      />
    </form>
  )
}
