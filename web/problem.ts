import type { Problem as Wire } from '../src/contract/common.ts'
import type { TextId } from '../src/texts/catalogue.ts'

/** `offline`: the server did not hear us. `internal`: it did and broke. Anything else is its reasoned no. */
export type ProblemCode = Wire['code'] | 'offline'

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
  return `refusal.${error.code}`
}

export function isOffline(error: unknown): boolean {
  return error instanceof Problem && error.code === 'offline'
}

export async function problemOf(answer: Response): Promise<Problem> {
  const wire: Wire | null = await answer.json().catch(() => null)
  return new Problem(wire?.code ?? 'internal', answer.status, wire?.facts)
}
