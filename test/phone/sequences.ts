import type { PbxArrived, PbxKeys } from '../../src/channels/phone/pbx.ts'
import { PBXES } from '../../src/channels/phone/pbxes.ts'
import type { Instant } from '../../src/domain/ground/instant.ts'
import type { CallDirection } from '../../src/domain/phone/call-event.ts'
import { STORIES, type Story, type Vendor } from './story.ts'
import { mangoVendor } from './vendors/mango.ts'
import { megafonVendor } from './vendors/megafon.ts'
import { ownVendor } from './vendors/own.ts'
import { sipuniVendor } from './vendors/sipuni.ts'
import { telphinVendor } from './vendors/telphin.ts'
import { uisVendor } from './vendors/uis.ts'
import { zadarmaVendor } from './vendors/zadarma.ts'

export type HttpKind = keyof typeof PBXES

export const VENDORS: Readonly<Record<HttpKind, Vendor>> = {
  own: ownVendor,
  mango: mangoVendor,
  zadarma: zadarmaVendor,
  novofon: zadarmaVendor,
  megafon: megafonVendor,
  uis: uisVendor,
  sipuni: sipuniVendor,
  telphin: telphinVendor,
}

export const HTTP_KINDS = Object.keys(PBXES) as readonly HttpKind[]

export const TEST_KEYS: PbxKeys = { apiKey: 'test-key', secret: 'test-secret', api: '' }

/** What a desk has to know after a call, whichever exchange told of it. */
export interface Expected {
  readonly direction: CallDirection
  /** E.164 */
  readonly client: string
  /** Who spoke with the client at last; null: nobody. */
  readonly answeredBy: string | null
  readonly rang: readonly string[]
  readonly missed: boolean
  /** Null: this exchange tells too little to know. */
  readonly talkSeconds: number | null
  /** The exchange says that the call is over; if not, only each telephone's end is told. */
  readonly saysEnd: boolean
}

export interface Sequence {
  readonly kind: HttpKind
  readonly name: Story['name']
  /** In the order in which they happen. */
  readonly deliveries: readonly PbxArrived[]
  readonly expected: Expected
}

export interface Setting {
  /** Of letters and digits: two sequences with different ones are two calls. */
  readonly call?: string
  readonly client?: string
  readonly line?: string
  readonly start?: Instant
  readonly keys?: PbxKeys
}

/** One call as an exchange of the kind tells it, signed with the keys. */
export function sequence(kind: HttpKind, name: Story['name'], setting: Setting = {}): Sequence {
  const story = STORIES.find((one) => one.name === name)
  if (!story) throw new Error(`there is no story ${name}`)
  const { tell, saysTalk, saysMissed } = VENDORS[kind]
  const { client = '+79165550117', line = '+74955550100' } = setting
  const { start = Date.parse('2026-11-30T09:15:00Z'), keys = TEST_KEYS, call = `c0ffee-${name}` } = setting
  const { direction, answeredBy, rang, talkSeconds } = story
  const missed = direction === 'in' && answeredBy === null
  const of = { call, client, line, start, direction, keys }
  return {
    kind,
    name,
    deliveries: story.steps.flatMap((step) => tell(step, of)),
    expected: {
      direction,
      client,
      answeredBy,
      rang,
      missed,
      talkSeconds: saysTalk || talkSeconds === 0 ? talkSeconds : null,
      saysEnd: saysMissed || !missed,
    },
  }
}

/** All five calls of a kind, each with a name of its own. */
export function sequencesOf(kind: HttpKind, setting: Setting = {}): readonly Sequence[] {
  return STORIES.map(({ name }) =>
    sequence(kind, name, { ...setting, ...(setting.call && { call: `${setting.call}-${name}` }) }),
  )
}

/** The delivery as a stranger would make it; null where the vendor signs nothing and the address is the secret. */
export function forged(kind: HttpKind, arrived: PbxArrived): PbxArrived | null {
  return VENDORS[kind].forge?.(arrived) ?? null
}
