import { attempt, JSON_HEADERS, PERSON_HEADER } from '../wire.ts'
import { type Answer, type Entry, isSame, type Order, ready, sealedOf } from './entry.ts'
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
 * what was done in this page; the rest is held in another one, where it may still be taken back. `entering`: what was done a moment ago and is
 * not kept as yet; it may be that it never will be.
 */
export function sendAtParting(
  kept: readonly Entry[],
  ours: ReadonlySet<string>,
  entering: ReadonlyMap<Order, Entry> = new Map(),
): void {
  const late: Entry[] = []
  for (const [order, entry] of entering)
    if (![...kept, ...late].some((one) => isSame(one, order, entry.madeAt))) late.push(entry)
  const all = [...kept, ...late]
  for (const entry of ready(all, Number.POSITIVE_INFINITY)) {
    const isOnItsWay = entry.heldUntil === null && !late.includes(entry)
    if (isOnItsWay || !ours.has(entry.id) || bytesLeft(entry) > 0) continue
    const { path, body } = entry.sealed ?? sealedOf(entry, all)
    void fetch(path, {
      method: entry.method,
      keepalive: true,
      body: JSON.stringify(body),
      headers: { ...JSON_HEADERS, 'Idempotency-Key': entry.id, [PERSON_HEADER]: String(entry.person) },
    }).catch(() => undefined)
  }
}
