import type { RoutingExplanation, ServiceRequest } from './request.ts'

/** What decides where a new request goes. */
export interface RoutingFacts extends Pick<ServiceRequest, 'channel' | 'contractId' | 'organisationId'> {
  /** The team that its version of the service names. */
  readonly service: { readonly teamId: number }
}

export interface Routed extends Pick<ServiceRequest, 'teamId' | 'specialistId'> {
  readonly routing: RoutingExplanation
}

/** Where a new request goes, and why: the team of its service, to nobody in particular (docs/product.md#routing). */
export function routed({ service }: RoutingFacts): Routed {
  return { teamId: service.teamId, specialistId: null, routing: { because: 'service_team' } }
}
