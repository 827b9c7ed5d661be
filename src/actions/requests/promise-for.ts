import type { Db } from '../../db/engine/database.ts'
import { findColleague } from '../../db/people/people.ts'
import { mayKnowPromiseAt } from '../../db/people/venues.ts'
import { loadIntake } from '../../db/request/intake.ts'
import { type Actor, mayOnDesk } from '../../domain/access/permissions.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { Urgency } from '../../domain/ground/words.ts'
import { deadlinesOf } from '../../domain/request/deadlines.ts'
import { registered, ruled } from '../../domain/request/request-intake.ts'
import { closedWays } from '../../domain/terms/ways-in.ts'

export interface PromiseQuestion {
  /** Whom it would be filed for; left out: the one who asks. */
  readonly personId?: number | undefined
  readonly serviceId?: number | undefined
  readonly venueId?: number | undefined
  readonly urgency: Urgency
  readonly stopOfTrade: boolean
}

interface Asking {
  readonly db: Db
  readonly actor: Actor
  readonly now: Instant
}

/** The times a request would be promised if it were filed now, and by which ways it could be: the same rules as filing, nothing kept. */
export async function promiseFor({ db, actor, now }: Asking, question: PromiseQuestion) {
  const { stopOfTrade } = question
  const { contactId, intake, service, terms } = await termsFor({ db, actor, now }, question)
  const request = registered({
    at: now,
    authorId: actor.personId,
    authorSide: 'customer',
    channel: actor.channel,
    contactId,
    description: '',
    equipmentId: null,
    intake,
    service,
    stopOfTrade,
    subject: '',
    terms,
    urgency: stopOfTrade ? 'high' : question.urgency,
  })
  return {
    ...deadlinesOf(request, terms.hoursById),
    priority: request.priority,
    contract: { name: terms.contract.name, hours: terms.contract.hours.name },
    closedWays: closedWays(terms.contract),
  }
}

/** The terms that would rule a request if it were filed now, for whom, and what they were found by. */
export async function termsFor(
  { db, actor, now }: Asking,
  question: Pick<PromiseQuestion, 'personId' | 'serviceId' | 'venueId'>,
) {
  const contactId = await contactOf(db, actor, question)
  const intake = await loadIntake(db, {
    contactId,
    authorId: actor.personId,
    venueId: question.venueId ?? null,
    equipmentId: null,
    serviceId: question.serviceId ?? null,
  })
  const { service } = intake
  if (!service) throw new Refusal('service.not-published')
  if (question.venueId && !(await mayKnowPromiseAt(db, actor, question.venueId))) throw new Refusal('venue.not-found')
  return { contactId, intake, service, terms: ruled(intake, { contactId, now }) }
}

/** Whoever files for others learns on which terms he would. */
async function contactOf(
  db: Db,
  actor: Actor,
  { personId = actor.personId }: Pick<PromiseQuestion, 'personId'>,
): Promise<number> {
  if (personId === actor.personId) return personId
  if (!mayOnDesk(actor, 'file_for_others')) throw new Refusal('permission.missing')
  const known = await findColleague(db, { who: { personId }, among: { seenBy: actor } })
  if (known === null) throw new Refusal('person.not-found')
  return known
}
