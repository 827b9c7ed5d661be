import type { z } from 'zod'
import type * as shapes from '../../contract/handover/handover.ts'
import { dutyOfTeam } from '../../db/duty/on-duty.ts'
import { type KeptShift, listAway, listDutyPeople, listDutyTeams, listShifts } from '../../db/duty/shifts.ts'
import type { Db } from '../../db/engine/database.ts'
import { iso } from '../../db/engine/moments.ts'
import { ownOpen, ownOpenWithClocks, summaryOf } from '../../db/handover/handover-view.ts'
import { waitingAmong } from '../../db/handover/handovers.ts'
import { loadTermsOf } from '../../db/terms/terms.ts'
import { ASSIGNING_ROLES } from '../../domain/access/permissions.ts'
import { DAY, type Instant } from '../../domain/ground/instant.ts'
import { cannotWait, ENDED_LATELY, endOfShift } from '../../domain/handover/handover.ts'
import { addOpenTime } from '../../domain/hours/service-hours.ts'
import { hoursOf } from '../../domain/request/wake.ts'
import type { Look } from '../server/door.ts'

type Shown = Omit<z.input<typeof shapes.endOfShift>, 'handovers'>

/** The shift of the reader, who comes after him, and which of his requests cannot wait until he is back. */
export async function shownShift(asked: Look): Promise<Shown> {
  const { db, actor, now } = asked
  const shifts = await listShifts(db, now - ENDED_LATELY, now + 31 * DAY)
  const isOwn = ({ personId }: { readonly personId: number }) => personId === actor.personId
  const away = await listAway(db, now, now + 31 * DAY)
  const { shift, since, until } = endOfShift(shifts.filter(isOwn), away.filter(isOwn), now)
  const teams = await listDutyTeams(db)
  return {
    shift: shift && {
      team: { id: shift.teamId, name: teams.find(({ id }) => id === shift.teamId)?.name ?? '' },
      startsAt: iso(shift.startsAt),
      endsAt: iso(shift.endsAt),
    },
    until: iso(until),
    ...(await receiversOf(asked, shift, shifts)),
    summary: await summaryOf(db, actor.personId, since),
    requests: await ownRequests(asked, until),
  }
}

/** Everybody who works requests, whoever comes next by the plan first. */
async function receiversOf({ db, actor, now }: Look, shift: KeptShift | null, shifts: readonly KeptShift[]) {
  const people = (await listDutyPeople(db, ASSIGNING_ROLES)).filter(({ id }) => id !== actor.personId)
  const next = shift === null ? null : await afterShift(db, actor.personId, shift)
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
async function afterShift(db: Db, giverId: number, { teamId, endsAt }: KeptShift): Promise<number | null> {
  const { answering, next } = await dutyOfTeam(db, teamId, endsAt)
  const called = answering.find(({ personId }) => personId !== giverId)
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
        runs: cannotWait(line.status, hours, now, until),
        opensAt: opens === null || opens <= now ? null : iso(opens),
      },
    ]
  })
}
