import { isOfferedTo, type OfferStanding } from '../../db/catalogue/offers.ts'
import type { Desk } from '../../db/desk.ts'
import { loadIntake } from '../../db/request/intake.ts'
import { lockRequest } from '../../db/request/requests.ts'
import { save } from '../../db/request/save.ts'
import { saveNew } from '../../db/request/save-new.ts'
import { loadTerms } from '../../db/terms/terms.ts'
import { type Actor, mayOnDesk } from '../../domain/access/permissions.ts'
import { checkAnswers, type Form } from '../../domain/catalogue/form.ts'
import type { Answers } from '../../domain/catalogue/form-fields.ts'
import { cleanLine, cutWithDots } from '../../domain/ground/clean-text.ts'
import { Refusal, type RefusalCode } from '../../domain/ground/refusal.ts'
import type { Channel, Urgency } from '../../domain/ground/words.ts'
import { deadlinesOf } from '../../domain/request/deadlines.ts'
import type { EventData, RequestEvent } from '../../domain/request/events.ts'
import type { ServiceRequest } from '../../domain/request/request.ts'
import { registered, ruled, STOP_OF_TRADE_SUBJECT } from '../../domain/request/request-intake.ts'
import { assembledSubject } from '../../domain/request/subject.ts'
import { whyClosed } from '../../domain/terms/ways-in.ts'
import { routeRequest } from './route-request.ts'

export interface RequestOrder {
  readonly subject?: string | undefined
  readonly module?: string | undefined
  readonly area?: string | undefined
  readonly problem?: string | undefined
  readonly description: string
  readonly serviceId?: number | undefined
  readonly venueId?: number | undefined
  readonly equipmentId?: number | undefined
  readonly urgency: Urgency
  readonly stopOfTrade: boolean
  /** Null where the way in has no form to fill: nothing is asked then. */
  readonly answers: Readonly<Record<string, unknown>> | null
  readonly fileIds: readonly number[]
  readonly contactId?: number | undefined
  readonly channel?: Channel | undefined
  /** The place is that of a request which the author reads and goes on with: he need not belong there, and what has left it is left out. */
  readonly keepsPlace?: boolean | undefined
  /** Why it is taken though its contract keeps this way closed; for those who may take any call. */
  readonly exception?: string | undefined
  /** False for a letter from somebody whom nobody knows yet. */
  readonly senderKnown?: boolean | undefined
}

export interface Filed {
  readonly number: number
  readonly subject: string
  readonly reactionDueAt: string | null
  readonly resolutionDueAt: string | null
}

/** A new request, by whichever way in: the same facts give the same contract, clocks and priority. */
export async function fileRequest(desk: Desk, order: RequestOrder): Promise<Filed> {
  const { tx, actor, now } = desk
  const forOthers = mayOnDesk(actor, 'file_for_others')
  if (order.contactId !== undefined && order.contactId !== actor.personId && !forOthers) {
    throw new Refusal('permission.missing')
  }
  const contactId = order.contactId ?? actor.personId
  const channel = forOthers && order.channel ? order.channel : actor.channel
  const isAskedFor = order.serviceId !== undefined && !order.keepsPlace
  const intake = await loadIntake(tx, {
    contactId,
    authorId: actor.personId,
    venueId: order.venueId ?? null,
    equipmentId: order.equipmentId ?? null,
    serviceId: order.serviceId ?? null,
    askedBy: isAskedFor ? channel : undefined,
  })
  if (!intake.contact) throw new Refusal('person.not-found')
  if (!intake.service) throw new Refusal('service.not-published')
  if (order.venueId && (!intake.venue || !(intake.authorBelongsToVenue || forOthers || order.keepsPlace)))
    throw new Refusal('venue.not-found')
  if (!intake.equipmentFits && !order.keepsPlace) throw new Refusal('input.invalid', { field: 'equipmentId' })
  const { stopOfTrade } = order
  if (isAskedFor) await demandOffered(desk, { serviceId: intake.service.id, offer: intake.offer, stopOfTrade })
  const answers = answersOf(order, intake.service.form, { heard: contactId !== actor.personId })
  const terms = ruled(intake, { contactId, now })
  const exception = exceptionTo(whyClosed(channel, terms.contract), actor, order.exception)
  const subject = subjectOf(order, intake.contact.locale)
  // Whoever says nothing besides the subject has said that.
  const description = order.description || subject
  const filed = registered({
    at: now,
    authorId: actor.personId,
    authorSide: contactId === actor.personId ? 'customer' : forOthers ? 'support' : 'customer',
    channel,
    contactId,
    description,
    equipmentId: intake.equipmentFits ? (order.equipmentId ?? null) : null,
    intake,
    senderKnown: order.senderKnown ?? true,
    service: intake.service,
    stopOfTrade,
    subject,
    terms,
    urgency: stopOfTrade ? 'high' : order.urgency,
  })
  const request = { ...filed, ...(await routeRequest(desk, filed, { intake, terms, description })) }
  const deadlines = deadlinesOf(request, terms.hoursById)
  const number = await saveNew(desk, {
    request,
    terms,
    description,
    answers,
    fileIds: order.fileIds,
    events: [
      {
        type: 'request.registered',
        data: {
          channel: request.channel,
          contractId: terms.contractId,
          priority: request.priority,
          deadlines,
          routed: request.routing.because,
        },
      },
      ...givenTo(request),
    ],
  })
  if (exception) await tellException(desk, number, exception)
  return { number, subject, ...deadlines }
}

