import assert from 'node:assert/strict'
import { test } from 'node:test'
import { EscalationOracle, type Past } from '../../../test/escalation-oracle.ts'
import { fresh, TERMS } from '../../../test/sample-request.ts'
import { type Chance, chanceFrom, grained, someHours, ZONES } from '../../../test/sla-cases.ts'
import { openMinutes, TABLE_END, wallOf } from '../../../test/sla-oracle.ts'
import { DAY, HOUR, type Instant, MINUTE } from '../ground/instant.ts'
import type { Priority } from '../ground/words.ts'
import { startedLedger } from '../sla/sla-clock.ts'
import type { SlaRule } from '../sla/sla-rules.ts'
import { ESCALATES_TO, type EscalationStep, type EscalationVersion } from '../terms/escalation.ts'
import type { Terms } from '../terms/terms.ts'
import type { Change } from './change.ts'
import { told } from './escalated.ts'
import type { RequestEvent } from './events.ts'
import { moved } from './moved.ts'
import { withOverride } from './priority-changes.ts'
import type { ServiceRequest } from './request.ts'
import { possibleMoves } from './request-lifecycle.ts'
import { timeEffects } from './wake.ts'

const CALENDARS = 6
const STORIES = 50

/** Every run tells another story; put a printed seed here to hear one again. */
const SEED = Math.floor(Math.random() * 2 ** 32)
const PRIORITIES: readonly [Priority, ...Priority[]] = [1, 2, 3, 4]

test(`over nights in which clocks change every step of escalation is told once and in its millisecond, ${CALENDARS * STORIES} stories (seed ${SEED})`, (t) => {
  const chance = chanceFrom(SEED)
  const walls = new Map<string, ReturnType<typeof wallOf>>()
  let [calendars, steps, late] = [0, 0, 0]
  while (calendars < CALENDARS) {
    const hours = { ...someHours(chance, 1), zone: chance.oneOf(['Europe/Berlin', ...ZONES]) }
    const wall = walls.get(hours.zone) ?? wallOf(hours.zone)
    walls.set(hours.zone, wall)
    const nights = wall.jumps.filter((at) => at < TABLE_END - 300 * DAY)
    if (nights.length === 0) continue
    calendars += 1
    const open = openMinutes(hours, wall)
    for (let one = 0; one < STORIES; one += 1) {
      const night = nights[chance.below(nights.length)] ?? 0
      const story = lived(chance, { ...someTerms(chance, night), hoursById: () => hours }, night)
      const oracle = new EscalationOracle({ ...story, open, levelId: TERMS.levelId })
      oracle.live(story.past, story.end)
      const found = () => JSON.stringify({ seed: SEED, calendar: calendars, story: one, ...story, hours })
      assert.deepEqual(oracle.wrong, [], found())
      for (const { key, due, toldAt } of oracle.all.values()) {
        const inTime = toldAt === due || (story.standstill && toldAt !== null && toldAt > due)
        assert.ok(inTime, `${key}, due ${due}, told ${toldAt}: ${found()}`)
        steps += 1
        if (toldAt !== due) late += 1
      }
    }
  }
  assert.ok(steps > 5 * STORIES && late > STORIES / 10, `${steps} steps, ${late} of them late`)
  t.diagnostic(`seed ${SEED}: ${steps} steps, ${late} of them after a standstill, 0 differences`)
})

/** Other times for each priority, and steps that are changed about the night. */
function someTerms(chance: Chance, night: Instant): Terms {
  const some = () => 1 + chance.below(chance.oneOf([60, 600, 1_500]))
  const rules = PRIORITIES.map((priority): SlaRule => {
    const times = { reactionMinutes: some(), resolutionMinutes: some() }
    return {
      ...times,
      id: priority,
      serviceId: null,
      requestType: null,
      priority,
      effectiveFrom: 0,
      effectiveUntil: null,
    }
  })
  const versions = Array.from({ length: 1 + chance.below(3) }, (_, place): EscalationVersion => {
    const effectiveFrom = place === 0 ? 0 : grained(chance, night + (place - 1.5) * DAY + chance.below(DAY))
    const schemes = [
      { levelId: null, priority: null, reaction: someSteps(chance), resolution: someSteps(chance) },
      ...(chance.happens(0.5)
        ? [{ levelId: null, priority: 2 as const, reaction: someSteps(chance), resolution: [] }]
        : []),
      ...(chance.happens(0.5) ? [{ levelId: 1, priority: null, reaction: [], resolution: someSteps(chance) }] : []),
    ]
    return { effectiveFrom, madeBy: 1, plan: { confirmMinutes: 5, headIds: [], schemes } }
  })
  return { ...TERMS, rules, escalations: versions }
}

