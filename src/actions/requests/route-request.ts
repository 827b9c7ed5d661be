import type { Desk } from '../../db/desk.ts'
import { lockCandidates, takeTurn } from '../../db/routing/candidates.ts'
import { closedBecause } from '../../domain/hours/service-hours.ts'
import type { ServiceRequest } from '../../domain/request/request.ts'
import type { Intake, IntakeTerms } from '../../domain/request/request-intake.ts'
import { type RoutingFacts, words } from '../../domain/routing/matching.ts'
import { asksForPeople, directed, type Routed, routed } from '../../domain/routing/routed.ts'

interface Arrived {
  readonly intake: Intake
  readonly terms: IntakeTerms
  readonly description: string
}

type NewRequest = Omit<ServiceRequest, 'number' | 'version'>

/** Where a new request goes and to whom, by the rules that hold; whoever gets it by turn has had his turn. */
export async function routeRequest({ tx }: Desk, request: NewRequest, arrived: Arrived): Promise<Routed> {
  const { routingRules, personal, service } = arrived.intake
  const direction = directed(routingRules, factsOf(request, arrived), {
    serviceTeamId: request.teamId,
    isUnsorted: service?.isDefault ?? true,
    personal,
  })
  if (!asksForPeople(direction)) return routed(direction, [])
  const { teamId, specialistId } = direction
  const { venueId, contactId } = request
  const found = routed(direction, await lockCandidates(tx, { teamId, specialistId, venueId, contactId }))
  if (found.specialistId !== null) await takeTurn(tx, teamId, found.specialistId)
  return found
}

function factsOf(request: NewRequest, { intake, terms, description }: Arrived): RoutingFacts {
  const { contact, organisationPath, isVip, servicePath } = intake
  return {
    channel: request.channel,
    organisationPath,
    dealerId: request.dealerId,
    venueId: request.venueId,
    isVip,
    contractId: request.contractId,
    servicePath,
    type: request.type,
    priority: request.priority,
    language: contact?.locale ?? 'ru',
    isInHours: closedBecause(terms.contract.hours, request.registeredAt) === null,
    stopOfTrade: request.stopOfTrade,
    words: words(request.subject, description),
  }
}
