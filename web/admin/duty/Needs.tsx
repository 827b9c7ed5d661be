import { IconAlertTriangle, IconCheck, IconMinus } from '@tabler/icons-react'
import { useGapText, useWhenOfGap } from '../../duty/gap-text.ts'
import { type DutyGap, type DutyTeam, type DutyWeek, nameIn, noonOf } from '../../duty/week.ts'
import { useFormats, useSay } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { showToast } from '../../ui/toasts.ts'
import styles from './Duty.module.css'
import { type Edited, fillGap, fillingOf, useDutyAct } from './duty.ts'

interface NeedsProps {
  readonly week: DutyWeek
  readonly onChoose: (edited: Edited) => void
}

/** What lacks in the week, each with one person who could do it, and what happens without anybody doing something. */
export function Needs({ week, onChoose }: NeedsProps) {
  const say = useSay()
  const gaps = week.teams.flatMap((team) => team.gaps.map((gap) => ({ team, gap })))
  const isKept = week.teams.some(({ shifts }) => shifts.some(({ kind }) => kind === 'duty'))
  return (
    <div className={styles.below}>
      <section>
        <h2 className={styles.title}>
          {say('admin.duty.needs')} {gaps.length > 0 && <span className={styles.quiet}>{gaps.length}</span>}
        </h2>
        {gaps.length === 0 && (
          <p className={styles.quiet}>{say(isKept ? 'admin.duty.needs.none' : 'admin.duty.needs.unkept')}</p>
        )}
        <ul>
          {gaps.map(({ team, gap }, place) => (
            <Need key={`${team.id}-${gap.startsAt}`} team={team} gap={gap} isFirst={place === 0} onChoose={onChoose} />
          ))}
        </ul>
      </section>
      <ByItself week={week} />
    </div>
  )
}

interface NeedProps {
  readonly team: DutyTeam
  readonly gap: DutyGap
  readonly isFirst: boolean
  readonly onChoose: NeedsProps['onChoose']
}

function Need({ team, gap, isFirst, onChoose }: NeedProps) {
  const say = useSay()
  const when = useWhenOfGap()(gap)
  const text = useGapText()(team, gap)
  const [first] = gap.free
  const filling = useDutyAct(fillGap, () =>
    showToast({ text: say('admin.duty.gap.done', { name: first?.person.name ?? '', when }) }),
  )
  const free = gap.free
    .slice(0, 3)
    .map(({ person, duties }) => say('admin.duty.gap.free.one', { name: person.name, count: duties }))
  return (
    <li className={styles.need}>
      <Icon of={IconAlertTriangle} size={16} />
      <div>
        <b>{text}</b>{' '}
        {gap.away && <span className={styles.quiet}>{say('admin.duty.gap.away', { name: gap.away.name })}</span>}
        <p className={styles.quiet}>
          {free.length > 0 ? say('admin.duty.gap.free', { people: free.join(', ') }) : say('admin.duty.gap.none')}
        </p>
      </div>
      {first ? (
        <Button
          {...(isFirst && { kind: 'primary' as const })}
          disabled={filling.isPending}
          onClick={() => filling.mutate({ teamId: team.id, startsAt: gap.startsAt, personId: first.person.id })}
        >
          {say('admin.duty.gap.assign', { name: first.person.name })}
        </Button>
      ) : (
        <Button onClick={() => onChoose(fillingOf(team, gap))}>{say('admin.duty.gap.choose')}</Button>
      )}
    </li>
  )
}

function ByItself({ week }: { readonly week: DutyWeek }) {
  const say = useSay()
  const days = useDays()
  const seniors = new Set(
    week.teams.flatMap(({ shifts }) => shifts.filter(({ kind }) => kind === 'phone').map(({ personId }) => personId)),
  )
  const answering = week.teams.flatMap((team) => (team.answering[0] ? [{ team, person: team.answering[0] }] : []))
  const planned = new Set(week.teams.flatMap(({ shifts }) => shifts.map(({ personId }) => personId)))
  const away = week.absences.filter(({ personId }) => planned.has(personId))
  const isQuiet = away.length + seniors.size + answering.length === 0
  return (
    <section>
      <h2 className={styles.title}>{say('admin.duty.itself')}</h2>
      {isQuiet && <p className={styles.quiet}>{say('admin.duty.itself.none')}</p>}
      <ul className={styles.itself}>
        {answering.map(({ team, person }) => (
          <li key={team.id}>
            <Icon of={IconCheck} size={16} />
            {say('admin.duty.itself.now', { team: team.name, name: person.name })}
          </li>
        ))}
        {away.map(({ personId, startsOn, endsOn, substitute }) => {
          const words = { name: nameIn(week, personId), days: days([startsOn, endsOn]) }
          return (
            <li key={`${personId}-${startsOn}`}>
              <Icon of={substitute ? IconCheck : IconMinus} size={16} />
              {substitute
                ? say('admin.duty.itself.away', { ...words, substitute: substitute.name })
                : say('admin.duty.itself.alone', words)}
            </li>
          )
        })}
        {seniors.size > 0 && (
          <li>
            <Icon of={IconCheck} size={16} />
            {say('admin.duty.itself.senior', { people: [...seniors].map((id) => nameIn(week, id)).join(', ') })}
          </li>
        )}
      </ul>
    </section>
  )
}

/** «28 ноября», «28 ноября – 29 ноября» */
function useDays() {
  const formats = useFormats()
  return (days: readonly string[]) =>
    [...new Set([days[0], days.at(-1)])].map((day) => formats.longDate(noonOf(day ?? ''))).join(' – ')
}
