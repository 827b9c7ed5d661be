import { IconPrinter } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { EndOfShift } from '../../../src/contract/handover/handover.ts'
import { LONGEST_NOTE } from '../../../src/domain/handover/handover.ts'
import { newKey, post } from '../../api.ts'
import { useNow } from '../../clock.ts'
import { useDraft } from '../../drafts.ts'
import { useFormats, useSay } from '../../language.ts'
import { useMe } from '../../session.ts'
import { Bones } from '../../ui/Bones.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { GivenLine } from './GivenLine.tsx'
import styles from './Handover.module.css'
import { type KeptWords, NOTHING_KEPT } from './kept-words.ts'
import { useHandoverDeed } from './use-handover.ts'

/** Chooses who takes over and what goes: what cannot wait is ticked by itself. */
export function Giving({ shift }: { readonly shift: EndOfShift }) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const deed = useHandoverDeed()
  const { body: kept, ready, change: keep, discard } = useDraft<KeptWords>(`${useMe().id}:handover`, NOTHING_KEPT)
  const [isSending, setSending] = useState(false)
  const { receivers, suggested, requests } = shift
  const receiver = receivers.find(({ id }) => id === kept.toId) ?? (suggested ? receivers[0] : undefined)
  const ticked = requests.filter(({ number, runs }) => kept.ticks[number] ?? runs)
  const [running, standing] = [requests.filter(({ runs }) => runs), requests.filter(({ runs }) => !runs)]
  const tick = (numbers: readonly number[], on: boolean) =>
    keep({ ...kept, ticks: { ...kept.ticks, ...Object.fromEntries(numbers.map((number) => [number, on])) } })

  if (!ready) return <Bones label={say('common.loading')} groups={3} />
  if (requests.length === 0) {
    return <EmptyState title={say('desk.handover.none')}>{say('desk.handover.none.why')}</EmptyState>
  }

  const todoOf = (number: number) => (kept.todos[number] ?? '').trim()
  const send = async () => {
    if (!receiver) return
    setSending(true)
    const order = {
      toId: receiver.id,
      note: kept.note,
      items: ticked.map(({ number }) => ({ number, todo: todoOf(number) })),
    }
    // The same words are the same intention, also after an answer that was lost; other words are another one.
    const words = JSON.stringify(order)
    const key = kept.sent?.words === words ? kept.sent.key : newKey()
    keep({ ...kept, sent: { words, key } })
    const done = await deed(post<{ id: number }>('/api/handovers', order, key), () =>
      say('desk.handover.sent', { count: ticked.length }),
    )
    setSending(false)
    if (done) discard()
  }

  const list = (lines: EndOfShift['requests']) => (
    <ul className={styles.lines}>
      {lines.map((request) => (
        <GivenLine
          key={request.number}
          request={request}
          isTicked={ticked.includes(request)}
          onTick={(on) => tick([request.number], on)}
          todo={kept.todos[request.number] ?? ''}
          onTodo={(todo) => keep({ ...kept, todos: { ...kept.todos, [request.number]: todo } })}
        />
      ))}
    </ul>
  )
  return (
    <>
      <div className={styles.receiver}>
        <Select
          label={say('desk.handover.receiver')}
          options={receivers.map(({ id, name, from }) => ({
            value: String(id),
            label: name,
            ...(from && { note: say('desk.handover.from', { at: formats.moment(from, now) }) }),
          }))}
          value={receiver ? String(receiver.id) : null}
          onChange={(id) => keep({ ...kept, toId: Number(id) })}
          placeholder={say('desk.handover.receiver.choose')}
          search={{ placeholder: say('desk.handover.receiver.choose'), nothing: say('desk.handover.receiver.nobody') }}
        />
        {suggested && receiver === receivers[0] && <span className="muted">{say('desk.handover.by-plan')}</span>}
      </div>
      {running.length > 0 && (
        <>
          <GroupHead title={say('desk.handover.give')} count={running.length} why={say('desk.handover.give.why')} />
          {list(running)}
        </>
      )}
      {standing.length > 0 && (
        <>
          <GroupHead title={say('desk.handover.stay')} count={standing.length} why={say('desk.handover.stay.why')}>
            <Button
              kind="ghost"
              onClick={() =>
                tick(
                  standing.map(({ number }) => number),
                  true,
                )
              }
            >
              {say('desk.handover.tick-all')}
            </Button>
          </GroupHead>
          {list(standing)}
        </>
      )}
      <div className={styles.note}>
        <TextArea
          label={say('desk.handover.note')}
          aside={say('desk.handover.note.who')}
          value={kept.note}
          maxLength={LONGEST_NOTE}
          rows={3}
          onChange={(event) => keep({ ...kept, note: event.currentTarget.value })}
        />
      </div>
      <footer className={styles.foot}>
        <div>
          <p>
            {ticked.length === 0
              ? say('desk.handover.nothing-ticked')
              : say('desk.handover.goes', {
                  count: ticked.length,
                  todo: ticked.filter(({ number }) => todoOf(number) !== '').length,
                })}
          </p>
          {receiver && <p className="muted">{say('desk.handover.until-taken', { name: receiver.name })}</p>}
        </div>
        <Button kind="ghost" icon={IconPrinter} className="on-screen" onClick={() => window.print()}>
          {say('desk.handover.print')}
        </Button>
        <Button
          kind="primary"
          disabled={isSending}
          reason={
            ticked.length === 0
              ? say('desk.handover.nothing-ticked')
              : receiver
                ? undefined
                : say('desk.handover.receiver.choose')
          }
          onClick={() => void send()}
        >
          {ticked.length === 0 ? say('desk.handover.give') : say('desk.handover.send', { count: ticked.length })}
        </Button>
      </footer>
    </>
  )
}

interface GroupHeadProps {
  readonly title: string
  readonly count: number
  readonly why: string
  readonly children?: ReactNode
}

function GroupHead({ title, count, why, children }: GroupHeadProps) {
  return (
    <div className={styles.group}>
      <h2>
        {title} <span className="muted">{count}</span>
      </h2>
      <span className="muted">{why}</span>
      {children}
    </div>
  )
}