function someSteps(chance: Chance): readonly EscalationStep[] {
  const keys = new Map<string, EscalationStep>()
  for (let left = chance.below(6); left > 0; left -= 1) {
    const percent = chance.oneOf([1, 25, 50, 50, 75, 99, 100, 150, 1 + chance.below(300)])
    const to = chance.oneOf(ESCALATES_TO)
    keys.set(`${percent} ${to}`, { percent, to, does: 'notify', teamId: null, words: '', asks: false })
  }
  return [...keys.values()]
}

/** A request that people move about a night while a worker looks at each moment at which it wakes, or, after a standstill, later. */
function lived(chance: Chance, terms: Terms, night: Instant) {
  const begins = grained(chance, night - chance.below(2 * DAY))
  const end = begins + 6 * DAY
  const standstill = chance.happens(0.3)
  const past: Past[] = []
  let request = begun(chance, terms, begins)
  const keep = ({ request: after, events }: Change, at: Instant) => {
    request = after
    const change = past.length + 1
    past.push(...events.map(({ type, data }) => ({ at, type, data, actor: null, change })))
  }
  const { priority } = request
  keep({ request, events: [{ type: 'request.registered', data: { priority } } as RequestEvent] }, begins)
  for (let now = begins; now < end; ) {
    const until = Math.min(end, now + someWhile(chance))
    for (;;) {
      const [next] = clockEffects(request, terms)
      if (!next || next.at > until) break
      const sleeps = standstill && chance.happens(0.3) ? chance.below(4 * HOUR) : 0
      const look = Math.min(until, Math.max(now, next.at) + sleeps)
      now = look
      keep(toldBy(request, terms, now), now)
    }
    now = until
    if (now < end) keep(someChange(chance, request, terms, now), now)
  }
  const plans = terms.escalations.map(({ effectiveFrom: from, plan }, place) => {
    return { from, to: terms.escalations[place + 1]?.effectiveFrom ?? Number.POSITIVE_INFINITY, schemes: plan.schemes }
  })
  const targetOf = (metric: 'reaction' | 'resolution', rank: Priority) =>
    (terms.rules[rank - 1]?.[metric === 'reaction' ? 'reactionMinutes' : 'resolutionMinutes'] ?? 0) * MINUTE
  return { past, plans, targetOf, end, standstill }
}

function begun(chance: Chance, terms: Terms, at: Instant): ServiceRequest {
  const priority = chance.oneOf(PRIORITIES)
  const rule = terms.rules[priority - 1]
  const targets = {
    reactionMs: (rule?.reactionMinutes ?? 0) * MINUTE,
    resolutionMs: (rule?.resolutionMinutes ?? 0) * MINUTE,
  }
  const ledger = startedLedger(at, targets, terms.hoursId)
  return { ...fresh(), registeredAt: at, statusSince: at, priority, ledger }
}

function someWhile(chance: Chance): number {
  return 1 + chance.below(chance.oneOf([MINUTE, HOUR, 8 * HOUR, DAY]))
}

function clockEffects(request: ServiceRequest, terms: Terms) {
  return timeEffects(request, terms).filter((effect) => 'metric' in effect)
}

function toldBy(before: ServiceRequest, terms: Terms, now: Instant): Change {
  const { request, events, callings } = told(
    before,
    clockEffects(before, terms).filter(({ at }) => at <= now),
  )
  const called = callings.map(({ metric, step, missed, dueAt }) => {
    const percents = [...new Set(missed.map(({ percent }) => percent))].filter((percent) => percent < step.percent)
    return {
      type: 'clock.escalated',
      data: { metric, percent: step.percent, missed: percents, dueAt: new Date(dueAt).toISOString() },
    } as unknown as RequestEvent
  })
  return { request, events: [...events, ...called] }
}

function someChange(chance: Chance, request: ServiceRequest, terms: Terms, at: Instant): Change {
  const moves = possibleMoves(request, 'specialist').filter(
    (move) => !['cancel', 'mark_duplicate', 'mark_spam'].includes(move),
  )
  const [first, ...rest] = moves
  if (first === undefined || chance.happens(0.3)) {
    const override = { priority: chance.oneOf(PRIORITIES), reason: 'так', until: at + 900 * DAY, by: 1 }
    return request.endedAt === null ? withOverride(request, override, { terms, at }) : { request, events: [] }
  }
  return moved(request, chance.oneOf([first, ...rest]), terms, { at, by: 1, until: at + 900 * DAY, reason: 'так' })
}
