import type { ClockExplained } from '../../contract/request/clock.ts'
import { clock as clockShape } from '../../contract/request/clock.ts'
import { iso, maybeIso } from '../../db/engine/moments.ts'
import { nameOf } from '../../db/people/people.ts'
import { readRequest } from '../../db/request/requests.ts'
import { loadTerms } from '../../db/terms/terms.ts'
import { may } from '../../domain/access/permissions.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import type { ServiceRequest } from '../../domain/request/request.ts'
import { dueWas } from '../../domain/sla/sla-clock.ts'
import { explained } from '../../domain/sla/sla-explanation.ts'
import type { Terms } from '../../domain/terms/terms.ts'
import type { App, House } from '../server/context.ts'
import { look } from '../server/door.ts'
import { oneRequest } from './requests.ts'

/** The ledger of both clocks and its explanation, line by line. */
export function clock(app: App, house: House): void {
  look(
    app,
    house,
    {
      url: '/api/requests/:number/clock',
      tag: 'request',
      about: 'Why such a time, why such a priority',
      params: oneRequest,
      answer: clockShape,
    },
    async ({ db, actor, now }, { params }) => {
      const request = await readRequest(db, actor, params.number)
      const terms = await loadTerms(db, request)
      const hours = terms.hoursById(terms.hoursId)
      const rule = terms.rules.find(({ id }) => id === request.slaRuleId)
      const override = request.priorityOverride
      return {
        number: request.number,
        now: iso(now),
        hours: { name: hours.name, zone: hours.zone },
        rule: rule ? { reactionMinutes: rule.reactionMinutes, resolutionMinutes: rule.resolutionMinutes } : null,
        priority: {
          value: request.priority,
          urgency: request.urgency,
          criticality: request.criticality,
          criticalityIsSet: request.criticalityIsSet,
          override:
            override && may(actor, 'read_internal', request)
              ? {
                  reason: override.reason,
                  until: iso(override.until),
                  by: await nameOf(db, override.by),
                }
              : null,
        },
        reaction: explanation(request.ledger.reaction, terms, now),
        earlierReactions: request.ledger.earlierReactions.map((one) => explanation(one, terms, now)),
        resolution: explanation(request.ledger.resolution, terms, now),
      }
    },
  )
}

function explanation(ledger: ServiceRequest['ledger']['reaction'], { hoursById }: Terms, now: Instant): ClockExplained {
  const { state, targetMs, consumedMs, leftMs, due, lines } = explained(ledger, hoursById, now)
  return {
    state,
    targetSeconds: inSeconds(targetMs),
    consumedSeconds: consumedMs / 1000,
    leftSeconds: inSeconds(leftMs),
    dueAt: maybeIso(due ?? dueWas(ledger, hoursById)),
    metAt: maybeIso(ledger.stoppedAt),
    lines: lines.map((line) => ({
      from: iso(line.from),
      to: iso(line.to),
      kind: line.kind,
      why: line.why,
      seconds: line.ms / 1000,
    })),
  }
}

function inSeconds(ms: number | null): number | null {
  return ms === null ? null : ms / 1000
}
