import { DAY, type Instant, MINUTE } from '../ground/instant.ts'
import type { Priority } from '../ground/words.ts'
import { addOpenTime, type ServiceHours } from '../hours/service-hours.ts'
import { type SlaRule, slaRuleFor } from '../sla/sla-rules.ts'

/** What a contract of a level promises, and in which hours. */
export interface ExampleTerms {
  readonly rules: readonly SlaRule[]
  readonly hours: ServiceHours
}

export interface ExampleSteps {
  /** Of open time, as promised. */
  readonly minutes: number
  readonly moments: readonly { readonly percent: number; readonly at: Instant }[]
}

export interface Example {
  readonly filedAt: Instant
  readonly reaction: ExampleSteps | null
  readonly resolution: ExampleSteps | null
}

/**
 * When steps of escalation are due of a request of any service that is filed as the hours next open; null: they never do. Its times are those of
 * the rule that would hold for it then.
 */
export function exampleOf(
  { rules, hours }: ExampleTerms,
  { priority, percents }: { readonly priority: Priority; readonly percents: readonly number[] },
  now: Instant,
): Example | null {
  const filedAt = nextOpening(hours, now)
  if (filedAt === null) return null
  const rule = slaRuleFor(rules, { serviceId: null, requestType: null, priority }, filedAt)
  const stepsOf = (minutes: number | null): ExampleSteps | null => {
    if (minutes === null) return null
    const moments = percents.flatMap((percent) => {
      const at = addOpenTime(hours, filedAt, Math.floor((minutes * MINUTE * percent) / 100))
      return at === null ? [] : [{ percent, at }]
    })
    return { minutes, moments }
  }
  return {
    filedAt,
    reaction: stepsOf(rule?.reactionMinutes ?? null),
    resolution: stepsOf(rule?.resolutionMinutes ?? null),
  }
}

/** The next time at which the hours open, a day from now at the earliest. */
function nextOpening(hours: ServiceHours, now: Instant): Instant | null {
  const soonest = addOpenTime(hours, now + DAY, 1)
  if (soonest === null) return null
  const begins = addOpenTime(hours, Math.ceil(soonest / DAY) * DAY, 1)
  return begins === null ? null : begins - 1
}
