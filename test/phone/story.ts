import type { PbxArrived, PbxKeys } from '../../src/channels/phone/pbx.ts'
import type { Instant } from '../../src/domain/ground/instant.ts'
import type { CallDirection } from '../../src/domain/phone/call-event.ts'

/** What happens in a call, `at` seconds after its beginning, in the order in which an exchange tells it. */
export type Step = { readonly at: number } & (
  | { readonly is: 'arrives'; readonly queue?: string }
  /** One of ours begins to call the client. */
  | { readonly is: 'dials'; readonly by: string }
  | { readonly is: 'rings'; readonly at: number; readonly who: string }
  | { readonly is: 'answers'; readonly who: string }
  /** His telephone rings no more. */
  | { readonly is: 'stops'; readonly who: string }
  /** The client holds; `by` asks `to`. */
  | { readonly is: 'consults'; readonly by: string; readonly to: string }
  | { readonly is: 'passes'; readonly by: string; readonly to: string }
  | { readonly is: 'ends'; readonly spoke: string | null; readonly answeredAt: number | null }
)

export interface Story {
  readonly name: 'answered' | 'missed' | 'queue' | 'transfer' | 'outgoing'
  readonly direction: CallDirection
  readonly steps: readonly Step[]
  readonly answeredBy: string | null
  readonly rang: readonly string[]
  readonly talkSeconds: number
}

export const STORIES: readonly Story[] = [
  {
    name: 'answered',
    direction: 'in',
    steps: [
      { at: 0, is: 'arrives' },
      { at: 1, is: 'rings', who: '101' },
      { at: 9, is: 'answers', who: '101' },
      { at: 69, is: 'ends', spoke: '101', answeredAt: 9 },
    ],
    answeredBy: '101',
    rang: ['101'],
    talkSeconds: 60,
  },
  {
    name: 'missed',
    direction: 'in',
    steps: [
      { at: 0, is: 'arrives' },
      { at: 1, is: 'rings', who: '101' },
      { at: 31, is: 'stops', who: '101' },
      { at: 31, is: 'ends', spoke: null, answeredAt: null },
    ],
    answeredBy: null,
    rang: ['101'],
    talkSeconds: 0,
  },
  {
    name: 'queue',
    direction: 'in',
    steps: [
      { at: 0, is: 'arrives', queue: '500' },
      { at: 2, is: 'rings', who: '101' },
      { at: 2, is: 'rings', who: '102' },
      { at: 2, is: 'rings', who: '103' },
      { at: 10, is: 'answers', who: '102' },
      { at: 10, is: 'stops', who: '101' },
      { at: 10, is: 'stops', who: '103' },
      { at: 130, is: 'ends', spoke: '102', answeredAt: 10 },
    ],
    answeredBy: '102',
    rang: ['101', '102', '103'],
    talkSeconds: 120,
  },
  {
    name: 'transfer',
    direction: 'in',
    steps: [
      { at: 0, is: 'arrives' },
      { at: 1, is: 'rings', who: '101' },
      { at: 5, is: 'answers', who: '101' },
      { at: 35, is: 'consults', by: '101', to: '102' },
      { at: 45, is: 'passes', by: '101', to: '102' },
      { at: 105, is: 'ends', spoke: '102', answeredAt: 5 },
    ],
    answeredBy: '102',
    rang: ['101', '102'],
    talkSeconds: 100,
  },
  {
    name: 'outgoing',
    direction: 'out',
    steps: [
      { at: 0, is: 'dials', by: '101' },
      { at: 12, is: 'answers', who: '101' },
      { at: 72, is: 'ends', spoke: '101', answeredAt: 12 },
    ],
    answeredBy: '101',
    rang: ['101'],
    talkSeconds: 60,
  },
]

/** One call as it is told: its name at the exchange, both numbers in E.164, and when it began. */
export interface Told {
  readonly call: string
  readonly client: string
  readonly line: string
  readonly start: Instant
  readonly direction: CallDirection
  readonly keys: PbxKeys
}

/** How a vendor tells a step. */
export type Teller = (step: Step, of: Told) => readonly PbxArrived[]

export interface Vendor {
  readonly tell: Teller
  /** For how long people spoke can be known from what it tells. */
  readonly saysTalk: boolean
  /** Tells that a call nobody answered is over; otherwise only that each telephone rings no more. */
  readonly saysMissed: boolean
  /** The same delivery as a stranger would make it who does not know the key; left out: its secret stands in the address. */
  readonly forge?: (arrived: PbxArrived) => PbxArrived
}

const BARE: PbxArrived = { method: 'POST', path: '', query: {}, headers: {}, body: '' }

export function postedForm(fields: Readonly<Record<string, string>>, more: Partial<PbxArrived> = {}): PbxArrived {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', ...more.headers }
  return { ...BARE, ...more, headers, body: new URLSearchParams(fields).toString() }
}

export function postedJson(fields: object, more: Partial<PbxArrived> = {}): PbxArrived {
  return { ...BARE, ...more, headers: { 'content-type': 'application/json' }, body: JSON.stringify(fields) }
}

export function asked(query: Readonly<Record<string, string>>): PbxArrived {
  return { ...BARE, method: 'GET', query }
}

/** +79165550117 → 79165550117 */
export function bare(number: string): string {
  return number.slice(1)
}

/** Unix seconds of a step. */
export function second({ start }: Told, { at }: { readonly at: number }): number {
  return Math.floor(start / 1_000) + at
}
