import type { RequestDetails, RequestSurroundings } from '../../../src/contract/request/request.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import { Popover } from '../../ui/Popover.tsx'
import { Section } from './Section.tsx'
import styles from './SidePanel.module.css'

type Why = RequestSurroundings['routing']
type Say = ReturnType<typeof useSay>
type Considered = Why['considered'][number]

interface RoutingSectionProps {
  readonly details: RequestDetails
  readonly why: Why
}

/** Which team it came to and by what, with who was considered. */
export function RoutingSection({ details, why }: RoutingSectionProps) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  return (
    <Section title={say('desk.routing')} aside={<WhyHere why={why} channel={details.channel} />}>
      <p className={`${styles.strong} ${styles.wraps}`}>{details.team.name}</p>
      <p className={styles.small}>{because(why, say)}</p>
      {why.again && <p className={styles.small}>{say(`routing.again.${why.again}`)}</p>}
      {why.takeBy && <p className={styles.small}>{say('routing.take-by', { at: formats.moment(why.takeBy, now) })}</p>}
    </Section>
  )
}

interface WhyHereProps {
  readonly why: Why
  readonly channel: RequestDetails['channel']
}

function WhyHere({ why, channel }: WhyHereProps) {
  const say = useSay()
  const { considered, strategy } = why
  const stages = stagesOf(why, channel, say)
  if (stages.length === 0 && considered.length === 0) return null
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
      {stages.length > 0 && (
        <ol className={styles.reasons}>
          {stages.map(({ name, text }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rules may be called alike
            <li key={place}>
              {name}
              <p className={styles.small}>{text}</p>
            </li>
          ))}
        </ol>
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

/** What was asked before the answer, in its order: the stop-list of letters, rules, the team of the service, the customer's specialist. */
function stagesOf({ because: reason, passedOver }: Why, channel: RequestDetails['channel'], say: Say) {
  if (reason === 'by_hand') return []
  const stopList = { name: say('routing.stop-list'), text: say('routing.stop-list.none') }
  const rules = passedOver.map(({ name, lacked }) => ({
    name,
    text: say('routing.lacked', { kind: say(`routing.kind.${lacked}`) }),
  }))
  const service = { name: say('routing.stage.service'), text: say('routing.stage.service.none') }
  const personal = { name: say('routing.stage.organisation'), text: say('routing.stage.organisation.none') }
  const isUnsorted = reason === 'organisation' || reason === 'default_team'
  return [
    ...(channel === 'email' ? [stopList] : []),
    ...rules,
    ...(isUnsorted ? [service] : []),
    ...(reason === 'default_team' ? [personal] : []),
  ]
}

function because({ because: reason, rule, passedOver }: Why, say: Say): string {
  if (reason === 'rule') return say('routing.because.rule', { rule: rule ?? '' })
  if (reason === 'service_team' && passedOver.length === 0) return say('routing.because.service_team.no-rules')
  return say(`routing.because.${reason}`)
}

/** «3 из 5, выбран», «4 открытые, отсутствует». */
function standing({ open, openLimit, why, isChosen }: Considered, say: Say): string {
  const load =
    openLimit === null
      ? say('routing.open', { count: open })
      : say('routing.open.of', { count: open, limit: openLimit })
  const end = isChosen ? say('routing.chosen') : why && say(`routing.why.${why}`)
  return end ? `${load}, ${end}` : load
}
