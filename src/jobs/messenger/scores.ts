import type { Button } from '../../domain/messenger/outgoing.ts'
import { written } from '../../domain/messenger/press.ts'

/** The five scores of a request, in one row. */
export function scoresFor(request: number): Button[] {
  return [1, 2, 3, 4, 5].map((score) => ({ label: String(score), press: written({ does: 'rate', request, score }) }))
}
