import type { LocalDate } from '../hours/local-date.ts'
import { type AwayFor, standIn } from './on-duty.ts'
import { overlap, type Shift } from './shift.ts'
import { daysLater, daysOfWeek, momentOf, stretchOf, wallAt, wallOf } from './wall.ts'

/** Days one after the other on which nobody is on duty for a team that keeps duty. */
export interface Gap {
  readonly days: readonly LocalDate[]
  /** Whose duty it would be, and nobody stands in for him; null: no duty is planned. */
  readonly awayId: number | null
  /** Who is free then, who had fewest duties in that month first. */
  readonly free: readonly Free[]
}

export interface Free {
  readonly personId: number
  /** Duties in the month of the first day. */
  readonly duties: number
}

export interface GapQuestion {
  readonly teamId: number
  readonly zone: string
  readonly monday: LocalDate
  /** Of all teams: of the month of the week, and a week before it. */
  readonly shifts: readonly Shift[]
  readonly absences: readonly AwayFor[]
  readonly memberIds: readonly number[]
}

/** What a team that has no duty to go by keeps, until a person says otherwise. */
const USUAL = { from: '09:00', to: '18:00' } as const

/** The gaps of a week, and who could fill each. A team that had no duty in this week and the one before keeps none, and lacks nobody. */
export function gapsOf(question: GapQuestion): readonly Gap[] {
  const { teamId, zone, monday, shifts, absences } = question
  const duties = dutiesOf(question)
  const lately = momentOf(zone, daysLater(monday, -7), '00:00')
  if (!duties.some(({ endsAt }) => endsAt > lately)) return []
  const open = daysOfWeek(monday).flatMap((day) => {
    const there = duties.filter((duty) => overlap(duty, stretchOf(zone, { day, from: '00:00', to: '00:00' })))
    if (there.some((duty) => standIn(duty.personId, absences, duty.startsAt) !== null)) return []
    return [{ day, awayId: there[0]?.personId ?? null }]
  })
  return joined(open).map(({ days, awayId }) => {
    const missing = days.map((day) => fillingOf({ teamId, zone, shifts }, day))
    return { days, awayId, free: freeFor(question, missing) }
  })
}

/** The hours in which somebody is to be on duty on such a day: those planned, else those of the last duty before it on the same side of the weekend, else of any. */
export function fillingOf(
  { teamId, zone, shifts }: Pick<GapQuestion, 'teamId' | 'zone' | 'shifts'>,
  day: LocalDate,
): Pick<Shift, 'startsAt' | 'endsAt'> {
  const duties = dutiesOf({ teamId, shifts })
  const whole = stretchOf(zone, { day, from: '00:00', to: '00:00' })
  const planned = duties.find((duty) => overlap(duty, whole) && wallAt(zone, duty.startsAt).day === day)
  if (planned) return { startsAt: planned.startsAt, endsAt: planned.endsAt }
  const before = duties.filter(({ startsAt }) => startsAt < whole.startsAt)
  const alike = before.findLast(({ startsAt }) => isWeekend(wallAt(zone, startsAt).day) === isWeekend(day))
  const model = alike ?? before.at(-1)
  return stretchOf(zone, { ...(model ? wallOf(zone, model) : USUAL), day })
}

function freeFor(
  { zone, shifts, absences, memberIds }: GapQuestion,
  missing: readonly Pick<Shift, 'startsAt' | 'endsAt'>[],
): readonly Free[] {
  const month = wallAt(zone, missing[0]?.startsAt ?? 0).day.slice(0, 7)
  return memberIds
    .filter((id) => !absences.some((away) => away.personId === id && missing.some((one) => overlap(one, away))))
    .filter(
      (id) => !shifts.some((own) => own.personId === id && bindsFully(own) && missing.some((one) => overlap(one, own))),
    )
    .map((personId) => ({
      personId,
      duties: shifts.filter(
        (own) => own.personId === personId && own.kind === 'duty' && wallAt(zone, own.startsAt).day.startsWith(month),
      ).length,
    }))
    .sort((a, b) => a.duties - b.duties || a.personId - b.personId)
}

/** Whoever is only at work then can be on duty as well. */
function bindsFully({ kind }: Shift): boolean {
  return kind !== 'shift'
}

function dutiesOf({ teamId, shifts }: Pick<GapQuestion, 'teamId' | 'shifts'>): readonly Shift[] {
  return shifts
    .filter((shift) => shift.teamId === teamId && shift.kind === 'duty')
    .sort((a, b) => a.startsAt - b.startsAt)
}

interface OpenDay {
  readonly day: LocalDate
  readonly awayId: number | null
}

function joined(open: readonly OpenDay[]): readonly Omit<Gap, 'free'>[] {
  const gaps: { days: LocalDate[]; awayId: number | null }[] = []
  for (const { day, awayId } of open) {
    const last = gaps.at(-1)
    const goesOn = last?.awayId === awayId && daysLater(last.days.at(-1) ?? day, 1) === day
    if (last && goesOn) last.days.push(day)
    else gaps.push({ days: [day], awayId })
  }
  return gaps
}

function isWeekend(day: LocalDate): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday === 0 || weekday === 6
}
