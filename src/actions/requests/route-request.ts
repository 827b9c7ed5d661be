import type { Desk } from '../../db/desk.ts'
import { holdContactAndChoice } from '../../db/routing/candidates.ts'
import { closedBecause } from '../../domain/hours/service-hours.ts'
import type { ServiceRequest } from '../../domain/request/request.ts'
import type { Intake, IntakeTerms } from '../../domain/request/request-intake.ts'
import { type RoutingFacts, words } from '../../domain/routing/matching.ts'
import { asksForPeople, directed, type Routed } from '../../domain/routing/routed.ts'
import { choosePerson } from './choose-person.ts'

interface Arrived {
  readonly intake: Intake
  readonly terms: IntakeTerms
  readonly description: string
}

type NewRequest = Omit<ServiceRequest, 'number' | 'version'>

/** Where a new request goes and to whom, by the rules that hold. */
export async function routeRequest(desk: Desk, request: NewRequest, arrived: Arrived): Promise<Routed> {
  const { rulesNow, personal, service } = arrived.intake
  const direction = directed(rulesNow.rules, factsOf(request, arrived), {
    serviceTeamId: request.teamId,
    isUnsorted: service?.isDefault ?? true,
    personal,
  })
  if (asksForPeople(direction)) await holdContactAndChoice(desk.tx, request.contactId)
  const { venueId, contactId } = request
  const { untakenMinutes } = rulesNow
  return choosePerson(desk, direction, { venueId, contactId, hours: arrived.terms.contract.hours, untakenMinutes })
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
