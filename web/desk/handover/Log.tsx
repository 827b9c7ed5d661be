import type { Handover } from '../../../src/contract/handover/handover.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import { Emphasised } from '../timeline/Emphasised.tsx'
import styles from './Handover.module.css'

interface Said {
  readonly at: string
  readonly text: string
  readonly isQuestion?: boolean
}

/** What became of a hand-over, moment by moment. */
export function Log({ handover }: { readonly handover: Handover }) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const { items } = handover
  const state = items.some((one) => one.state === 'offered')
    ? 'waits'
    : items.every((one) => one.state === 'accepted')
      ? 'all'
      : 'answered'
  return (
    <section className={styles.log}>
      <div className={styles.logHead}>
        <h2>{say(state === 'waits' ? 'desk.handover.now' : 'desk.handover.last')}</h2>
        <span className={styles.state} data-state={state}>
          {say(`desk.handover.state.${state}`)}
        </span>
      </div>
      <ol>
        {useSaid(handover).map(({ at, text, isQuestion }) => (
          <li key={`${at} ${text}`} data-question={isQuestion || undefined}>
            <time dateTime={at}>{formats.moment(at, now)}</time>
            <span>
              <Emphasised text={text} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function useSaid({ items, words, from, madeAt, raisedAt, raisedTo }: Handover): readonly Said[] {
  const say = useSay()
  const decided = (state: 'accepted' | 'kept' | 'gone') =>
    [
      ...Map.groupBy(
        items.filter((one) => one.state === state),
        ({ decidedAt, decidedBy }) => `${decidedAt} ${decidedBy?.name ?? ''}`,
      ),
    ].map(
      ([, lines]): Said => ({
        at: lines[0]?.decidedAt ?? madeAt,
        text: say(`desk.handover.log.${state}`, { count: lines.length, name: lines[0]?.decidedBy?.name ?? '' }),
      }),
    )
  const raised: Said[] =
    raisedAt === null
      ? []
      : [
          {
            at: raisedAt,
            text: raisedTo
              ? say('desk.handover.log.raised', { name: raisedTo.name })
              : say('desk.handover.log.raised.nobody'),
          },
        ]
  const spoken = words.map(
    ({ number, author, text, at }): Said => ({
      at,
      text:
        number === null
          ? say('desk.handover.log.words', { name: author.name, text })
          : say('desk.handover.log.question', { name: author.name, number, text }),
      isQuestion: author.id !== from.id,
    }),
  )
  const given = { at: madeAt, text: say('desk.handover.log.given', { count: items.length, name: from.name }) }
  return [given, ...decided('accepted'), ...decided('kept'), ...decided('gone'), ...raised, ...spoken].toSorted(
    (a, b) => (a.at < b.at ? -1 : 1),
  )
}
