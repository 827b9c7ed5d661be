import { attempt, JSON_HEADERS, PERSON_HEADER } from '../wire.ts'
import { type Answer, type Entry, type Order, ready, sealedOf } from './entry.ts'
import { bytesLeft } from './place.ts'

/** For whoever only looks as somebody else: the server says no, and nothing is kept. */
export async function sendAtOnce(order: Order): Promise<Answer | null> {
  const { method, path, body, id } = order
  const headers = { ...JSON_HEADERS, 'Idempotency-Key': id }
  const answer = await attempt({ method, path, body: JSON.stringify(body), headers })
  return answer.json()
}

/**
 * A page that goes away does not wait for an answer. What it sends stays in the outbox until an answer is heard, under its key. `ours`: ids of
 * what was done in this page; the rest is held in another one, where it may still be taken back.
 */
export function sendAtParting(entries: readonly Entry[], ours: ReadonlySet<string>): void {
  for (const entry of ready(entries, Number.POSITIVE_INFINITY)) {
    if (entry.heldUntil === null || bytesLeft(entry) > 0) continue
    if (!ours.has(entry.id)) continue
    const { path, body } = entry.sealed ?? sealedOf(entry, entries)
    void fetch(path, {
      method: entry.method,
      keepalive: true,
      body: JSON.stringify(body),
      headers: { ...JSON_HEADERS, 'Idempotency-Key': entry.id, [PERSON_HEADER]: String(entry.person) },
    }).catch(() => undefined)
  }
}
