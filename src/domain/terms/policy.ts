import type { Instant } from '../ground/instant.ts'
import { CRITICALITIES, PRIORITIES } from '../ground/words.ts'
import type { FirstCriticality, PriorityMatrix } from './priority-matrix.ts'

/** What the company of a desk has decided about its work, and may decide otherwise: facts that come with the terms, never constants of a rule. */
export interface Policy {
  readonly matrix: PriorityMatrix
  readonly firstCriticality: FirstCriticality
  /** Percent of a promised time after which a request burns and its specialist hears of it. */
  readonly soonDuePercent: number
  /** Whether the first public reply of a specialist takes a request that nobody has. */
  readonly replyTakes: boolean
  readonly silence: SilencePolicy
  readonly notices: NoticeLimits
  /** New requests that one address may begin within an hour, proven to be its writer's or not; more of them wait for a person. */
  readonly newRequestsAnHour: { readonly proven: number; readonly unproven: number }
}

/** What silence brings about. */
export interface SilencePolicy {
  /** Service hours of the contract after which a resolved request closes. */
  readonly closesAfterHours: number
  /** Hours, open or not, before that moment at which its customer is reminded. */
  readonly remindsBeforeHours: number
  /** Working days after which a request that waits for its customer is closed with «нет ответа». */
  readonly givesUpAfterWorkingDays: number
  /** Working days of such a wait after which he is reminded, each less than the one above. */
  readonly remindsAfterWorkingDays: readonly number[]
}

/** What one address gets, at most, of what the desk says by itself, by ways that have a limit. */
export interface NoticeLimits {
  readonly acknowledgements: { readonly proven: Limits; readonly unproven: Limits }
  /** Of each other kind. */
  readonly others: Limits
}

export interface Limits {
  readonly hour: number
  /** Null: only the hour has a limit. */
  readonly day: number | null
}

/** A policy and the moment from which it holds. */
export interface PolicyVersion {
  readonly effectiveFrom: Instant
  readonly policy: Policy
}

/** What a desk begins with: docs/product.md tells the same. */
export const DEFAULT_POLICY: Policy = {
  matrix: {
    critical: { high: 1, medium: 1, low: 2 }, // trade stopped, a whole chain
    high: { high: 1, medium: 2, low: 3 }, // a function is down at a venue, no way around
    medium: { high: 2, medium: 3, low: 3 }, // there is a way around
    low: { high: 3, medium: 4, low: 4 }, // a question, a wish
  },
  firstCriticality: { usual: 'medium', unknownSender: 'low', stopOfTrade: 'critical' },
  soonDuePercent: 75,
  replyTakes: true,
  silence: {
    closesAfterHours: 72,
    remindsBeforeHours: 24,
    givesUpAfterWorkingDays: 5,
    remindsAfterWorkingDays: [2, 4],
  },
  notices: {
    acknowledgements: { proven: { hour: 2, day: null }, unproven: { hour: 2, day: 1 } },
    others: { hour: 10, day: 50 },
  },
  newRequestsAnHour: { proven: 30, unproven: 10 },
}

/**
 * The policy that holds at a moment. A wait and a promise go by the policy of the moment in which they began, since that is what
 * people were told; whatever is decided goes by the policy of its own moment. Versions in the order in which they take effect;
 * before the first one the first holds.
 */
export function policyAt(versions: readonly PolicyVersion[], at: Instant): Policy {
  const version = versions.findLast(({ effectiveFrom }) => effectiveFrom <= at) ?? versions[0]
  if (!version) throw new Error('a desk has a policy, and none was loaded')
  return version.policy
}

/** All versions as they were kept, or a RangeError that names the field which no rule could go by. */
export function readPolicyVersions(kept: unknown): readonly PolicyVersion[] {
  return listOf<PolicyVersion>(shape({ effectiveFrom: whole(0, Number.MAX_SAFE_INTEGER), policy: readPolicy }), 1_000)(
    kept,
    'policies',
  )
}

