import type { RequestEvent } from './events.ts'
import type { ServiceRequest } from './request.ts'

/** A next state and what there is to tell of it. The version is the one the state was read at. */
export interface Change {
  readonly request: ServiceRequest
  readonly events: readonly RequestEvent[]
}
