import type { Desk } from '../../db/desk.ts'
import { findColleague } from '../../db/people/people.ts'
import { namesOfPlaces } from '../../db/people/place-names.ts'
import { mayKnowPromiseAt } from '../../db/people/venues.ts'
import { loadIntake } from '../../db/request/intake.ts'
import { findHoursNow } from '../../db/terms/hours-book.ts'
import { allRulesOf, findLevel } from '../../db/terms/level-book.ts'
import { mayOnDesk, THE_DESK } from '../../domain/access/permissions.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { Channel, Urgency } from '../../domain/ground/words.ts'
import { deadlinesOf } from '../../domain/request/deadlines.ts'
import type { ServiceRequest } from '../../domain/request/request.ts'
import {
  coverageFactsOf,
  type Intake,
  type IntakeContract,
  registered,
  ruled,
} from '../../domain/request/request-intake.ts'
import { dueAt, type HoursById } from '../../domain/sla/sla-clock.ts'
import { explained } from '../../domain/sla/sla-explanation.ts'
import { slaRuleFor } from '../../domain/sla/sla-rules.ts'
import type { ContractState } from '../../domain/terms/contract-state.ts'
import { coverageSteps } from '../../domain/terms/coverage-steps.ts'
import { whyClosed } from '../../domain/terms/ways-in.ts'

export interface TrialQuestion {
  readonly personId: number | null
  readonly venueId: number | null
  readonly serviceId: number | null
  readonly channel: Channel
  readonly urgency: Urgency
  readonly stopOfTrade: boolean
  /** Null: now. */
  readonly at: Instant | null
  /** Terms that are not saved: of a contract, or of one that is not kept as yet (id null). */
  readonly unsaved: { readonly id: number | null; readonly draft: ContractState } | null
}

/** An id for a contract that is not kept as yet. */
const NOT_KEPT = 0

/** «Какой договор сработает?»: contract, times and way in of a request that is not filed, by the rules that file one. */
export async function tryContract({ tx, actor, now }: Desk, question: TrialQuestion) {
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const { personId, venueId, serviceId, channel, stopOfTrade } = question
  if (venueId !== null && !(await mayKnowPromiseAt(tx, actor, venueId))) throw new Refusal('venue.not-found')
  if (personId !== null && (await findColleague(tx, { who: { personId }, among: { seenBy: actor } })) === null)
    throw new Refusal('person.not-found')
  const at = question.at ?? now
  const contactId = personId ?? THE_DESK.personId
  const loaded = await loadIntake(tx, { contactId, authorId: contactId, venueId, equipmentId: null, serviceId })
  const { service } = loaded
  if (!service) throw new Refusal('service.not-published')
  const intake = { ...loaded, contracts: await contractsWith(tx, loaded, question.unsaved) }
  const terms = ruled(intake, { contactId, now: at })
  const request = {
    ...registered({
      at,
      authorId: contactId,
      authorSide: 'customer',
      channel,
      contactId,
      description: '',
      equipmentId: null,
      intake,
      service,
      stopOfTrade,
      subject: '',
      terms,
      urgency: stopOfTrade ? 'high' : question.urgency,
    }),
  }
  const rule = slaRuleFor(
    terms.rules,
    { serviceId: service.id, requestType: service.requestType, priority: request.priority },
    at,
  )
  const steps = coverageSteps(coverageFactsOf(intake, { contactId, now: at }), intake.contracts)
  return {
    at: new Date(at).toISOString(),
    contract: { id: terms.contractId === NOT_KEPT ? null : terms.contractId, ...titleOf(terms.contract) },
    hours: { name: terms.contract.hours.name, zone: terms.contract.hours.zone },
    refusal: whyClosed(channel, terms.contract),
    priority: request.priority,
    criticality: request.criticality,
    urgency: request.urgency,
    ...deadlinesOf(request, terms.hoursById),
    rule: rule && {
      serviceId: rule.serviceId,
      requestType: rule.requestType,
      priority: rule.priority,
      reactionMinutes: rule.reactionMinutes,
      resolutionMinutes: rule.resolutionMinutes,
    },
    lines: linesOf(request, terms.hoursById),
    steps: await toldSteps(tx, steps, intake.contracts),
    team: (await namesOfPlaces(tx, { teamId: request.teamId })).team,
  }
}

async function contractsWith(
  tx: Desk['tx'],
  intake: Intake,
  unsaved: TrialQuestion['unsaved'],
): Promise<readonly IntakeContract[]> {
  if (!unsaved) return intake.contracts
  const { id, draft } = unsaved
  const [hours, level, rules] = await Promise.all([
    findHoursNow(tx, draft.hoursId),
    findLevel(tx, draft.levelId),
    allRulesOf(tx, draft.levelId),
  ])
  if (!hours) throw new Refusal('hours.not-found')
  if (!level) throw new Refusal('level.not-found')
  const kept = intake.contracts.find((contract) => contract.id === id)
  const made = { ...draft, id: id ?? NOT_KEPT, isDefault: kept?.isDefault ?? false, hours: hours.hours, rules }
  const others = intake.contracts.filter((contract) => contract.id !== made.id)
  return [...others, made].toSorted((one, other) => one.id - other.id)
}

function titleOf({ number, name }: Pick<IntakeContract, 'number' | 'name'>) {
  return { number, name }
}

/** So many stretches of open time are told; a longer promise tells its first ones. */
const LINES = 40

/** The open time that makes up the longest promise: the lines add up to it. */
function linesOf({ ledger: { resolution, reaction } }: Pick<ServiceRequest, 'ledger'>, hoursById: HoursById) {
  const clock = resolution.targetMs === null ? reaction : resolution
  const due = dueAt(clock, hoursById)
  if (due === null) return []
  return explained(clock, hoursById, due)
    .lines.filter(({ kind }) => kind === 'counted')
    .slice(0, LINES)
    .map(({ from, to, ms }) => ({ from: new Date(from).toISOString(), to: new Date(to).toISOString(), ms }))
}

async function toldSteps(
  tx: Desk['tx'],
  steps: ReturnType<typeof coverageSteps>,
  contracts: readonly IntakeContract[],
) {
  const ids = (...places: string[]) =>
    steps.flatMap(({ place, id }) => (id !== null && places.includes(place) ? [id] : []))
  const names = await namesOfPlaces(tx, {
    venueIds: ids('venue'),
    personIds: ids('person'),
    organisationIds: ids('organisation', 'parent_organisation'),
  })
  return steps
    .filter(
      ({ place, id, contracts: here }) => !(place === 'person' && (id === THE_DESK.personId || here.length === 0)),
    )
    .map(({ place, id, contracts: here, isBeyond }) => ({
      place,
      name: id === null ? null : (names.byPlace(place, id) ?? null),
      isBeyond,
      contracts: here.flatMap(({ contractId, why }) => {
        const contract = contracts.find((one) => one.id === contractId)
        return contract ? [{ id: contractId === NOT_KEPT ? null : contractId, ...titleOf(contract), why }] : []
      }),
    }))
}
