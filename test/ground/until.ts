import { setTimeout as delay } from 'node:timers/promises'

/** Resolves with the first answer that is there (not null, undefined or false). Tests wait for conditions, never for time. */
export async function until<T>(
  question: () => T | Promise<T>,
  { within = 30_000, what = question.toString() } = {},
): Promise<NonNullable<Exclude<T, false>>> {
  const deadline = Date.now() + within
  for (;;) {
    const answer = await question()
    if (isThere(answer)) return answer
    if (Date.now() > deadline) throw new Error(`did not come true within ${within} ms: ${what}`)
    await delay(20)
  }
}

function isThere<T>(answer: T): answer is NonNullable<Exclude<T, false>> {
  return answer !== null && answer !== undefined && answer !== false
}
