import type { z } from 'zod'
import type { endOfShift } from '../../contract/handover/handover.ts'
import { dutyOfTeam } from '../../db/duty/on-duty.ts'
import { type KeptShift, listAway, listDutyPeople, listDutyTeams, listShifts } from '../../db/duty/shifts.ts'
import { iso } from '../../db/engine/moments.ts'
import { ownOpen, ownOpenWithClocks, summaryOf } from '../../db/handover/handover-view.ts'
import { waitingAmong } from '../../db/handover/handovers.ts'
import { loadTermsOf } from '../../db/terms/terms.ts'
import { ASSIGNING_ROLES } from '../../domain/access/permissions.ts'
import { holdsAt } from '../../domain/duty/shift.ts'
import { DAY, HOUR, type Instant } from '../../domain/ground/instant.ts'
import { isDeferred } from '../../domain/ground/status.ts'
import { runsBetween } from '../../domain/handover/handover.ts'
import { addOpenTime } from '../../domain/hours/service-hours.ts'
import { hoursOf } from '../../domain/request/wake.ts'
import type { Look } from '../server/door.ts'

/** So long whoever has no shift in the plan is away when he goes home, and so long he worked. */
const USUALLY_AWAY = 14 * HOUR
const USUALLY_THERE = 12 * HOUR
/** Whoever gives over after the end of his shift gives that shift over. */
const ENDED_LATELY = 3 * HOUR

type Shown = Omit<z.input<typeof endOfShift>, 'handovers'>

/** The shift of the reader, who comes after him, and which of his requests cannot wait until he is back. */
export async function shownShift(asked: Look): Promise<Shown> {
  const { db, actor, now } = asked
  const shifts = await listShifts(db, now - ENDED_LATELY, now + 31 * DAY)
  const away = await listAway(db, now, now + 31 * DAY)
  const own = shifts.filter(({ personId }) => personId === actor.personId)
  const shift = own.findLast(({ startsAt }) => startsAt <= now) ?? null
  const isAway = (at: Instant) => away.some((one) => one.personId === actor.personId && holdsAt(one, at))
  const back = own.find(({ startsAt }) => startsAt > now && !isAway(startsAt))
  const until = back?.startsAt ?? now + USUALLY_AWAY
  const teams = await listDutyTeams(db)
  return {
    shift: shift && {
      team: { id: shift.teamId, name: teams.find(({ id }) => id === shift.teamId)?.name ?? '' },
      startsAt: iso(shift.startsAt),
      endsAt: iso(shift.endsAt),
    },
    until: iso(until),
    ...(await receiversOf(asked, shift, shifts)),
    summary: await summaryOf(db, actor.personId, shift?.startsAt ?? now - USUALLY_THERE),
    requests: await ownRequests(asked, until),
  }
}

/** Everybody who works requests, whoever comes next by the plan first. */
async function receiversOf({ db, actor, now }: Look, shift: KeptShift | null, shifts: readonly KeptShift[]) {
  const people = (await listDutyPeople(db, ASSIGNING_ROLES)).filter(({ id }) => id !== actor.personId)
  const next = shift === null ? null : await afterShift({ db, actor, now } as Look, shift)
  const from = (id: number) => shifts.find(({ personId, endsAt }) => personId === id && endsAt > now)?.startsAt ?? null
  const first = people.filter(({ id }) => id === next)
  return {
    receivers: [...first, ...people.filter(({ id }) => id !== next)].map(({ id, name }) => {
      const startsAt = from(id)
      return { id, name, from: startsAt === null ? null : iso(startsAt) }
    }),
    suggested: first.length > 0,
  }
}

/** Who answers for the team when the shift is over. */
async function afterShift({ db, actor }: Look, { teamId, endsAt }: KeptShift): Promise<number | null> {
  const { answering, next } = await dutyOfTeam(db, teamId, endsAt)
  const called = answering.find(({ personId }) => personId !== actor.personId)
  return called?.personId ?? next?.personId ?? null
}

async function ownRequests({ db, actor, now }: Look, until: Instant): Promise<Shown['requests']> {
  const lines = await ownOpen(db, actor)
  const clocks = await ownOpenWithClocks(db, actor)
  const waiting = await waitingAmong(
    db,
    lines.map(({ number }) => number),
  )
  const terms = await loadTermsOf(db, [...new Set(clocks.map(({ contractId }) => contractId))], clocks.map(hoursOf))
  return lines.flatMap((line) => {
    const request = clocks.find(({ number }) => number === line.number)
    const hours = request && terms.get(request.contractId)?.hoursById(hoursOf(request))
    if (!request || !hours || waiting.has(line.number)) return []
    const opens = addOpenTime(hours, now, 0)
    return [
      {
        ...line,
        runs: !isDeferred(line.status) && runsBetween(hours, now, until),
        opensAt: opens === null || opens <= now ? null : iso(opens),
      },
    ]
  })
}
