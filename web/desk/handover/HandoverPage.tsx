import { useEffect } from 'react'
import { useNow } from '../../clock.ts'
import { Failed } from '../../frame/Loaded.tsx'
import { useFormats, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { useMe } from '../../session.ts'
import { useTitle } from '../../title.ts'
import { Bones } from '../../ui/Bones.tsx'
import { BesideViews } from '../queue/BesideViews.tsx'
import { Giving } from './Giving.tsx'
import styles from './Handover.module.css'
import { Incoming } from './Incoming.tsx'
import { Log } from './Log.tsx'
import { Outgoing } from './Outgoing.tsx'
import { useEndOfShift, useWaitingHandovers } from './use-handover.ts'

/** The end of a shift: what I am given, what I give over, and what became of it. */
export function HandoverPage() {
  const say = useSay()
  const me = useMe()
  const { data, error, refetch } = useEndOfShift()
  const { since } = useWaitingHandovers()
  // Whenever somebody answers or asks, what waits is asked anew, and so is the page.
  useEffect(() => void (since > 0 && refetch()), [since, refetch])
  useTitle(say('desk.handover'))
  if (!data) {
    return (
      <BesideViews>
        {error ? (
          <Failed error={error} onRetry={() => void refetch()} />
        ) : (
          <Bones label={say('common.loading')} groups={4} />
        )}
      </BesideViews>
    )
  }
  const waits = data.handovers.filter(({ items }) => items.some(({ state }) => state === 'offered'))
  const last = data.handovers.find((one) => !waits.includes(one))
  return (
    <BesideViews>
      <div className={styles.page}>
        <section className={styles.main} aria-labelledby="handover-title">
          <Head shift={data.shift} />
          {waits
            .filter(({ from }) => from.id !== me.id)
            .map((handover) => (
              <Incoming key={handover.id} handover={handover} />
            ))}
          {waits
            .filter(({ from }) => from.id === me.id)
            .map((handover) => (
              <Outgoing key={handover.id} handover={handover} />
            ))}
          <Giving shift={data} />
        </section>
        <aside className={styles.aside}>
          <h2>{say('desk.handover.summary')}</h2>
          <dl className={styles.figures}>
            <Figure label={say('desk.handover.taken')} value={data.summary.taken} />
            <Figure label={say('desk.handover.resolved')} value={data.summary.resolved} />
            <Figure label={say('desk.handover.late')} value={data.summary.late} isLate={data.summary.late > 0} />
          </dl>
          {[...waits, ...(last ? [last] : [])].map((handover) => (
            <Log key={handover.id} handover={handover} />
          ))}
          <p className={styles.rule}>{say('desk.handover.rule')}</p>
        </aside>
      </div>
    </BesideViews>
  )
}

function Head({ shift }: { readonly shift: NonNullable<ReturnType<typeof useEndOfShift>['data']>['shift'] }) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  return (
    <header className={styles.head}>
      <h1 id="handover-title">{say('desk.handover')}</h1>
      <span className="muted">
        {shift
          ? say('desk.handover.shift', {
              team: shift.team.name,
              from: formats.time(shift.startsAt),
              to: formats.time(shift.endsAt),
              left: formats.duration(Math.max(0, Date.parse(shift.endsAt) - now)),
            })
          : say('desk.handover.no-shift')}
      </span>
      <a className="link" href={paths.deskDuty}>
        {say('desk.duty.menu')}
      </a>
    </header>
  )
}

function Figure({
  label,
  value,
  isLate = false,
}: {
  readonly label: string
  readonly value: number
  readonly isLate?: boolean
}) {
  const formats = useFormats()
  return (
    <div>
      <dt>{label}</dt>
      <dd data-late={isLate || undefined}>{formats.number(value)}</dd>
    </div>
  )
}
