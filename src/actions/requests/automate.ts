import type { Desk } from '../../db/desk.ts'
import { lockRequest } from '../../db/request/requests.ts'
import { save } from '../../db/request/save.ts'
import { currentAutomations, type Due, hasFired, keepFiring, takeDue } from '../../db/routing/automations.ts'
import { asFiled, listPastRequests } from '../../db/routing/past-requests.ts'
import { loadTerms } from '../../db/terms/terms.ts'
import type { ServiceRequest } from '../../domain/request/request.ts'
import { type Automation, setGoing } from '../../domain/routing/automation.ts'
import { type RoutingFacts, words } from '../../domain/routing/matching.ts'
import { doneBy } from './automation-doings.ts'

/**
 * One change that may set automations going: all that fit fire, in their order, each with an event that names it (docs/product.md#automation).
 * Resolves with the number of its request; null: nothing waits.
 */
export async function automate(desk: Desk): Promise<number | null> {
  const due = await takeDue(desk.tx)
  if (!due) return null
  const { rules } = await currentAutomations(desk.tx)
  let request = await lockRequest(desk.tx, desk.actor, due.request)
  const facts = await factsNow(desk, request, due)
  if (!facts) return due.request
  for (const one of setGoing(rules, { trigger: due.trigger, facts, chain: due.chain })) {
    if (await hasFired(desk.tx, due, one.id)) continue
    request = await fire(desk, request, one, due)
  }
  return due.request
}

async function fire(desk: Desk, request: ServiceRequest, one: Automation, due: Due): Promise<ServiceRequest> {
  const terms = await loadTerms(desk.tx, request)
  const { change, did, note } = await doneBy(desk, request, one.does, terms)
  const data = { rule: { id: one.id, name: one.name }, trigger: due.trigger, did, ...(note !== null && { note }) }
  const told = { ...change, events: [...change.events, { type: 'request.automated', data } as const] }
  const next = await save(desk, told, terms)
  await keepFiring(desk, due, one.id)
  return next
}

/** The request as it is now, and what its customer has said by the change. */
async function factsNow({ tx, actor }: Desk, request: ServiceRequest, due: Due): Promise<RoutingFacts | null> {
  const { rows, trees } = await listPastRequests(tx, actor, { number: request.number })
  const [row] = rows
  if (!row) return null
  const { facts } = asFiled(row, trees)
  const { priority, contractId, type } = request
  return { ...facts, priority, contractId, type, words: `${facts.words}${words(due.said).trimStart()}` }
}
