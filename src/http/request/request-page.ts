import type { RequestDetails, RequestOpened, RequestSurroundings } from '../../contract/request/request.ts'
import type { Db } from '../../db/engine/database.ts'
import { iso, maybeIso } from '../../db/engine/moments.ts'
import { listDeliveries, type ViewedDelivery } from '../../db/notices/deliveries-view.ts'
import type { ViewedEquipment } from '../../db/people/equipment.ts'
import { linksOf } from '../../db/request/links.ts'
import {
  listEvents,
  listMessages,
  loadPage,
  namesIn,
  type ViewedEvent,
  type ViewedMessage,
} from '../../db/request/request-details-view.ts'
import {
  contractsNamed,
  loadPerson,
  loadVenue,
  openHere,
  similarResolved,
} from '../../db/request/request-surroundings-view.ts'
import { readableAmong, readRequest } from '../../db/request/requests.ts'
import { namesOfPeople } from '../../db/routing/names.ts'
import { loadTerms } from '../../db/terms/terms.ts'
import {
  type Actor,
  hasRole,
  may,
  mayOnDesk,
  moverOf,
  READ_ALL_ROLES,
  READ_TEAM_ROLES,
} from '../../domain/access/permissions.ts'
import { type Form, visibleFields } from '../../domain/catalogue/form.ts'
import type { FormField } from '../../domain/catalogue/form-fields.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { namingOnly, requestsNamedIn } from '../../domain/request/events.ts'
import { goesOnAt } from '../../domain/request/going-on.ts'
import type { ServiceRequest } from '../../domain/request/request.ts'
import { canMove, MOVE_NAMES } from '../../domain/request/request-lifecycle.ts'
import { type PromiseTerms, soonDueAfter } from '../../domain/request/wake.ts'
import { type Clock, dueWas } from '../../domain/sla/sla-clock.ts'
import { explained } from '../../domain/sla/sla-explanation.ts'
import { policyAt } from '../../domain/terms/policy.ts'
import { prioritiesWith } from '../../domain/terms/priority-matrix.ts'
import { speak } from '../../texts/say.ts'
import type { House } from '../server/context.ts'
import type { Look } from '../server/door.ts'

/** A request as this person may see it: everything its page shows, in one answer. */
export async function detailsOf(
  { guests }: Pick<House, 'guests'>,
  look: Look,
  number: number,
  wantsSurroundings = false,
): Promise<RequestOpened> {
  const { db, actor, now, signedIn } = look
  const request = await readRequest(db, actor, number)
  const internal = may(actor, 'read_internal', request)
  const history = internal ? listEvents(db, number, internal) : customersEvents(db, actor, number)
  const isAround = wantsSurroundings && internal && mayOnDesk(actor, 'work_on_desk')
  const [page, links, messages, deliveries, events, names, terms, waitingLetters, surroundings] = await Promise.all([
    loadPage(db, actor.personId, number),
    linksOf(db, actor, { number, internal }),
    listMessages(db, number, internal),
    internal ? listDeliveries(db, number, now) : null,
    history,
    history.then((told) => namesIn(db, told)),
    loadTerms(db, request),
    internal ? waitingAt(db, guests, number) : 0,
    isAround ? around(look, request) : undefined,
  ])
  const by = moverOf(actor, request)
  const works = may(actor, 'work', request)
  const { form, rawAnswers, equipment, ...rest } = page
  return {
    ...rest,
    ...(surroundings && { surroundings }),
    equipment: equipment && reachableBy(equipment, may(actor, 'reach_equipment', request)),
    links,
    away: internal ? page.away : null,
    criticality: request.criticality,
    criticalityIsSet: request.criticalityIsSet,
    priorities: works ? prioritiesWith(request.urgency, policyAt(terms.policies, now).matrix) : null,
    statusSince: iso(request.statusSince),
    endedAt: maybeIso(request.endedAt),
    deferralReason: internal ? request.deferralReason : null,
    solution: request.solution,
    reaction: promisedTime(request.ledger.reaction, terms, now),
    resolution: promisedTime(request.ledger.resolution, terms, now),
    answers: answersOf(form, rawAnswers, {
      equipment,
      files: messages.flatMap(({ files }) => files),
      language: signedIn.person.locale,
    }),
    messages: deliveries ? messages.map((message) => withDeliveries(message, deliveries)) : messages,
    events,
    waitingLetters,
    names,
    moves: by === null ? [] : MOVE_NAMES.filter((move) => canMove(request, move, by)),
    may: {
      reply: may(actor, 'reply', request),
      note: may(actor, 'note', request),
      work: works,
      assign: may(actor, 'assign', request),
      overridePriority: may(actor, 'override_priority', request),
      seeReaders: may(actor, 'see_readers', request),
      raiseUrgency: may(actor, 'raise_urgency', request),
      rate: may(actor, 'rate', request),
      addWatcher: may(actor, 'add_watcher', request),
    },
  }
}

/** By which programs is told to him alone who may ask for the numbers. */
function reachableBy(equipment: ViewedEquipment, reaches: boolean) {
  return { ...equipment, remoteAccess: reaches ? [...equipment.remoteAccess] : [] }
}

function withDeliveries(message: ViewedMessage, all: readonly ViewedDelivery[]) {
  const deliveries = all.filter(({ messageId }) => messageId === message.id).map(({ messageId: _, ...rest }) => rest)
  return deliveries.length === 0 ? message : { ...message, deliveries }
}

