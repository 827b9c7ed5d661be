import type { RequestDetails, RequestSurroundings } from '../../../src/contract/request/request.ts'
import { useSay } from '../../language.ts'
import { Popover } from '../../ui/Popover.tsx'
import { Section } from './Section.tsx'
import styles from './SidePanel.module.css'

type Why = RequestSurroundings['routing']
type Considered = Why['considered'][number]

interface RoutingSectionProps {
  readonly details: RequestDetails
  readonly why: Why
}

/** Which team it came to and by what, with who was considered. */
export function RoutingSection({ details, why }: RoutingSectionProps) {
  const say = useSay()
  return (
    <Section title={say('desk.routing')} aside={<WhyHere why={why} />}>
      <p className={`${styles.strong} ${styles.wraps}`}>{details.team.name}</p>
      <p className={styles.small}>{because(why, say)}</p>
    </Section>
  )
}

function WhyHere({ why }: { readonly why: Why }) {
  const say = useSay()
  const { passedOver, considered, strategy } = why
  if (passedOver.length === 0 && considered.length === 0) return null
  return (
    <Popover
      label={say('desk.routing.why')}
      className={styles.pop}
      trigger={(wiring) => (
        <button {...wiring} type="button" className="link">
          {say('desk.routing.why')}
        </button>
      )}
    >
      <h3>{say('desk.routing.why')}</h3>
      <p className={styles.small}>{because(why, say)}</p>
      {passedOver.length > 0 && (
        <ul className={styles.reasons}>
          {passedOver.map(({ name, lacked }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rules may be called alike
            <li key={place}>
              {name}
              <p className={styles.small}>{say('routing.lacked', { kind: say(`routing.kind.${lacked}`) })}</p>
            </li>
          ))}
        </ul>
      )}
      {considered.length > 0 && (
        <>
          {strategy && <p className={styles.small}>{say(`routing.strategy.${strategy}`)}</p>}
          <ul className={styles.reasons}>
            {considered.map((one, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: people may be called alike
              <li key={place}>
                {one.person}
                <p className={styles.small}>{standing(one, say)}</p>
              </li>
            ))}
          </ul>
        </>
      )}
    </Popover>
  )
}

function because({ because: reason, rule, passedOver }: Why, say: ReturnType<typeof useSay>): string {
  if (reason === 'rule') return say('routing.because.rule', { rule: rule ?? '' })
  if (reason === 'service_team' && passedOver.length === 0) return say('routing.because.service_team.no-rules')
  return say(`routing.because.${reason}`)
}

/** «3 из 5, выбран», «4 открытые, отсутствует». */
function standing({ open, openLimit, why, isChosen }: Considered, say: ReturnType<typeof useSay>): string {
  const load =
    openLimit === null
      ? say('routing.open', { count: open })
      : say('routing.open.of', { count: open, limit: openLimit })
  const end = isChosen ? say('routing.chosen') : why && say(`routing.why.${why}`)
  return end ? `${load}, ${end}` : load
}
