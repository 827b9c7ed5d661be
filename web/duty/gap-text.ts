import { useFormats } from '../../language.ts'
import { type DutyGap, noonOf } from './duty.ts'

/** «сб 22:00–вс 08:00 (10 ч)»: by the clock of the team, with as long as it really is in a night in which clocks change. */
export function useWhenOfGap() {
  const formats = useFormats()
  const wall = ({ day, time }: DutyGap['begins']) => `${formats.weekday(noonOf(day))} ${time}`
  return ({ begins, ends, startsAt, endsAt }: DutyGap) => {
    const length = formats.duration(Date.parse(endsAt) - Date.parse(startsAt))
    return `${wall(begins)}–${wall(ends)} (${length})`
  }
}
