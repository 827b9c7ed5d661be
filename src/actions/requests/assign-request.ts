import type { Desk } from '../../db/desk.ts'
import { findBelonging } from '../../db/people/teams.ts'
import { lockRequest } from '../../db/request/requests.ts'
import { save } from '../../db/request/save.ts'
import { loadTerms } from '../../db/terms/terms.ts'
import { may } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { assigned } from '../../domain/request/assignment.ts'
import type { ServiceRequest } from '../../domain/request/request.ts'
import { inTurn } from '../../domain/request/request-composition.ts'
import { taken } from '../../domain/request/taking.ts'

export interface Assignment {
  readonly specialistId: number | null
  readonly teamId?: number | undefined
  /** Who had it when the person looked: a claim succeeds once. */
  readonly expected: number | null
}

/** Gives a request to a specialist or a team. Whoever takes it himself starts it. */
export async function assignRequest(desk: Desk, number: number, order: Assignment): Promise<ServiceRequest> {
  const { tx, actor, now } = desk
  const request = await lockRequest(tx, actor, number)
  if (!may(actor, 'assign', request)) throw new Refusal('permission.missing')
  if (request.specialistId !== order.expected) {
    throw new Refusal('request.already-taken', { number, specialistId: request.specialistId })
  }
  const to = { specialistId: order.specialistId, teamId: order.teamId ?? request.teamId }
  await demandRealPlace(desk, to)
  const terms = await loadTerms(tx, request)
  const change = inTurn(
    request,
    (current) => assigned(current, to),
    (current) =>
      to.specialistId === actor.personId
        ? taken(current, terms, { at: now, by: actor.personId })
        : { request: current, events: [] },
  )
  return save(desk, change, terms)
}

async function demandRealPlace({ tx }: Desk, to: { specialistId: number | null; teamId: number }): Promise<void> {
  const { teamExists, isSpecialist } = await findBelonging(tx, to)
  if (!teamExists) throw new Refusal('team.not-found')
  if (to.specialistId !== null && !isSpecialist) throw new Refusal('person.not-found')
}
