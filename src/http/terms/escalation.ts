import type { z } from 'zod'
import { changeEscalation, tryEscalation } from '../../actions/terms/change-escalation.ts'
import * as shapes from '../../contract/terms/escalation.ts'
import { listDutyPeople } from '../../db/duty/shifts.ts'
import { iso } from '../../db/engine/moments.ts'
import { listLevelNames, termsOfLevel } from '../../db/terms/escalation-example.ts'
import { currentEscalation } from '../../db/terms/escalations.ts'
import { DAY, type Instant, MINUTE } from '../../domain/ground/instant.ts'
import type { Priority } from '../../domain/ground/words.ts'
import { addOpenTime, type ServiceHours } from '../../domain/hours/service-hours.ts'
import type { SlaRule } from '../../domain/sla/sla-rules.ts'
import type { App, House } from '../server/context.ts'
import { act, look } from '../server/door.ts'

/** Whom a promise that goes by calls, step by step. */
export function escalation(app: App, house: House): void {
  const url = '/api/escalation'
  const door = { tag: 'terms', only: 'administer' } as const
  look(app, house, { ...door, url, about: 'The steps that hold', answer: shapes.escalationPage }, async ({ db }) => {
    const { plan, ...current } = await currentEscalation(db)
    return {
      ...current,
      // As shapes have it, which are not to be changed by whoever is handed them.
      plan: structuredClone(plan) as shapes.EscalationPlanShape,
      people: await listDutyPeople(db),
      levels: await listLevelNames(db),
    }
  })
  act(
    app,
    house,
    'PUT',
    {
      ...door,
      url,
      about: 'Other steps from now on, for what is still to come of open requests too',
      body: shapes.escalationOrder,
      answer: shapes.escalationPage.pick({ version: true }),
    },
    async (desk, { body }) => ({ version: await changeEscalation(desk, body) }),
  )
  act(
    app,
    house,
    'POST',
    {
      ...door,
      url: `${url}/trials`,
      about: 'How often somebody would have been called in the last week; changes nothing',
      body: shapes.escalationQuestion,
      answer: shapes.escalationTrial,
    },
    (desk, { body }) => tryEscalation(desk, body.plan),
  )
  look(
    app,
    house,
    {
      ...door,
      url: `${url}/example`,
      about: 'When the steps are due of a request that is filed when a contract of the level opens',
      query: shapes.escalationExampleQuery,
      answer: shapes.escalationExample,
    },
    async ({ db, now }, { query }) => {
      const terms = await termsOfLevel(db, query.level)
      const percents = [...new Set(query.percents.split(',').map(Number))]
      const filedAt = terms && opening(terms.hours, now)
      if (!terms || filedAt === null) return { filedAt: null, zone: null, reaction: null, resolution: null }
      const rule = ruleOf(terms.rules, query.priority)
      const steps = (minutes: number | null | undefined) => timed(terms.hours, filedAt, minutes ?? null, percents)
      return {
        filedAt: iso(filedAt),
        zone: terms.hours.zone,
        reaction: steps(rule?.reactionMinutes),
        resolution: steps(rule?.resolutionMinutes),
      }
    },
  )
}

/** The next time at which the hours open, a day from now at the earliest. */
function opening(hours: ServiceHours, now: Instant): Instant | null {
  const soonest = addOpenTime(hours, now + DAY, 1)
  if (soonest === null) return null
  const begins = addOpenTime(hours, Math.ceil(soonest / DAY) * DAY, 1)
  return begins === null ? null : begins - 1
}

function ruleOf(rules: readonly SlaRule[], priority: Priority): SlaRule | undefined {
  return rules.findLast(
    (rule) =>
      rule.effectiveUntil === null &&
      rule.priority === priority &&
      rule.serviceId === null &&
      rule.requestType === null,
  )
}

type Steps = z.input<typeof shapes.escalationExample>['reaction']

function timed(hours: ServiceHours, from: Instant, minutes: number | null, percents: readonly number[]): Steps {
  if (minutes === null) return null
  const moments = percents.flatMap((percent) => {
    const at = addOpenTime(hours, from, Math.floor((minutes * MINUTE * percent) / 100))
    return at === null ? [] : [{ percent, at: iso(at) }]
  })
  return { minutes, moments }
}
