import type { Desk } from '../../db/desk.ts'
import type { Db } from '../../db/engine/database.ts'
import { namesOfPeople, namesOfTeams } from '../../db/routing/names.ts'
import { asFiled, listPastRequests, type PastRequest } from '../../db/routing/past-requests.ts'
import { currentRouting } from '../../db/routing/versions.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import { DAY } from '../../domain/ground/instant.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { lackedBy } from '../../domain/routing/matching.ts'
import { type Direction, directed } from '../../domain/routing/routed.ts'
import type { RoutingRule } from '../../domain/routing/rule.ts'
import { trialOf } from '../../domain/routing/trial.ts'
import { inBreaths } from '../ground/breaths.ts'

export type TrialOf = { readonly days: 7 | 30 } | { readonly number: number }

/** More requests are not looked at: the latest speak for the rest. */
const MOST = 10_000
const SHOWN = 50

/** Where past requests would go by these rules, beside where the saved ones send them; changes nothing. */
export async function tryRouting({ tx, actor, now }: Desk, rules: readonly RoutingRule[], of: TrialOf) {
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const began = performance.now()
  const which = 'days' in of ? { since: now - of.days * DAY, most: MOST } : of
  const [{ rows, trees }, saved] = await Promise.all([listPastRequests(tx, actor, which), currentRouting(tx)])
  const requests: PastRequest[] = []
  await inBreaths(rows, (row) => requests.push(asFiled(row, trees)))
  if ('number' in of && requests.length === 0) throw new Refusal('request.not-found')
  const trial = trialOf<PastRequest>(rules, saved.rules)
  await inBreaths(requests, trial.look)
  const outcome = trial.outcome()
  const shown = outcome.changed.slice(0, SHOWN)
  const [only] = requests
  const goes = 'number' in of && only ? directed(rules, only.facts, only.otherwise) : null
  const tell = await teller(tx, [...shown.flatMap((one) => [one.saved, one.tried]), ...(goes ? [goes] : [])])
  return {
    checked: requests.length,
    isAll: requests.length < MOST,
    took: rules.map(({ id }) => ({ id, now: outcome.took.get(id) ?? 0, before: outcome.tookBefore.get(id) ?? 0 })),
    rest: outcome.rest,
    earlier: outcome.earlier.map(({ numbers, ...one }) => ({
      ...one,
      count: numbers.length,
      numbers: numbers.slice(0, SHOWN),
    })),
    changed: outcome.changed.length,
    changes: shown.map(({ request, saved: was, tried }) => ({
      number: request.number,
      subject: request.subject,
      saved: tell(was),
      tried: tell(tried),
    })),
    goes: goes && tell(goes),
    steps: 'number' in of ? requests.flatMap((request) => stepsOf(rules, request)) : [],
    tookMs: Math.round(performance.now() - began),
  }
}

/** Each rule that is asked, until one takes the request. */
function stepsOf(rules: readonly RoutingRule[], { facts }: PastRequest) {
  const steps = rules
    .filter(({ enabled }) => enabled)
    .map((rule) => ({ name: rule.name, lacked: lackedBy(rule, facts) }))
  const taking = steps.findIndex(({ lacked }) => lacked === null)
  return taking < 0 ? steps : steps.slice(0, taking + 1)
}

async function teller(db: Db, directions: readonly Direction[]) {
  const teams = await namesOfTeams(db)
  const people = await namesOfPeople(
    db,
    directions.flatMap(({ specialistId }) => specialistId ?? []),
  )
  return ({ teamId, specialistId, strategy, why }: Direction) => ({
    team: teams.get(teamId) ?? '',
    specialist: specialistId === null ? null : (people.get(specialistId) ?? null),
    strategy,
    rule: why.rule?.name ?? null,
    because: why.because,
  })
}
