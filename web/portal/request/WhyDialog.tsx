import { useQuery } from '@tanstack/react-query'
import type { ClockExplained, ClockPage } from '../../../src/contract/request/clock.ts'
import { get } from '../../api.ts'
import { useNow } from '../../clock.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useFormats, useSay } from '../../language.ts'
import { keys } from '../../queries.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import styles from './WhyDialog.module.css'

interface WhyDialogProps {
  readonly number: number
  readonly opened: boolean
  readonly onClose: () => void
}

/** «Почему такой срок»: the rule, the hours, and the clock line by line. */
export function WhyDialog({ number, opened, onClose }: WhyDialogProps) {
  return (
    <Dialog opened={opened} onClose={onClose} title={useSay()('portal.why')}>
      <Why number={number} />
    </Dialog>
  )
}

function Why({ number }: { readonly number: number }) {
  const say = useSay()
  const {
    data: clock,
    error,
    refetch,
  } = useQuery({
    queryKey: [...keys.request(number), 'clock'],
    queryFn: ({ signal }) => get<ClockPage>(`/api/requests/${number}/clock`, signal),
  })
  if (!clock) return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading groups={2} />
  const { urgency, criticality, value } = clock.priority
  return (
    <>
      <p>{say('portal.why.hours', { hours: clock.hours.name, zone: clock.hours.zone })}</p>
      <p>
        {say('portal.why.priority', {
          priority: value,
          urgency: say(`portal.why.urgency.${urgency}`),
          criticality: say(`portal.why.criticality.${criticality}`),
        })}
      </p>
      <Lines title={say('portal.why.reply')} clock={clock.reaction} />
      <Lines title={say('portal.why.solve')} clock={clock.resolution} />
    </>
  )
}

function Lines({ title, clock }: { readonly title: string; readonly clock: ClockExplained }) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const length = (seconds: number) => formats.duration(seconds * 1000)
  return (
    <section>
      <h3>{title}</h3>
      <p className={styles.target}>
        {clock.targetSeconds === null
          ? say('portal.times.none')
          : say('portal.why.target', { target: length(clock.targetSeconds), used: length(clock.consumedSeconds) })}
      </p>
      <ul className={styles.lines}>
        {clock.lines.map((line) => (
          <li key={line.from} data-kind={line.kind}>
            <span>
              {formats.moment(line.from, now)} – {formats.moment(line.to, now)}
            </span>
            <span>{line.kind === 'counted' ? length(line.seconds) : say(`portal.why.${line.kind}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
