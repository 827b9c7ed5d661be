import type { Db } from '../../db/engine/database.ts'
import { mayKnowPromiseAt } from '../../db/people/venues.ts'
import { loadIntake } from '../../db/request/intake.ts'
import type { Actor } from '../../domain/access/permissions.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { Urgency } from '../../domain/ground/words.ts'
import { deadlinesOf } from '../../domain/request/deadlines.ts'
import { registered, ruled } from '../../domain/request/request-intake.ts'

export interface PromiseQuestion {
  readonly serviceId?: number | undefined
  readonly venueId?: number | undefined
  readonly urgency: Urgency
  readonly stopOfTrade: boolean
}

/** The times a request would be promised if it were filed now: the same rules as filing, nothing kept. */
export async function promiseFor(
  { db, actor, now }: { db: Db; actor: Actor; now: Instant },
  question: PromiseQuestion,
) {
  const { stopOfTrade } = question
  const contactId = actor.personId
  const intake = await loadIntake(db, {
    contactId,
    authorId: contactId,
    venueId: question.venueId ?? null,
    equipmentId: null,
    serviceId: question.serviceId ?? null,
  })
  if (!intake.service) throw new Refusal('service.not-published')
  if (question.venueId && !(await mayKnowPromiseAt(db, actor, question.venueId))) throw new Refusal('venue.not-found')
  const terms = ruled(intake, { contactId, now })
  const request = registered({
    at: now,
    authorId: contactId,
    authorSide: 'customer',
    channel: actor.channel,
    contactId,
    description: '',
    equipmentId: null,
    intake,
    service: intake.service,
    stopOfTrade,
    subject: '',
    terms,
    urgency: stopOfTrade ? 'high' : question.urgency,
  })
  return {
    ...deadlinesOf(request, terms.hoursById),
    priority: request.priority,
    contract: { name: terms.contract.name, hours: terms.contract.hours.name },
  }
}
