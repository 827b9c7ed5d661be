import type { Call, Route } from './calls.ts'
import type { WireAnswer } from './wire.ts'

export interface FuzzResult {
  readonly sent: number
  readonly statuses: Readonly<Record<string, number>>
  /** Routes of the document that never answered with what was asked for. */
  readonly neverGood: readonly string[]
  readonly signedInAgain: number
  /** Each kind of fault, how often it came, and the first call that showed it. */
  readonly faults: readonly Fault[]
}

interface Fault {
  readonly kind: string
  readonly times: number
  readonly first: string
}

interface Seen {
  readonly who: string | null
  readonly call: Call
  readonly answer: WireAnswer | null
}

export type Tally = ReturnType<typeof openTally>

/** Counts what came back. */
export function openTally(tell: (line: string) => void) {
  const statuses: Record<string, number> = {}
  const good = new Set<string>()
  const faults = new Map<string, { times: number; readonly first: string }>()
  let signedInAgain = 0
  return {
    count: ({ method, route }: Call, { status }: WireAnswer) => {
      statuses[status] = (statuses[status] ?? 0) + 1
      if (status < 300) good.add(`${method} ${route}`)
    },
    signInAgain: () => {
      signedInAgain += 1
    },
    fault: (kind: string, { who, call, answer }: Seen) => {
      if (!faults.has(kind)) tell(`a new kind of fault: ${kind}`)
      const known = faults.get(kind) ?? { times: 0, first: told(who, call, answer) }
      faults.set(kind, { ...known, times: known.times + 1 })
    },
    result: (routes: readonly Route[], sent: number): FuzzResult => ({
      sent,
      statuses,
      signedInAgain,
      neverGood: routes.map(({ method, path }) => `${method} ${path}`).filter((name) => !good.has(name)),
      faults: [...faults].map(([kind, fault]) => ({ kind, ...fault })),
    }),
  }
}

function told(who: string | null, { method, target, headers, body }: Call, answer: WireAnswer | null): string {
  const { cookie: _, ...shown } = headers
  const sent = `${method} ${target.slice(0, 300)} ${JSON.stringify(shown).slice(0, 300)} ${body?.toString().slice(0, 500) ?? ''}`
  return `${who ?? 'nobody'}: ${sent}\n    → ${answer?.body.toString().slice(0, 500) ?? 'nothing'}`
}
