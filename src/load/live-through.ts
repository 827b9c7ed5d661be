import type { Lived } from '../db/request/bulk-requests.ts'
import { DAY, HOUR, type Instant, MINUTE } from '../domain/ground/instant.ts'
import type { Channel, SolutionCode, Status, Urgency } from '../domain/ground/words.ts'
import { addOpenTime, openTimeBetween, type ServiceHours } from '../domain/hours/service-hours.ts'
import { targetsOf } from '../domain/request/deadlines.ts'
import { type IntakeTerms, registered, ruled } from '../domain/request/request-intake.ts'
import { slaRuleFor } from '../domain/sla/sla-rules.ts'
import { policyAt } from '../domain/terms/policy.ts'
import { type Chance, oneOf, weighed } from './chance.ts'
import type { Crowd } from './crowd.ts'
import { desk, Life } from './life.ts'
import { descriptionOf, said, subjectOf } from './phrases.ts'

const OPEN_SHARE = 0.04

const WAYS: readonly (readonly [Channel, number])[] = [
  ['portal', 0.4],
  ['email', 0.3],
  ['telegram', 0.2],
  ['app', 0.1],
]
const URGENCIES: readonly (readonly [Urgency, number])[] = [
  ['high', 0.2],
  ['medium', 0.55],
  ['low', 0.25],
]
const STANDINGS: readonly (readonly [Status, number])[] = [
  ['registered', 0.25],
  ['in_progress', 0.45],
  ['waiting_customer', 0.18],
  ['deferred', 0.07],
  ['waiting_external', 0.05],
]
const CODES: readonly (readonly [SolutionCode, number])[] = [
  ['solved', 0.72],
  ['workaround', 0.08],
  ['advice', 0.12],
  ['not_reproduced', 0.04],
  ['not_ours', 0.04],
]

/** A request of the last year, with the life it had until now: one in twenty-five is still somebody's work. */
export function liveThrough(crowd: Crowd, chance: Chance, number: number, now: Instant): Lived {
  const service = oneOf(chance, crowd.services)
  const place = oneOf(chance, crowd.places)
  const contactId = oneOf(chance, place.people)
  const intake = { ...place.intake, service }
  const urgency = weighed(chance, URGENCIES)
  const terms = ruled(intake, { contactId, now })
  const standing = chance() < OPEN_SHARE ? weighed(chance, STANDINGS) : 'closed'
  const { reactionMs, resolutionMs, hours } = promised(terms, service.id, { urgency, now })
  const at =
    standing === 'closed'
      ? filedLongAgo(chance, now)
      : filedLately(chance, { hours, now, ms: standing === 'registered' ? reactionMs : resolutionMs })
  const subject = subjectOf(chance)
  const description = descriptionOf(chance, subject)
  const channel = weighed(chance, WAYS)
  const request = registered({
    at,
    authorId: contactId,
    authorSide: 'customer',
    channel,
    contactId,
    description,
    equipmentId: null,
    intake,
    service,
    stopOfTrade: false,
    subject,
    terms,
    urgency,
  })
  const life = new Life({ ...request, number, version: 1 }, terms, description)
  if (standing !== 'registered') {
    const specialist = oneOf(chance, crowd.workers.get(service.teamId) ?? [...crowd.workers.values()].flat())
    work(life, { chance, specialist, channel, standing, hours, reactionMs, resolutionMs, at, now })
  }
  life.passTime(now)
  return life.end()
}

interface Work {
  readonly chance: Chance
  readonly specialist: number
  readonly channel: Channel
  readonly standing: Status
  readonly hours: ServiceHours
  readonly reactionMs: number
  readonly resolutionMs: number
  readonly at: Instant
  readonly now: Instant
}

/** Taken, asked, answered, and left where it stands today; nothing happens after now. */
function work(life: Life, { chance, specialist: by, channel, standing, hours, ...rest }: Work): void {
  const { reactionMs, resolutionMs, at: start, now } = rest
  const customer = { personId: null, side: 'customer', channel } as const
  const isLate = chance() < 0.08
  let at = start
  const after = (ms: number) => {
    at = Math.min(Math.floor(addOpenTime(hours, at, ms) ?? at + ms), now)
    return at
  }
  const gap = standing === 'closed' ? Math.min(resolutionMs, 30 * HOUR) * chance() * (isLate ? 0.5 : 0.2) : 4 * MINUTE
  life.take(after(reactionMs * chance() * (isLate ? 1.5 : 0.9)), by)
  if (chance() < 0.6) life.say(after(gap), desk(by), said(chance, 'REPLIES'))
  if (chance() < 0.15) life.note(after(gap / 4), by, said(chance, 'NOTES'))
  if (standing === 'waiting_customer' || chance() < 0.4) {
    life.say(after(gap), desk(by), said(chance, 'QUESTIONS'))
    life.move('ask', { at, by })
    if (standing === 'waiting_customer') return
    life.say(after(30 * MINUTE * chance()), customer, said(chance, 'ANSWERS'))
  }
  if (standing === 'deferred')
    life.move('defer', { at, by, until: now + DAY * (1 + 9 * chance()), reason: 'Ждём оборудование' })
  if (standing === 'waiting_external') life.move('hand_over', { at, by, reason: 'Проверяет подрядчик' })
  if (standing !== 'closed') return
  const solution = said(chance, 'SOLUTIONS')
  life.say(after(gap), desk(by), solution)
  life.move('resolve', { at, by, solution, code: weighed(chance, CODES) })
  if (chance() < 0.35) life.rate(after(HOUR), weighed(chance, SCORES))
}

const SCORES = [
  [5, 0.68],
  [4, 0.18],
  [3, 0.07],
  [2, 0.03],
  [1, 0.04],
] as const

function promised(
  terms: IntakeTerms,
  serviceId: number,
  { urgency, now }: { readonly urgency: Urgency; readonly now: Instant },
) {
  const { matrix, firstCriticality } = policyAt(terms.policies, now)
  const facts = { serviceId, requestType: null, priority: matrix[firstCriticality.usual][urgency] }
  const { reactionMs, resolutionMs } = targetsOf(
    slaRuleFor(terms.rules, facts, terms.contract.rules[0]?.effectiveFrom ?? 0),
  )
  return { hours: terms.contract.hours, reactionMs: reactionMs ?? HOUR, resolutionMs: resolutionMs ?? DAY }
}

function filedLongAgo(chance: Chance, now: Instant): Instant {
  return Math.floor(now - (1 + 364 * chance()) * DAY)
}

/** Most of what is open is well within its time; some of it burns, some is late. */
function filedLately(
  chance: Chance,
  { hours, now, ms }: { readonly hours: ServiceHours; readonly now: Instant; readonly ms: number },
): Instant {
  const share = weighed(chance, [
    [0.75, 0.82],
    [1, 0.09],
    [1.8, 0.09],
  ])
  const open = ms * share * (share > 0.75 ? 0.75 + 0.25 * chance() : chance())
  let [from, to] = [now - 45 * DAY, now]
  while (to - from > 1000) {
    const middle = Math.floor((from + to) / 2)
    if (openTimeBetween(hours, middle, now) >= open) from = middle
    else to = middle
  }
  return from
}
