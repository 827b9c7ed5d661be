import { DAY, type Instant } from '../ground/instant.ts'
import type { LocalDate } from '../hours/local-date.ts'
import { type DutyNeed, neededWithin } from './need.ts'
import { type AwayFor, onDuty, standIn } from './on-duty.ts'
import { holdsAt, overlap, type Shift, type Stretch } from './shift.ts'
import { daysLater, momentOf, wallAt, weekIn } from './wall.ts'

/** From a moment until before another, while fewer people answer for a team that keeps duty than it needs. */
export interface Gap extends Stretch {
  /** So many are there. */
  readonly there: number
  /** Whose shift it would be, and nobody stands in for him; null: none is planned. */
  readonly awayId: number | null
  /** Who is free all that time, who had fewest duties in that month first. */
  readonly free: readonly Free[]
}

export interface Free {
  readonly personId: number
  /** Duties in the month in which the gap begins. */
  readonly duties: number
}

export interface GapQuestion {
  readonly teamId: number
  readonly zone: string
  readonly need: DutyNeed
  readonly monday: LocalDate
  /** Of all teams: of the month of the week, and a week before and after it. */
  readonly shifts: readonly Shift[]
  readonly absences: readonly AwayFor[]
  readonly memberIds: readonly number[]
}

/**
 * Gaps that have a part of a week, and who could fill each. One that goes on into the week before or after it is told whole, as long
 * as it ends within a day of the week; longer ones end with the week. A team that had no duty in this week and the one before keeps none.
 */
export function gapsOf(question: GapQuestion): readonly Gap[] {
  const { teamId, zone, need, monday, shifts, absences } = question
  const week = weekIn(zone, monday)
  const lately = { startsAt: momentOf(zone, daysLater(monday, -7), '00:00'), endsAt: week.endsAt }
  if (!shifts.some((one) => one.teamId === teamId && one.kind === 'duty' && overlap(one, lately))) return []

  const around = { startsAt: week.startsAt - DAY, endsAt: week.endsAt + DAY }
  const near = shifts.filter((one) => overlap(one, around) && (one.teamId === teamId || one.kind === 'phone'))
  const away = absences.filter((one) => overlap(one, around))
  const open = neededWithin(need, zone, around)
    .flatMap((needed) => partsOf(needed, [...near, ...away]))
    .map((part) => ({ ...part, there: onDuty(near, away, teamId, part.startsAt).length }))
    .filter(({ there }) => there < need.people)
  return joined(open.map((part) => ({ ...part, awayId: whoseAt(near, away, teamId, part.startsAt) })))
    .map((gap) => ({ ...gap, ...withinWeek(gap, around, week) }))
    .filter((gap) => overlap(gap, week))
    .map((gap) => ({ ...gap, free: freeFor(question, gap) }))
}

/** A gap as shifts for one person: by the wall clock of the team none is longer than a day. */
export function shiftsOfGap(zone: string, { startsAt, endsAt }: Stretch): readonly Stretch[] {
  const { day, time } = wallAt(zone, startsAt)
  const stretches: Stretch[] = []
  for (let days = 1, from = startsAt; from < endsAt; days += 1) {
    const to = Math.min(momentOf(zone, daysLater(day, days), time), endsAt)
    stretches.push({ startsAt: from, endsAt: to })
    from = to
  }
  return stretches
}

/** A stretch cut wherever somebody comes or goes. */
function partsOf({ startsAt, endsAt }: Stretch, within: readonly Stretch[]): readonly Stretch[] {
  const edges = within.flatMap((one) => [one.startsAt, one.endsAt]).filter((at) => at > startsAt && at < endsAt)
  const cuts = [...new Set([startsAt, ...edges, endsAt])].sort((a, b) => a - b)
  return cuts.slice(1).map((to, place) => ({ startsAt: cuts[place] ?? startsAt, endsAt: to }))
}

/** Whose shift of the team a moment is in that nobody does: of whoever would be on duty before the others. */
function whoseAt(shifts: readonly Shift[], absences: readonly AwayFor[], teamId: number, at: Instant): number | null {
  const own = shifts.filter(
    (one) => one.teamId === teamId && holdsAt(one, at) && standIn(one.personId, absences, at) === null,
  )
  return (own.find(({ kind }) => kind === 'duty') ?? own[0])?.personId ?? null
}

type Open = Omit<Gap, 'free'>

function joined(open: readonly Open[]): readonly Open[] {
  const gaps: Open[] = []
  for (const part of open) {
    const last = gaps.at(-1)
    if (last && last.endsAt === part.startsAt && last.awayId === part.awayId && last.there === part.there) {
      gaps[gaps.length - 1] = { ...last, endsAt: part.endsAt }
    } else gaps.push(part)
  }
  return gaps
}

/** What goes on beyond the days around the week has no end there that anybody planned: it is told as long as the week is. */
function withinWeek({ startsAt, endsAt }: Stretch, around: Stretch, week: Stretch): Stretch {
  return {
    startsAt: startsAt === around.startsAt ? week.startsAt : startsAt,
    endsAt: endsAt === around.endsAt ? week.endsAt : endsAt,
  }
}

function freeFor(
  { teamId, zone, shifts, absences, memberIds }: GapQuestion,
  gap: Pick<Gap, 'startsAt' | 'endsAt'>,
): readonly Free[] {
  const month = wallAt(zone, gap.startsAt).day.slice(0, 7)
  const bound = shifts.filter((one) => overlap(one, gap) && (one.teamId === teamId || bindsFully(one)))
  const away = absences.filter((one) => overlap(one, gap))
  return memberIds
    .filter((id) => ![...bound, ...away].some(({ personId }) => personId === id))
    .map((personId) => ({
      personId,
      duties: shifts.filter(
        (own) => own.personId === personId && own.kind === 'duty' && wallAt(zone, own.startsAt).day.startsWith(month),
      ).length,
    }))
    .sort((a, b) => a.duties - b.duties || a.personId - b.personId)
}

/** Whoever is only at work for another team then can be on duty as well. */
function bindsFully({ kind }: Shift): boolean {
  return kind !== 'shift'
}
