import { IconPhone } from '@tabler/icons-react'
import { useState } from 'react'
import type { Exchange, ExchangeEvents } from '../../../src/contract/phone/exchanges.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useSay } from '../../language.ts'
import { textOfProblem } from '../../problem.ts'
import { Button } from '../../ui/Button.tsx'
import panes from '../panes/Panes.module.css'
import { EventLine } from './EventLine.tsx'
import { useExchangeEvents, useTrialCall } from './exchanges.ts'
import styles from './Phone.module.css'

/** What the exchange sent last and what was made of it; and a call of one's own to see the whole way. */
export function ExchangeNow({ exchange }: { readonly exchange: Exchange }) {
  const say = useSay()
  const trial = useTrialCall(exchange.id)
  const { data, error, refetch } = useExchangeEvents(exchange.id)
  return (
    <aside className={panes.pane} aria-label={say('admin.phone.events')}>
      <div className={panes.bar}>
        <h2>{say('admin.phone.events')}</h2>
        <span className={panes.end}>
          <Button
            icon={IconPhone}
            reason={exchange.enabled ? undefined : say('admin.phone.trial.off')}
            aria-busy={trial.isPending || undefined}
            onClick={() => trial.mutate()}
          >
            {say('admin.phone.trial')}
          </Button>
        </span>
      </div>
      <div className={panes.scrolls}>
        <p className={styles.note} role="status">
          {trial.error
            ? say(textOfProblem(trial.error))
            : say(trial.isSuccess ? 'admin.phone.trial.done' : 'admin.phone.trial.hint')}
        </p>
        {data ? (
          <Events events={data.events} />
        ) : error ? (
          <Failed error={error} onRetry={() => void refetch()} />
        ) : (
          <Loading groups={3} />
        )}
      </div>
    </aside>
  )
}

/** The last one stands as it came; any other does on a press. */
function Events({ events }: ExchangeEvents) {
  const say = useSay()
  const [chosen, setChosen] = useState<number | null>(null)
  const shown = chosen ?? events[0]?.id
  if (shown === undefined) return <p className={styles.note}>{say('admin.phone.events.none')}</p>
  return (
    <ul className={styles.events}>
      {events.map((event) => (
        <li key={event.id} data-shown={event.id === shown || undefined}>
          <EventLine event={event} isShown={event.id === shown} onShow={(isOpen) => setChosen(isOpen ? event.id : 0)} />
        </li>
      ))}
    </ul>
  )
}
