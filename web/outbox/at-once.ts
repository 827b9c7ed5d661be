import { attempt, JSON_HEADERS, PERSON_HEADER } from '../wire.ts'
import type { Pressed } from './entering.ts'
import { type Answer, type Entry, entryOf, isSame, type Order, ready, sealedOf } from './entry.ts'
import { bytesLeft, VOLATILE } from './place.ts'

const BEHIND_ALL = 2 * VOLATILE

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
 * not kept as yet; it is left behind as well, for the next page.
 */
export function sendAtParting(
  kept: readonly Entry[],
  ours: ReadonlySet<string>,
  entering: readonly Pressed[] = [],
): void {
  const late: Entry[] = []
  for (const { order, person, madeAt } of entering)
    if (![...kept, ...late].some((one) => isSame(one, order, madeAt)))
      late.push({ ...entryOf(order, person, madeAt), seq: BEHIND_ALL + late.length })
  const all = [...kept, ...late]
  for (const entry of ready(all, Number.POSITIVE_INFINITY)) {
    const isLate = late.includes(entry)
    const isHeldHere = entry.heldUntil !== null && ours.has(entry.id)
    if (!(isLate || isHeldHere) || bytesLeft(entry) > 0) continue
    const { path, body } = entry.sealed ?? sealedOf(entry, all)
    void fetch(path, {
      method: entry.method,
      keepalive: true,
      body: JSON.stringify(body),
      headers: { ...JSON_HEADERS, 'Idempotency-Key': entry.id, [PERSON_HEADER]: String(entry.person) },
    }).catch(() => undefined)
  }
}
