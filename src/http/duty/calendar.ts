import { z } from 'zod'
import { closeOwnCalendar, renewOwnCalendar } from '../../actions/duty/keep-calendar.ts'
import { hashOf } from '../../actions/ground/secrets.ts'
import { done } from '../../contract/common.ts'
import { ownCalendar, ownCalendarAddress } from '../../contract/duty/duty.ts'
import { findOwnFeed, listOwnAbsences, listOwnDuty, ownerOfFeed } from '../../db/duty/calendar-feeds.ts'
import type { Db } from '../../db/engine/database.ts'
import { type CalendarEntry, icalendar } from '../../domain/duty/icalendar.ts'
import { DAY, type Instant } from '../../domain/ground/instant.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { languageFor } from '../../texts/language.ts'
import { speak } from '../../texts/say.ts'
import type { App, House } from '../server/context.ts'
import { act, look } from '../server/door.ts'

/** So far back a calendar shows what was. */
const BACK = 31 * DAY

/** One's own duties and absences under a secret address, for a calendar on a telephone or a computer. */
export function calendar(app: App, house: House): void {
  const door = { url: '/api/me/calendar', tag: 'duty', only: 'work_on_desk' } as const
  look(
    app,
    house,
    { ...door, about: 'Whether a calendar reads one’s duties', answer: ownCalendar },
    async ({ db, actor }) => ({
      madeAt: (await findOwnFeed(db, actor.personId))?.madeAt ?? null,
    }),
  )
  act(
    app,
    house,
    'POST',
    {
      ...door,
      about: 'A new secret address of one’s duties, shown once; the one before ends',
      inPerson: true,
      answer: ownCalendarAddress,
      status: 201,
    },
    async (desk) => ({ link: `${house.url}/calendar/${await renewOwnCalendar(desk)}.ics` }),
  )
  act(
    app,
    house,
    'DELETE',
    { ...door, about: 'No address opens one’s duties any more', inPerson: true, answer: done },
    async (desk) => {
      await closeOwnCalendar(desk)
      return { done: true as const }
    },
  )
  app.route({
    method: 'GET',
    url: '/calendar/:key',
    config: { open: true },
    schema: {
      summary: 'Duties and absences of whoever the secret address belongs to, as RFC 5545',
      tags: ['duty'],
      params: z.object({ key: z.string().max(100) }),
    },
    handler: async (http, reply) => {
      reply.header('cache-control', 'no-store')
      const owner = await ownerOfFeed(house.database.db, hashOf(http.params.key.replace(/\.ics$/, '')))
      if (!owner) throw new Refusal('calendar.not-found')
      return reply.type('text/calendar; charset=utf-8').send(await calendarOf(house.database.db, owner, house.now()))
    },
  })
}

async function calendarOf(
  db: Db,
  { id, locale }: { readonly id: number; readonly locale: string },
  now: Instant,
): Promise<string> {
  const say = speak(languageFor([locale]))
  const [duties, absences] = await Promise.all([listOwnDuty(db, id, now - BACK), listOwnAbsences(db, id, now - BACK)])
  const entries: readonly CalendarEntry[] = [
    ...duties.map(({ id: shift, team, kind, startsAt, endsAt }) => ({
      uid: `shift-${shift}@okno`,
      summary: say(`calendar.${kind}`, { team }),
      isFree: false,
      startsAt,
      endsAt,
    })),
    ...absences.map(({ id: absence, startsOn, endsOn, reason }) => ({
      uid: `absence-${absence}@okno`,
      summary: say(`calendar.away.${reason}`),
      isFree: true,
      startsOn,
      endsOn,
    })),
  ]
  return icalendar({ name: say('calendar.name'), at: now, entries })
}
