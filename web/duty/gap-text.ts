import { useFormats, useSay } from '../language.ts'
import { type DutyGap, type DutyTeam, noonOf } from './week.ts'

/** «1-я линия, не закрыто: сб 22:00–вс 08:00 (10 ч).»: by the clock of the team, with as long as it really is in a night in which clocks change. */
export function useGapText(): (team: DutyTeam, gap: DutyGap) => string {
  const say = useSay()
  const when = useWhenOfGap()
  return (team, gap) => {
    const words = { team: team.name, when: when(gap), there: gap.there, needed: team.need.people }
    return say(gap.there === 0 ? 'duty.gap' : 'duty.gap.few', words)
  }
}

/** What a gap asks for: somebody, or one more. */
export function assignText({ there }: DutyGap) {
  return there === 0 ? 'duty.assign.nobody' : 'duty.assign.few'
}

/** «сб 22:00–вс 08:00 (10 ч)», «пн 08:00–09:00 (1 ч)» */
export function useWhenOfGap(): (gap: DutyGap) => string {
  const formats = useFormats()
  const wall = ({ day, time }: DutyGap['begins']) => `${formats.weekday(noonOf(day))} ${time}`
  return ({ begins, ends, startsAt, endsAt }) => {
    const length = formats.duration(Date.parse(endsAt) - Date.parse(startsAt))
    return `${wall(begins)}–${begins.day === ends.day ? ends.time : wall(ends)} (${length})`
  }
}
