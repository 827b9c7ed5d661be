/** So long, in milliseconds, one computation holds up the others of its process. */
const BREATH = 10

/** Does it for each, and lets whoever else waits for this process in between. */
export async function inBreaths<One>(all: readonly One[], each: (one: One) => void): Promise<void> {
  let since = performance.now()
  for (const one of all) {
    each(one)
    if (performance.now() - since < BREATH) continue
    await new Promise((resolve) => setImmediate(resolve))
    since = performance.now()
  }
}
