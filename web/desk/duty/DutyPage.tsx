import { IconAlertTriangle } from '@tabler/icons-react'
import { DayList } from '../../duty/DayList.tsx'
import { useGapText } from '../../duty/gap-text.ts'
import { Legend } from '../../duty/Legend.tsx'
import { useAskedWeek, useSpanOfWeek, WeekSteps } from '../../duty/WeekSteps.tsx'
import table from '../../duty/WeekTable.module.css'
import { type ShownGap, type ShownPiece, WeekTable } from '../../duty/WeekTable.tsx'
import { type DutyWeek, nameIn, noonOf, useDuty } from '../../duty/week.ts'
import { Failed } from '../../frame/Loaded.tsx'
import { useFormats, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { useMe } from '../../session.ts'
import { useTitle } from '../../title.ts'
import { Bones } from '../../ui/Bones.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useIsWide } from '../../ui/use-wide.ts'
import { BesideViews } from '../queue/BesideViews.tsx'
import { Answering } from './Answering.tsx'
import styles from './Duty.module.css'
import { OwnShifts } from './OwnShifts.tsx'

/** Who is on duty this week: one's own shifts first, who answers now, and the week of all teams. */
export function DutyPage() {
  const say = useSay()
  const { asked, ask } = useAskedWeek()
  const { data, error, refetch } = useDuty(asked)
  useTitle(say('desk.duty'))
  return (
    <BesideViews>
      {data ? (
        <Week week={data} onWeek={ask} />
      ) : error ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : (
        <Bones label={say('common.loading')} groups={4} />
      )}
    </BesideViews>
  )
}

function Week({ week, onWeek }: { readonly week: DutyWeek; readonly onWeek: (day: string | null) => void }) {
  const say = useSay()
  const { id, abilities } = useMe()
  const span = useSpanOfWeek()
  const isWide = useIsWide()
  const hasShifts = week.teams.some(({ shifts }) => shifts.length > 0)
  return (
    <section className={styles.page} aria-labelledby="duty-title">
      <header className={styles.head}>
        <h1 id="duty-title">{say('desk.duty')}</h1>
        <span className="muted">{span(week)}</span>
        <WeekSteps week={week.week} onWeek={onWeek} />
        <span className={styles.links}>
          <a className="link" href={paths.deskHandover}>
            {say('desk.handover.menu')}
          </a>
          {abilities.administer && (
            <a className="link" href={paths.adminDuty}>
              {say('desk.duty.plan')}
            </a>
          )}
        </span>
      </header>
      <div className={styles.first}>
        <OwnShifts week={week} onWeek={onWeek} />
        <Answering week={week} />
      </div>
      {hasShifts ? (
        isWide ? (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it
          <section className={styles.table} tabIndex={0} aria-label={say('duty.board')}>
            <WeekTable
              week={week}
              meId={id}
              piece={(shown) => <Piece key={shown.shift.id} week={week} {...shown} />}
              gap={(shown) => <Gap key={shown.gap.startsAt} {...shown} />}
            />
          </section>
        ) : (
          <DayList week={week} />
        )
      ) : (
        <EmptyState title={say('desk.duty.empty')}>{say('desk.duty.empty.text')}</EmptyState>
      )}
      {hasShifts && isWide && <Legend />}
    </section>
  )
}

function Piece({ shift, isFirst, text, style, week }: ShownPiece & { readonly week: DutyWeek }) {
  const say = useSay()
  const formats = useFormats()
  const shown = { className: table.shift, 'data-kind': shift.kind, 'data-text': text ?? '', style }
  if (!isFirst) return <span {...shown} aria-hidden="true" />
  const label = say('duty.shift', {
    name: nameIn(week, shift.personId),
    day: formats.longDate(noonOf(shift.day)),
    from: shift.from,
    to: shift.to,
    kind: say(`duty.kind.${shift.kind}`),
  })
  return <span {...shown} role="img" aria-label={label} data-tip={label} />
}

function Gap({ team, gap, style }: ShownGap) {
  const label = useGapText()(team, gap)
  return (
    <span className={table.gap} style={style} role="img" aria-label={label} data-tip={label}>
      <Icon of={IconAlertTriangle} size={16} />
    </span>
  )
}
