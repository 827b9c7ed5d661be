import type { Refused } from '../../outbox/entry.ts'
import { Problem } from '../../problem.ts'

/** A refusal that was kept, as it was thrown. */
export function problemIn({ code, status, facts }: Refused): Problem {
  return new Problem(code, status, facts)
}
