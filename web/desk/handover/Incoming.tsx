import { useState } from 'react'
import type { Handover } from '../../../src/contract/handover/handover.ts'
import { post } from '../../api.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { AskAbout } from './AskAbout.tsx'
import styles from './Handover.module.css'
import { Line } from './Line.tsx'
import { Todo } from './Todo.tsx'
import { useHandoverDeed } from './use-handover.ts'

interface Answer {
  readonly accepted: readonly number[]
  readonly gone: readonly number[]
}

/** What a colleague gives over to me: I accept all or some, and ask about the rest. */
export function Incoming({ handover }: { readonly handover: Handover }) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const deed = useHandoverDeed()
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set())
  const offered = handover.items.filter(({ state }) => state === 'offered')
  const ticked = offered.map(({ number }) => number).filter((number) => !left.has(number))
  const tick = (number: number, on: boolean) => {
    const next = new Set(left)
    if (on) next.delete(number)
    else next.add(number)
    setLeft(next)
  }
  const told = ({ accepted, gone }: Answer) =>
    [
      say('desk.handover.accepted', { count: accepted.length }),
      ...(gone.length > 0 ? [say('desk.handover.gone', { count: gone.length })] : []),
    ].join('. ')
  const [isSending, setSending] = useState(false)
  const accept = async () => {
    setSending(true)
    await deed(post<Answer>(`/api/handovers/${handover.id}/acceptances`, { numbers: ticked }), told)
    setSending(false)
  }
  return (
    <section className={styles.incoming} aria-label={say('desk.handover.for-me')}>
      <div className={styles.group}>
        <h2>
          {say('desk.handover.for-me')} <span className="muted">{offered.length}</span>
        </h2>
        <span className="muted">
          {say('desk.handover.given-by', { name: handover.from.name, at: formats.moment(handover.madeAt, now) })}
        </span>
      </div>
      {handover.note !== '' && <p className={styles.told}>{handover.note}</p>}
      <ul className={styles.lines}>
        {offered.map((item) => (
          <Line
            key={item.number}
            request={item}
            tick={{
              on: ticked.includes(item.number),
              label: say('desk.handover.accept-one', { number: item.number }),
              onChange: (on) => tick(item.number, on),
            }}
          >
            {item.todo !== '' && <Todo text={item.todo} />}
            <AskAbout handover={handover.id} number={item.number} label={say('desk.handover.ask')} />
          </Line>
        ))}
      </ul>
      <div className={styles.deeds}>
        <Button
          kind="primary"
          reason={ticked.length === 0 ? say('desk.handover.nothing-ticked') : undefined}
          disabled={isSending}
          onClick={() => void accept()}
        >
          {say('desk.handover.accept', { count: ticked.length })}
        </Button>
      </div>
    </section>
  )
}