/** A customer hears of no other request than those he may read. */
async function customersEvents(db: Db, actor: Actor, number: number): Promise<ViewedEvent[]> {
  const events = await listEvents(db, number, false)
  const known = await readableAmong(
    db,
    actor,
    events.flatMap(({ data }) => requestsNamedIn(data)),
  )
  return events.map((event) => ({ ...event, data: namingOnly(event.data, known) }))
}

/** The side panel of the desk. */
export async function surroundingsOf(look: Look, number: number): Promise<RequestSurroundings> {
  const request = await readRequest(look.db, look.actor, number)
  if (!may(look.actor, 'read_internal', request)) throw new Refusal('request.not-found', { number })
  return around(look, request)
}

async function around({ db, actor, now }: Look, request: ServiceRequest): Promise<RequestSurroundings> {
  const passedOver = request.coverage.passedOver
  const [person, venue, contracts, here, similar] = await Promise.all([
    loadPerson(db, actor, request.contactId),
    request.venueId === null ? null : loadVenue(db, actor, request.venueId),
    contractsNamed(db, [request.contractId, ...passedOver.map(({ contractId }) => contractId)]),
    openHere(db, actor, request),
    similarResolved(db, actor, request, now),
  ])
  const reaches = may(actor, 'reach_equipment', request)
  const byId = new Map(contracts.map((contract) => [contract.id, contract]))
  const contract = byId.get(request.contractId)
  if (!person || !contract) throw new Error(`request ${request.number} has lost its person or contract`)
  return {
    person: { ...person, addresses: [...person.addresses] },
    venue: venue && { ...venue, equipment: venue.equipment.map((one) => reachableBy(one, reaches)) },
    contract,
    coverage: {
      because: request.coverage.because,
      passedOver: passedOver.map(({ contractId, why }) => ({
        contract: { id: contractId, name: byId.get(contractId)?.name ?? '' },
        why,
      })),
    },
    routing: await whyHere(db, request, readsTeam(actor, request.teamId)),
    openHere: here,
    similarResolved: similar,
  }
}

/** Whether the work of a whole team is before him; a contractor sees his own alone. */
function readsTeam(actor: Actor, teamId: number): boolean {
  return hasRole(actor, READ_ALL_ROLES) || (hasRole(actor, READ_TEAM_ROLES) && actor.teamIds.includes(teamId))
}

/** «Почему сюда», with the people by their names of today; who else was considered is for those who see the team. */
async function whyHere(db: Db, request: ServiceRequest, seesTeam: boolean) {
  const explanation = request.routing
  const { because, rule, strategy, chosenId } = explanation
  const [passedOver, considered] = seesTeam ? [explanation.passedOver, explanation.considered] : []
  const names = await namesOfPeople(db, considered?.map(({ personId }) => personId) ?? [])
  return {
    because,
    rule: rule?.name ?? null,
    again: explanation.again ?? null,
    takeBy: maybeIso(goesOnAt(request)),
    passedOver: [...(passedOver ?? [])],
    strategy: strategy ?? null,
    considered: (considered ?? []).map(({ personId, ...one }) => ({
      ...one,
      person: names.get(personId) ?? '',
      isChosen: personId === chosenId,
    })),
  }
}

function promisedTime(clock: Clock, terms: PromiseTerms, now: Instant): RequestDetails['reaction'] {
  const { hoursById } = terms
  const { state, targetMs, consumedMs, due } = explained(clock, hoursById, now)
  const soonMs = soonDueAfter(clock, terms)
  return {
    targetSeconds: targetMs === null ? null : targetMs / 1000,
    soonDueAfterSeconds: soonMs === null ? null : Math.round(soonMs / 1000),
    dueAt: maybeIso(due ?? dueWas(clock, hoursById)),
    metAt: maybeIso(clock.stoppedAt),
    state,
    consumedSeconds: Math.round(consumedMs / 1000),
  }
}

interface Reader {
  readonly equipment: { readonly id: number; readonly name: string } | null
  readonly files: readonly { readonly id: number; readonly name: string }[]
  readonly language: 'ru' | 'en'
}

/** Answers with the labels of the form they were given on, in words a person reads. */
function answersOf(form: Form, answers: Record<string, unknown>, reader: Reader): RequestDetails['answers'] {
  return visibleFields(form, answers).flatMap((field) => {
    const value = answers[field.id]
    if (value === undefined) return []
    const words = [value].flat().map((one) => answerInWords(field, one, reader))
    return [{ id: field.id, label: field.label, value: words.join(', ') }]
  })
}

function answerInWords({ type, options }: FormField, answer: unknown, { equipment, files, language }: Reader): string {
  if (type === 'yes_no') return speak(language)(answer ? 'common.yes' : 'common.no')
  if (type === 'files') return files.find(({ id }) => id === answer)?.name ?? String(answer)
  if (type === 'equipment' && equipment !== null && equipment.id === answer) return equipment.name
  return options?.find(({ value }) => value === answer)?.label[language] ?? String(answer)
}

/** How much of what came by any way waits here for somebody to decide. */
async function waitingAt(db: Db, guests: House['guests'], number: number): Promise<number> {
  let waiting = 0
  for (const guest of guests) waiting += (await guest.waitingAt?.(db, number)) ?? 0
  return waiting
}
