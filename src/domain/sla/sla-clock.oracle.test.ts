import assert from 'node:assert/strict'
import { test } from 'node:test'
import { times } from '../../../test/ground/times.ts'
import { type Chance, chanceFrom, grained, someHours, ZONES } from '../../../test/sla-cases.ts'
import {
  type OpenMinutes,
  openBetween,
  openMinutes,
  type RunningStretch,
  reached,
  TABLE_START,
  type Wall,
  wallOf,
} from '../../../test/sla-oracle.ts'
import { DAY, HOUR, type Instant, MINUTE, type Milliseconds, SECOND } from '../ground/instant.ts'
import { addOpenTime, openTimeBetween, type ServiceHours } from '../hours/service-hours.ts'
import {
  type Clock,
  consumed,
  dueAt,
  dueWas,
  paused,
  reopened,
  running,
  startedLedger,
  stopped,
  withTerms,
} from './sla-clock.ts'
import { explained } from './sla-explanation.ts'

const CASES = times(100_000, 25_000)
const ROUND = 500

/** Every run tells another story; put a printed seed here to hear one again. */
const SEED = Math.floor(Math.random() * 2 ** 32)

interface Pair {
  hours: readonly [ServiceHours, ServiceHours]
  open: readonly [OpenMinutes, OpenMinutes]
  /** Where something is about to go wrong: the zones' jumps. */
  jumps: readonly Instant[]
}

type Step = 'pause' | 'run' | 'stop' | 'reopen' | 'bounce' | 'target' | 'hours'

test(`the clock agrees with a walk through every minute, ${CASES} times (seed ${SEED})`, (t) => {
  const chance = chanceFrom(SEED)
  const walls = new Map(ZONES.map((zone) => [zone, wallOf(zone)]))
  let done = 0
  let late = 0
  while (done < CASES) {
    const pair = somePair(chance, walls)
    for (let index = 0; index < ROUND; index++) {
      const outcome = compared(chance, pair)
      if (outcome === 'beyond') continue
      done++
      if (outcome === 'late') late++
    }
  }
  t.diagnostic(`seed ${SEED}: ${done} cases, ${late} of them late, 0 differences`)
})

function somePair(chance: Chance, walls: ReadonlyMap<string, Wall>): Pair {
  const [one, other] = [someHours(chance, 1), someHours(chance, 2)]
  const wallFor = (hours: ServiceHours): Wall => {
    const wall = walls.get(hours.zone)
    assert.ok(wall)
    return wall
  }
  return {
    hours: [one, other],
    open: [openMinutes(one, wallFor(one)), openMinutes(other, wallFor(other))],
    jumps: [...wallFor(one).jumps, ...wallFor(other).jumps],
  }
}

/** One request's life, told to the clock and to the oracle at once, and both asked the same questions after it. */
function compared(chance: Chance, pair: Pair): 'beyond' | 'late' | 'in time' {
  const hoursById = (id: number) => pair.hours[id - 1] ?? pair.hours[0]
  const start = someStart(chance, pair)
  const life = new OracleLife(start, someTarget(chance), pair.open[0])
  let clock = startedLedger(start, { reactionMs: null, resolutionMs: life.target }, 1).resolution
  const told: string[] = [`start ${start} target ${life.target}`]

  let now = start
  for (let step = chance.below(7); step > 0; step--) {
    now = grained(chance, now + someGap(chance))
    const what = chance.oneOf<Step>(['pause', 'pause', 'run', 'run', 'stop', 'reopen', 'bounce', 'target', 'hours'])
    const target = what === 'target' ? someTarget(chance) : life.target
    const hoursId = what === 'hours' ? 1 + chance.below(2) : life.hoursId
    clock = stepped(clock, what, Math.max(now, life.since), target, hoursId)
    life.step(what, Math.max(now, life.since), target, hoursId, pair.open)
    told.push(`${what} ${now} target ${target} hours ${hoursId}`)
  }
  now = Math.max(now, life.since) + someGap(chance)

  const story = () => JSON.stringify({ seed: SEED, told, now, clock, hours: pair.hours })
  const due = reached(life.stretches(), life.target)
  if (due === 'beyond') return 'beyond'
  const spent = life
    .stretches()
    .reduce((sum, { from, to, open }) => sum + openBetween(open, from, Math.min(to ?? now, life.stoppedAt ?? now)), 0)
  same(consumed(clock, hoursById, now), spent, story)
  same(dueWas(clock, hoursById), due, story)
  same(dueAt(clock, hoursById), life.runs && life.stoppedAt === null ? due : null, story)
  comparedHours(chance, pair, start, now, story)

  const isLate = due !== null && due < (life.stoppedAt ?? now)
  if (chance.happens(0.1)) {
    const { lines, state } = explained(clock, hoursById, now)
    const counted = lines.filter((line) => line.kind === 'counted').reduce((sum, line) => sum + line.ms, 0)
    same(counted, spent, story)
    same(state === 'late', isLate, story)
  }
  return isLate ? 'late' : 'in time'
}

