import type { RefusalCode } from '../ground/refusal.ts'
import { CHANNELS, type Channel } from '../ground/words.ts'

/** What a contract says of the ways in. */
interface OpenTo {
  /** It is of the contract service type. */
  readonly contractServiceType: boolean
}

type Rule = (contract: OpenTo) => RefusalCode | null

/** Ways in that are not open to everybody; all others are (docs/product.md#ways-in). */
const RULES: Partial<Readonly<Record<Channel, Rule>>> = {
  phone: ({ contractServiceType }) => (contractServiceType ? null : 'contract.phone-is-closed'),
}

/** Why no request can be filed by this way under this contract; null: it can. */
export function whyClosed(channel: Channel, contract: OpenTo): RefusalCode | null {
  return RULES[channel]?.(contract) ?? null
}

/** Every way in that this contract keeps closed. */
export function closedWays(contract: OpenTo): Channel[] {
  return CHANNELS.filter((channel) => whyClosed(channel, contract) !== null)
}