/** A policy as somebody wrote it down, or a RangeError that names the field which no rule could go by. */
export function readPolicy(written: unknown, field = 'policy'): Policy {
  const policy = POLICY(written, field)
  const { givesUpAfterWorkingDays: end, remindsAfterWorkingDays: reminders } = policy.silence
  if (reminders.some((day, place) => day >= (reminders[place + 1] ?? end))) {
    throw refused(`${field}.silence.remindsAfterWorkingDays`, `days one after another, all before ${end}`, reminders)
  }
  return policy
}

/** Reads a part of a policy, or names it as a field that cannot be read. */
type Read<T> = (value: unknown, field: string) => T

const criticality = oneOf(CRITICALITIES)
const priority = oneOf(PRIORITIES)
const row = shape<PriorityMatrix['low']>({ high: priority, medium: priority, low: priority })
const limits = shape<Limits>({ hour: whole(0, 10_000), day: orNull(whole(0, 10_000)) })

const POLICY = shape<Policy>({
  matrix: shape<PriorityMatrix>({ critical: row, high: row, medium: row, low: row }),
  firstCriticality: shape<FirstCriticality>({
    usual: criticality,
    unknownSender: criticality,
    stopOfTrade: criticality,
  }),
  soonDuePercent: whole(1, 99),
  replyTakes: oneOf([true, false]),
  silence: shape<SilencePolicy>({
    closesAfterHours: whole(1, 2_000),
    remindsBeforeHours: whole(1, 2_000),
    givesUpAfterWorkingDays: whole(1, 30),
    remindsAfterWorkingDays: listOf(whole(1, 29), 10),
  }),
  notices: shape<NoticeLimits>({
    acknowledgements: shape<NoticeLimits['acknowledgements']>({ proven: limits, unproven: limits }),
    others: limits,
  }),
  newRequestsAnHour: shape<Policy['newRequestsAnHour']>({ proven: whole(1, 10_000), unproven: whole(1, 10_000) }),
})

/** Every part that is named, and none besides: a name that is misspelt would be a decision that nobody follows. */
function shape<T extends object>(parts: { readonly [Name in keyof T]: Read<T[Name]> }): Read<T> {
  return (value, field) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refused(field, 'an object', value)
    const stray = Object.keys(value).find((name) => !Object.hasOwn(parts, name))
    if (stray !== undefined) throw refused(`${field}.${stray}`, 'absent: there is no such part', undefined)
    const given: Readonly<Record<string, unknown>> = { ...value }
    const read = Object.entries<Read<unknown>>(parts).map(([name, part]) => [
      name,
      part(given[name], `${field}.${name}`),
    ])
    return Object.fromEntries(read) as T
  }
}

function oneOf<const Word extends string | number | boolean>(words: readonly Word[]): Read<Word> {
  return (value, field) => {
    for (const word of words) if (word === value) return word
    throw refused(field, `one of ${words.join(', ')}`, value)
  }
}

function whole(least: number, most: number): Read<number> {
  return (value, field) => {
    if (typeof value === 'number' && Number.isInteger(value) && least <= value && value <= most) return value
    throw refused(field, `a whole number from ${least} to ${most}`, value)
  }
}

function orNull<T>(read: Read<T>): Read<T | null> {
  return (value, field) => (value === null ? null : read(value, field))
}

function listOf<T>(read: Read<T>, most: number): Read<readonly T[]> {
  return (value, field) => {
    if (!Array.isArray(value) || value.length > most) throw refused(field, `a list of ${most} at most`, value)
    return value.map((one, place) => read(one, `${field}[${place}]`))
  }
}

function refused(field: string, wanted: string, value: unknown): RangeError {
  const given = value === undefined ? '' : `, not ${JSON.stringify(value).slice(0, 80)}`
  return new RangeError(`${field} has to be ${wanted}${given}`)
}
