import type { DNSResolver } from './asking-names.ts'

/** As long as this an answer counts again: letters of one sender come in flocks, records change slowly. */
const REMEMBERED_FOR = 60_000
const MOST = 2_000

interface Memory {
  readonly answer: ReturnType<DNSResolver>
  readonly until: number
}

/** A DNS cache of one minute. NXDOMAIN is an answer and cached; a timeout or SERVFAIL is not. */
export function remembering(ask: DNSResolver, now: () => number = Date.now): DNSResolver {
  const memory = new Map<string, Memory>()
  return (name, type) => {
    const key = `${type} ${name.toLowerCase()}`
    const known = memory.get(key)
    if (known && known.until > now()) return known.answer
    const answer = ask(name, type)
    if (memory.size >= MOST) memory.clear()
    memory.set(key, { answer, until: now() + REMEMBERED_FOR })
    answer.catch((error: unknown) => {
      if (!isAnswer(error)) memory.delete(key)
    })
    return answer
  }
}

function isAnswer(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOTFOUND' || error.code === 'ENODATA')
}
