import { z } from 'zod'
import { SHIFT_KINDS } from '../../domain/duty/shift.ts'
import { ABSENCE_REASONS } from '../../domain/people/absence.ts'
import { askedMoment, id, localDate, moment, named } from '../common.ts'
import { dutyNeed, teamTime as time } from '../people/people.ts'

export const shiftOrder = z.object({
  personId: id,
  kind: z
    .enum(SHIFT_KINDS)
    .describe('duty: alarms come to him; shift: he is at work; phone: at home, answers by telephone'),
  day: localDate.describe('On which it begins'),
  from: time,
  to: time.describe('No later than `from`: on the next day'),
})
export type ShiftOrder = z.infer<typeof shiftOrder>

export const newShift = shiftOrder.extend({ teamId: id })
export const shiftChange = shiftOrder.extend({ seen: shiftOrder })

export const dutyShift = shiftOrder.extend({ id, teamId: id, startsAt: moment, endsAt: moment })
export type DutyShift = z.infer<typeof dutyShift>

const wallMoment = z.object({ day: localDate, time }).describe('By the clock of the team')

/** A stretch of time in which fewer people answer for a team that keeps duty than it needs. */
export const dutyGap = z.object({
  startsAt: moment,
  endsAt: moment,
  begins: wallMoment,
  ends: wallMoment,
  there: z.int().describe('So many are there, fewer than the team needs'),
  away: named.nullable().describe('Whose shift it would be; null: none is planned'),
  free: z.array(z.object({ person: named, duties: z.int().describe('In that month') })).describe('Fewest duties first'),
})
export type DutyGap = z.infer<typeof dutyGap>

export const dutyWeek = z.object({
  week: localDate.describe('Its Monday'),
  teams: z.array(
    z.object({
      id,
      name: z.string(),
      zone: z.string(),
      need: dutyNeed,
      today: localDate.describe('In the zone of the team'),
      members: z.array(id),
      shifts: z.array(dutyShift),
      gaps: z.array(dutyGap),
      answering: z.array(named).describe('Who answers for it now, in the order in which they are called'),
    }),
  ),
  people: z.array(named).describe('Who can have a shift'),
  absences: z.array(
    z.object({
      personId: id,
      startsOn: localDate,
      endsOn: localDate,
      reason: z.enum(ABSENCE_REASONS),
      substitute: named.nullable(),
    }),
  ),
})
export type DutyWeek = z.infer<typeof dutyWeek>

export const dutyWeekQuery = z.object({ week: localDate.optional().describe('Any day of it; left out: this week') })

export const gapFilling = z.object({ teamId: id, startsAt: askedMoment.describe('Of the gap'), personId: id })
export const weekRepetition = z.object({ week: localDate, weeks: z.int().min(1).max(12) })

export const ownCalendar = z.object({
  madeAt: moment.nullable().describe('When its address was made; null: there is none'),
})
export type OwnCalendar = z.infer<typeof ownCalendar>
export const ownCalendarAddress = z.object({
  link: z.string().describe('Opens one’s duties for whoever has it; shown only now'),
})
export type OwnCalendarAddress = z.infer<typeof ownCalendarAddress>
