import { type FormEvent, useState } from 'react'
import { useFormats, useSay } from '../../../language.ts'
import { Button } from '../../../ui/Button.tsx'
import { Chip } from '../../../ui/Chip.tsx'
import { focusAtOnce } from '../../../ui/focus.ts'
import { TextField } from '../../../ui/TextField.tsx'
import type { Filters } from '../../queue/filters.ts'
import type { QueueAddress } from '../../queue/queue-address.ts'
import { dayAgo } from './days.ts'
import styles from './Filter.module.css'

interface FilterDaysProps {
  readonly address: QueueAddress
  readonly onChosen: (change: Partial<Filters>) => void
}

/** Days of filing: one press for the usual ones, any others by hand. */
export function FilterDays({ address, onChosen }: FilterDaysProps) {
  const say = useSay()
  const { zone } = useFormats()
  const [since, setSince] = useState(address.since ?? '')
  const [until, setUntil] = useState(address.until ?? '')
  const [tried, setTried] = useState(false)
  const isEarly = since !== '' && until !== '' && until < since
  const ago = (days: number) => dayAgo(days, Date.now(), zone)
  const presets = [
    { text: say('desk.filter.today'), days: { since: ago(0), until: null } },
    { text: say('desk.filter.yesterday'), days: { since: ago(1), until: ago(1) } },
    { text: say('desk.filter.week'), days: { since: ago(6), until: null } },
    { text: say('desk.filter.month'), days: { since: ago(29), until: null } },
  ]
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!isEarly) onChosen({ since: since || null, until: until || null })
  }
  return (
    <form className={styles.days} onSubmit={submit} noValidate>
      <div className={styles.presets}>
        {presets.map(({ text, days }) => (
          <Chip
            key={text}
            on={days.since === address.since && days.until === address.until}
            onPress={() => onChosen(days)}
          >
            {text}
          </Chip>
        ))}
      </div>
      <TextField
        label={say('desk.filter.since')}
        type="date"
        min="2000-01-01"
        max="2099-12-31"
        ref={focusAtOnce}
        value={since}
        onChange={(event) => setSince(event.target.value)}
      />
      <TextField
        label={say('desk.filter.until')}
        type="date"
        min="2000-01-01"
        max="2099-12-31"
        value={until}
        error={tried && isEarly && say('desk.filter.until.early')}
        onChange={(event) => setUntil(event.target.value)}
      />
      <Button kind="primary" type="submit">
        {say('desk.filter.apply')}
      </Button>
    </form>
  )
}