function comparedHours(chance: Chance, { hours, open }: Pair, from: Instant, to: Instant, story: () => string): void {
  const ms = openTimeBetween(hours[1], from, to)
  same(ms, openBetween(open[1], from, to), story)
  const wanted = someTarget(chance)
  const expected = reached([{ from, to: null, open: open[1] }], wanted)
  if (expected !== 'beyond') same(addOpenTime(hours[1], from, wanted), expected, story)
}

function same(actual: unknown, expected: unknown, story: () => string): void {
  if (actual !== expected) assert.equal(actual, expected, `it should be ${expected}, not ${actual}: ${story()}`)
}

function stepped(clock: Clock, step: Step, at: Instant, target: Milliseconds, hoursId: number): Clock {
  const terms = { reactionMs: null, resolutionMs: target }
  const ledger = { reaction: clock, earlierReactions: [], resolution: clock }
  if (step === 'pause') return paused(clock, at, 'waiting_customer')
  if (step === 'run') return running(clock, at, 'customer_answered')
  if (step === 'stop') return stopped(clock, at, 'resolved')
  if (step === 'reopen') return reopened(clock, at, 'resumed')
  if (step === 'bounce') return reopened(clock, at, 'reply_bounced')
  return withTerms(ledger, at, terms, hoursId).resolution
}

/** The same life in the oracle's plain words: when it ran, under which minutes. */
class OracleLife {
  target: Milliseconds
  hoursId = 1
  runs = true
  since: Instant
  stoppedAt: Instant | null = null
  private open: OpenMinutes
  private readonly past: RunningStretch[] = []

  constructor(at: Instant, target: Milliseconds, open: OpenMinutes) {
    this.since = at
    this.target = target
    this.open = open
  }

  step(step: Step, at: Instant, target: Milliseconds, hoursId: number, open: Pair['open']): void {
    if (this.stoppedAt !== null) {
      if (step === 'reopen' || step === 'bounce') this.goOn(step === 'bounce' ? this.stoppedAt : at)
      return
    }
    this.end(at)
    if (step === 'pause') this.runs = false
    if (step === 'run' || step === 'reopen' || step === 'bounce') this.runs = true
    if (step === 'stop') this.stoppedAt = at
    if (step === 'target' || step === 'hours') this.target = target
    if (step === 'target' || step === 'hours') this.hoursId = hoursId
    this.open = open[this.hoursId - 1] ?? this.open
  }

  /** A clock that was stopped while it ran is asked how long it would have had. */
  stretches(): readonly RunningStretch[] {
    if (this.stoppedAt === null)
      return this.runs ? [...this.past, { from: this.since, to: null, open: this.open }] : this.past
    const last = this.past.at(-1)
    return this.runs && last ? [...this.past.slice(0, -1), { ...last, to: null }] : this.past
  }

  /** Pieces that touch under the same hours are one stretch: nothing happened to the time between them. */
  private end(at: Instant): void {
    const last = this.past.at(-1)
    if (this.runs && last?.to === this.since && last.open === this.open) last.to = at
    else if (this.runs) this.past.push({ from: this.since, to: at, open: this.open })
    this.since = at
  }

  private goOn(from: Instant): void {
    this.since = from
    this.runs = true
    this.stoppedAt = null
  }
}

function someStart(chance: Chance, { jumps }: Pair): Instant {
  const jump = jumps[chance.below(jumps.length)]
  const isNearJump = jump !== undefined && jump < TABLE_START + 850 * DAY && chance.happens(0.3)
  const at = isNearJump ? jump - 2 * DAY + chance.below(3 * DAY) : TABLE_START + DAY + chance.below(850 * DAY)
  return grained(chance, Math.max(at, TABLE_START + DAY))
}

function someTarget(chance: Chance): Milliseconds {
  const most = chance.oneOf([0, SECOND, 30 * MINUTE, HOUR, 4 * HOUR, 8 * HOUR, 24 * HOUR, 80 * HOUR])
  return grained(chance, chance.below(most + 1))
}

function someGap(chance: Chance): Milliseconds {
  return chance.below(chance.oneOf([1, MINUTE, HOUR, 8 * HOUR, DAY, 3 * DAY, 20 * DAY]))
}
