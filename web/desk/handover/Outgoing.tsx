import type { Handover } from '../../../src/contract/handover/handover.ts'
import { remove } from '../../api.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { AskAbout } from './AskAbout.tsx'
import styles from './Handover.module.css'
import { Line } from './Line.tsx'
import { Todo } from './Todo.tsx'
import { useHandoverDeed } from './use-handover.ts'

/** What I have given over and nobody has accepted yet. */
export function Outgoing({ handover }: { readonly handover: Handover }) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const deed = useHandoverDeed()
  const offered = handover.items.filter(({ state }) => state === 'offered')
  const name = (handover.raisedTo ?? handover.to).name
  return (
    <section className={styles.incoming} aria-label={say('desk.handover.now')}>
      <div className={styles.group}>
        <h2>
          {say('desk.handover.now')} <span className="muted">{offered.length}</span>
        </h2>
        <span className="muted">
          {handover.raisedAt === null
            ? say('desk.handover.waits-for', { name, at: formats.moment(handover.calledAt, now) })
            : handover.raisedTo
              ? say('desk.handover.until-taken', { name })
              : say('desk.handover.log.raised.nobody')}
        </span>
      </div>
      <ul className={styles.lines}>
        {offered.map((item) => (
          <Line key={item.number} request={item}>
            {item.todo !== '' && <Todo text={item.todo} />}
          </Line>
        ))}
      </ul>
      <div className={styles.deeds}>
        {handover.words.length > 0 && (
          <AskAbout handover={handover.id} number={null} label={say('desk.handover.answer')} />
        )}
        <Button onClick={() => void deed(remove(`/api/handovers/${handover.id}`), () => say('desk.handover.kept'))}>
          {say('desk.handover.keep')}
        </Button>
      </div>
    </section>
  )
}
