import { z } from 'zod'
import { fillGap } from '../../actions/duty/fill-gap.ts'
import { addShift, changeShift, removeShift } from '../../actions/duty/keep-shifts.ts'
import { repeatWeek } from '../../actions/duty/repeat-week.ts'
import { done, id } from '../../contract/common.ts'
import * as shapes from '../../contract/duty/duty.ts'
import { listDutyPeople } from '../../db/duty/shifts.ts'
import { weekOfDuty } from '../../db/duty/week.ts'
import type { Db } from '../../db/engine/database.ts'
import { iso } from '../../db/engine/moments.ts'
import { onDuty } from '../../domain/duty/on-duty.ts'
import { mondayOf, wallAt } from '../../domain/duty/wall.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import type { LocalDate } from '../../domain/hours/local-date.ts'
import type { App, House } from '../server/context.ts'
import { act, look } from '../server/door.ts'

const DONE = { done: true as const }

/** Who is there for a team and when: everybody of the support reads it, administrators plan it. */
export function duty(app: App, house: House): void {
  look(
    app,
    house,
    {
      url: '/api/duty',
      tag: 'duty',
      about: 'A week of duty of all teams, with its gaps',
      only: 'work_on_desk',
      query: shapes.dutyWeekQuery,
      answer: shapes.dutyWeek,
    },
    ({ db, now, signedIn }, { query }) =>
      shownWeek(db, mondayOf(query.week ?? wallAt(signedIn.person.zone, now).day), now),
  )

  const door = { tag: 'duty', only: 'administer' } as const
  const params = z.object({ id: z.coerce.number().pipe(id) })
  const url = '/api/duty/shifts'
  const about = 'Somebody is there for a team then'
  act(
    app,
    house,
    'POST',
    { ...door, url, about, body: shapes.newShift, answer: z.object({ id }), status: 201 },
    async (desk, { body: { teamId, ...order } }) => ({ id: await addShift(desk, teamId, order) }),
  )
  act(
    app,
    house,
    'PUT',
    {
      ...door,
      url: `${url}/:id`,
      about: 'Another day, person, kind or other hours',
      params,
      body: shapes.shiftChange,
      answer: done,
    },
    async (desk, { body, ...given }) => {
      await changeShift(desk, given.params.id, body)
      return DONE
    },
  )
  act(
    app,
    house,
    'DELETE',
    { ...door, url: `${url}/:id`, about: 'There is no such shift after all', params, answer: done },
    async (desk, given) => {
      await removeShift(desk, given.params.id)
      return DONE
    },
  )
  act(
    app,
    house,
    'POST',
    {
      ...door,
      url: '/api/duty/gaps',
      about: 'Somebody who is free is on duty all through a gap',
      body: shapes.gapFilling,
      answer: z.object({ shifts: z.int().describe('How many became his') }),
    },
    async (desk, { body }) => ({ shifts: await fillGap(desk, { ...body, startsAt: Date.parse(body.startsAt) }) }),
  )
  act(
    app,
    house,
    'POST',
    {
      ...door,
      url: '/api/duty/repetitions',
      about: 'The shifts of a week in each of the next ones; what is planned there stays',
      body: shapes.weekRepetition,
      answer: z.object({ made: z.int(), stayed: z.int().describe('Shifts that met what was planned already') }),
    },
    (desk, { body }) => repeatWeek(desk, body),
  )
}

async function shownWeek(db: Db, monday: LocalDate, now: Instant): Promise<z.input<typeof shapes.dutyWeek>> {
  const people = await listDutyPeople(db)
  const { teams, shifts, absences, away } = await weekOfDuty(db, monday)
  const named = (personId: number) => ({ id: personId, name: people.find((one) => one.id === personId)?.name ?? '—' })
  return {
    week: monday,
    people,
    teams: teams.map(({ memberIds, gaps, ...team }) => ({
      ...team,
      today: wallAt(team.zone, now).day,
      members: [...memberIds],
      shifts: team.shifts.map((shift) => ({ ...shift, startsAt: iso(shift.startsAt), endsAt: iso(shift.endsAt) })),
      gaps: gaps.map(({ startsAt, endsAt, there, awayId, free }) => ({
        startsAt: iso(startsAt),
        endsAt: iso(endsAt),
        begins: wallAt(team.zone, startsAt),
        ends: wallAt(team.zone, endsAt),
        there,
        away: awayId === null ? null : named(awayId),
        free: free.map(({ personId, duties }) => ({ person: named(personId), duties })),
      })),
      answering: onDuty(shifts, absences, team.id, now).map(({ personId }) => named(personId)),
    })),
    absences: away.map(({ personId, startsOn, endsOn, reason, substituteId }) => ({
      ...{ personId, startsOn, endsOn, reason },
      substitute: substituteId === null ? null : named(substituteId),
    })),
  }
}
