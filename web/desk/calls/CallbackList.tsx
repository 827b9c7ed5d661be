import { IconClock } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import type { Callback } from '../../../src/contract/phone/calls.ts'
import { placeName } from '../../../src/domain/people/place-name.ts'
import { formatsFor } from '../../../src/texts/format.ts'
import { useNow } from '../../clock.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useFormats, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { SlaChip } from '../../request/SlaChip.tsx'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { showToast } from '../../ui/toasts.ts'
import styles from './CallsPage.module.css'
import { useCallbacks, useCallCare, useCurrentCalls } from './use-calls.ts'

/** Whose calls nobody took, the one that is due first on top. */
export function CallbackList() {
  const say = useSay()
  const { data, error, refetch } = useCallbacks()
  if (!data) return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading groups={4} />
  if (data.callbacks.length === 0) {
    return <EmptyState title={say('desk.calls.callbacks.none')}>{say('desk.calls.callbacks.none.text')}</EmptyState>
  }
  return (
    <ul className={styles.rows} aria-label={say('desk.calls.callbacks')}>
      {data.callbacks.map((callback) => (
        <li key={callback.id} className={styles.callback}>
          <Who callback={callback} />
          {callback.doneAt === null ? <Ways callback={callback} /> : <Done callback={callback} />}
        </li>
      ))}
    </ul>
  )
}

function Who({ callback }: { readonly callback: Callback }) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const { person, venue, number, contract, calls, lastCallAt } = callback
  return (
    <div className={styles.who}>
      <p className={styles.line}>
        {person ? (
          <a className={styles.name} href={paths.deskCustomer(person.id)}>
            {person.name}
          </a>
        ) : (
          <span className={styles.name}>{say('desk.call.unknown')}</span>
        )}
        <span>{formats.phone(number)}</span>
      </p>
      <p className={styles.quiet}>
        {venue && (
          <>
            <a href={paths.deskVenue(venue.id)}>{placeName(venue)}</a>
            <span className={styles.there} data-tip={venue.zone}>
              <Icon of={IconClock} size={14} />
              {say('desk.there', { time: formatsFor(formats.language, venue.zone).time(now) })}
            </span>
          </>
        )}
        <span>{say('desk.call.contract.name', { name: contract })}</span>
        <span>{say('desk.calls.in-vain', { count: calls, at: formats.moment(lastCallAt, now) })}</span>
      </p>
    </div>
  )
}

function Ways({ callback: { id, number, dueAt } }: { readonly callback: Callback }) {
  const say = useSay()
  const formats = useFormats()
  const { canDial } = useCurrentCalls()
  const { dial } = useCallCare()
  const named = { 'aria-label': say('desk.call.to', { number: formats.phone(number) }) }
  return (
    <div className={styles.ways}>
      <SlaChip dueAt={dueAt} burnsAt={null} paused={false} />
      {canDial ? (
        <Button kind="primary" {...named} onClick={() => void dial(number)}>
          {say('desk.call.dial')}
        </Button>
      ) : (
        <a className={buttonClass('primary')} href={`tel:${number}`} {...named}>
          {say('desk.call.dial')}
        </a>
      )}
      <Popover
        label={say('desk.calls.reached')}
        className={styles.note}
        trigger={(wiring) => <Button {...wiring}>{say('desk.calls.reached')}</Button>}
      >
        {(close) => <Reached id={id} onDone={close} />}
      </Popover>
    </div>
  )
}

/** It was done without a call that we saw: how, where there is something to say. */
function Reached({ id, onDone }: { readonly id: number; readonly onDone: () => void }) {
  const say = useSay()
  const [note, setNote] = useState('')
  const { callBackDone } = useCallCare()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!(await callBackDone(id, note.trim()))) return
    onDone()
    showToast({ text: say('desk.calls.reached.done') })
  }
  return (
    <form className={styles.noteForm} onSubmit={(event) => void submit(event)}>
      <TextField
        label={say('desk.calls.reached.how')}
        aside={say('desk.new.optional')}
        maxLength={300}
        autoComplete="off"
        data-first-focus
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button kind="primary" type="submit">
        {say('desk.calls.reached.keep')}
      </Button>
    </form>
  )
}

function Done({ callback: { doneAt, doneBy } }: { readonly callback: Callback }) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  if (doneAt === null) return null
  return (
    <p className={styles.quiet}>
      {say('desk.calls.done', { at: formats.moment(doneAt, now), name: doneBy?.name ?? say('desk.calls.somebody') })}
    </p>
  )
}
