import type { Change } from './change.ts'
import type { ServiceRequest } from './request.ts'

/** Several changes that happen at once: each starts from the state the one before left. */
export function inTurn(request: ServiceRequest, ...steps: readonly ((request: ServiceRequest) => Change)[]): Change {
  return steps.reduce<Change>(
    (done, step) => {
      const next = step(done.request)
      return { request: next.request, events: [...done.events, ...next.events] }
    },
    { request, events: [] },
  )
}