/** Whoever gets it by the rules hears of it as if somebody had given it to him. */
function givenTo({ specialistId, teamId }: Pick<ServiceRequest, 'specialistId' | 'teamId'>): readonly RequestEvent[] {
  if (specialistId === null) return []
  const data = { specialist: { from: null, to: specialistId }, team: { from: teamId, to: teamId } }
  return [{ type: 'request.assigned', data }]
}

/** A way that the contract keeps closed is closed, unless somebody with the right says why not; null: it is open. */
function exceptionTo(rule: RefusalCode | null, actor: Actor, reason: string | undefined) {
  if (rule === null) return null
  if (!reason) throw new Refusal(rule)
  if (!mayOnDesk(actor, 'take_any_call')) throw new Refusal('permission.missing')
  return { rule, reason }
}

async function tellException(desk: Desk, number: number, data: EventData['request.exception-made']): Promise<void> {
  const request = await lockRequest(desk.tx, desk.actor, number)
  await save(desk, { request, events: [{ type: 'request.exception-made', data }] }, await loadTerms(desk.tx, request))
}

interface Asked {
  readonly serviceId: number
  /** How it is offered by this way; null: it is not. */
  readonly offer: OfferStanding | null
  readonly stopOfTrade: boolean
}

/** A service is asked for by those whom it is for, by its ways, while it works; a restaurant that cannot trade is never turned away. */
async function demandOffered({ tx, actor }: Desk, { serviceId, offer, stopOfTrade }: Asked): Promise<void> {
  if (!offer || (offer.isForSome && !(await isOfferedTo(tx, actor, serviceId))))
    throw new Refusal('service.not-published')
  if (stopOfTrade) return
  if (!offer.isByThisWay) throw new Refusal('service.not-by-this-way')
  if (offer.availability === 'unavailable') throw new Refusal('service.unavailable')
}

/** The answers that fit the form. Whoever files what he heard from another need not know everything the form asks. */
function answersOf(order: RequestOrder, form: Form, { heard }: { readonly heard: boolean }): Answers {
  if (!order.answers) return {}
  const { answers, problems } = checkAnswers(form, order.answers, order)
  const serious = problems.filter(({ code }) => !(heard && code === 'missing'))
  if (serious.length > 0) throw new Refusal('form.invalid', { problems: serious })
  return answers
}

/** The customer's own subject, or one assembled of module, area and problem, or the beginning of his words. */
function subjectOf(order: RequestOrder, locale: 'ru' | 'en'): string {
  if (order.subject) return order.subject
  const assembled = assembledSubject({
    module: order.module ?? '',
    area: order.area ?? '',
    problem: order.problem ?? '',
  })
  if (assembled) return assembled
  const [firstLine = ''] = order.description.trim().split('\n', 1)
  if (firstLine) return cutWithDots(cleanLine(firstLine), 120)
  if (order.stopOfTrade) return STOP_OF_TRADE_SUBJECT[locale]
  throw new Refusal('input.invalid', { field: 'problem' })
}
