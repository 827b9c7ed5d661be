import type { Tx } from '../../db/engine/database.ts'
import { loadIntake } from '../../db/request/intake.ts'
import { DAY, HOUR, type Instant, MINUTE } from '../../domain/ground/instant.ts'
import { addOpenTime, openTimeBetween, type ServiceHours } from '../../domain/hours/service-hours.ts'
import { targetsOf } from '../../domain/request/deadlines.ts'
import type { ServiceRequest } from '../../domain/request/request.ts'
import { type IntakeContract, ruled } from '../../domain/request/request-intake.ts'
import { slaRuleFor } from '../../domain/sla/sla-rules.ts'
import { between } from '../chance.ts'
import { type Company, serviceId } from '../company/company.ts'
import { type Act, isCustomers, type Play, type Step } from './play.ts'

/** What is promised to whoever files this now: service hours and both times in milliseconds. */
export interface Promised {
  readonly hours: ServiceHours
  readonly reactionMs: number
  readonly resolutionMs: number
}

/** The promises of the contracts that will rule the plays, at the priority these will most likely have. */
export class Promises {
  readonly #tx: Tx
  readonly #company: Company
  readonly #now: Instant
  readonly #contracts = new Map<number | null, IntakeContract>()

  constructor(tx: Tx, company: Company, now: Instant) {
    this.#tx = tx
    this.#company = company
    this.#now = now
  }

  async to(play: Play): Promise<Promised> {
    const { hours, rules } = await this.#contractOf(play)
    const facts = { serviceId: null, requestType: null, priority: likelyPriority(play) }
    const { reactionMs, resolutionMs } = targetsOf(slaRuleFor(rules, facts, this.#now))
    return { hours, reactionMs: reactionMs ?? HOUR, resolutionMs: resolutionMs ?? DAY }
  }

  async #contractOf({ contactId, venue, story }: Play): Promise<IntakeContract> {
    const venueId = venue?.id ?? null
    const known = this.#contracts.get(venueId)
    if (known) return known
    const service = serviceId(this.#company, story.service)
    const question = { contactId, authorId: contactId, venueId, equipmentId: null, serviceId: service }
    const { contract } = ruled(await loadIntake(this.#tx, question), { contactId, now: this.#now })
    this.#contracts.set(venueId, contract)
    return contract
  }
}

function likelyPriority({ story }: Play): ServiceRequest['priority'] {
  if (story.stopOfTrade) return 1
  if (story.urgency === 'high') return story.criticality === 'high' ? 1 : 2
  return story.criticality === 'low' ? 4 : 3
}

/** What already was: the support answers in its hours, the customer when he is awake. */
export function pacedFrom(play: Play, acts: readonly Act[], start: Instant, promised: Promised): readonly Step[] {
  const { chance } = play
  const { hours, reactionMs, resolutionMs } = promised
  const reaction = reactionMs * (chance() < 0.08 ? between(chance, 1.05, 1.8) : between(chance, 0.08, 0.8))
  const work =
    Math.min(resolutionMs, 26 * HOUR) * (chance() < 0.07 ? between(chance, 1.1, 1.5) : between(chance, 0.04, 0.6))
  const supports = acts.filter((act) => !isCustomers(act)).length
  let at = start
  return acts.map((act) => {
    if (act.act === 'take' && at === start) at = addOpenTime(hours, at, reaction) ?? at + reaction
    else if (act.act === 'weigh' || act.act === 'pass') at += MINUTE
    else if (act.act === 'take_back') at += between(chance, 1, 30) * HOUR
    else if (isCustomers(act) && act.act !== 'file') at = awake(play, at + gapOf(act, chance()))
    else if (act.act !== 'file') at = addOpenTime(hours, at, (work / supports) * between(chance, 0.4, 1.6)) ?? at + HOUR
    const step = { at: Math.floor(at), play, act }
    if (act.act === 'defer') at += act.days * DAY + HOUR
    return step
  })
}

/** What is going on now: filed when this share of the promise had still to be consumed, told evenly since. */
export function pacedUntil(
  play: Play,
  acts: readonly Act[],
  now: Instant,
  consumed: { readonly share: number; readonly of: Promised },
): readonly Step[] {
  const { hours, reactionMs, resolutionMs } = consumed.of
  const untaken = acts.every(({ act }) => act === 'file' || act === 'give')
  const open = consumed.share * (untaken ? reactionMs : resolutionMs)
  const start = openBefore(hours, now, open)
  const taken = Math.min(0.25, (0.6 * reactionMs) / open)
  return acts.map((act, index) => {
    const share = index === 0 ? 0 : taken + ((0.93 - taken) * (index - 1)) / Math.max(1, acts.length - 2)
    const told = Math.min(Math.floor(addOpenTime(hours, start, open * share) ?? start), now - MINUTE)
    const at = index === 0 ? start : told
    return { at, play, act: act.act === 'defer' ? { ...act, days: act.days + Math.ceil((now - at) / DAY) } : act }
  })
}

/** The instant since which this much time was open. */
function openBefore(hours: ServiceHours, now: Instant, ms: number): Instant {
  let [from, to] = [now - 45 * DAY, now]
  while (to - from > 1000) {
    const middle = Math.floor((from + to) / 2)
    if (openTimeBetween(hours, middle, now) >= ms) from = middle
    else to = middle
  }
  return from
}

function gapOf({ act }: Act, luck: number): number {
  if (act === 'rate') return HOUR * (1 + 20 * luck)
  if (act === 'close' || act === 'resume') return HOUR * (1 + 5 * luck)
  return MINUTE * (3 + 70 * luck * luck)
}

/** Between eight in the morning and midnight of the venue's zone. */
function awake({ venue }: Play, at: Instant): Instant {
  const hour = Number(hourIn(venue?.zone ?? 'Europe/Moscow').format(at)) % 24
  return hour >= 8 ? at : at + (8 - hour) * HOUR
}

const FORMATS = new Map<string, Intl.DateTimeFormat>()

function hourIn(zone: string): Intl.DateTimeFormat {
  const known =
    FORMATS.get(zone) ?? new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hour12: false, timeZone: zone })
  FORMATS.set(zone, known)
  return known
}
