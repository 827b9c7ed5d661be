import { createHash } from 'node:crypto'

/** Of what is to be done or shown: two that are written alike have one mark. 43 letters of base64url. */
export function markOf(state: unknown): string {
  return createHash('sha256').update(JSON.stringify(state)).digest('base64url')
}
