import type { Problem as Wire } from '../src/contract/common.ts'
import type { TextId } from '../src/texts/catalogue.ts'

/**
 * `offline`: the server did not hear us. `internal`: it did and broke. `no-key`: the person closed the window in which his browser asks for
 * a passkey; `key-broken`: his browser could not ask. Anything else is the reasoned no of the server.
 */
export type ProblemCode = Wire['code'] | 'offline' | 'no-key' | 'key-broken'

/** What a call of the API can end in besides success. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly status: number
  readonly facts: Readonly<Record<string, unknown>>

  constructor(code: ProblemCode, status: number, facts: Readonly<Record<string, unknown>> = {}) {
    super(code)
    this.name = 'Problem'
    this.code = code
    this.status = status
    this.facts = facts
  }
}

/** What to tell the person: what happened → what to do → what is safe. */
export function textOfProblem(error: unknown): TextId {
  if (!(error instanceof Problem)) return 'common.problem.internal'
  if (error.code === 'offline') return 'common.problem.offline'
  if (error.code === 'internal') return 'common.problem.internal'
  if (error.code === 'no-key' || error.code === 'key-broken') return `common.problem.${error.code}`
  return `refusal.${error.code}`
}

export function isOffline(error: unknown): boolean {
  return error instanceof Problem && error.code === 'offline'
}

/** The server heard us and asks for a moment: what it is asked again may well succeed. */
export function isBusy(error: unknown): boolean {
  return error instanceof Problem && error.code === 'desk.busy'
}

/** The server did not hear us, or asks for a moment: it goes out by itself later. */
export function canWait(error: unknown): boolean {
  return isOffline(error) || isBusy(error)
}

/** Statuses of a server that is being restarted or is overwhelmed, and of the proxy in front of it. */
export const PASSING: ReadonlySet<number> = new Set([502, 503, 504])

export async function problemOf(answer: Response): Promise<Problem> {
  const wire: Wire | null = await answer.json().catch(() => null)
  const unsaid = PASSING.has(answer.status) ? 'desk.busy' : 'internal'
  return new Problem(wire?.code ?? unsaid, answer.status, wire?.facts)
}
