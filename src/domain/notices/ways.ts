import type { NoticeKind } from '../ground/words.ts'
import type { Side } from './audience.ts'

/** A way by which people can be told: what its guest says of it. */
export interface Way {
  readonly way: string
  /** Who hears by it without having chosen anything. */
  readonly heardBy: readonly Side[]
}

/** What a person said of himself: whether he wants to hear a kind by a way. */
export interface Choice {
  readonly kind: NoticeKind
  readonly way: string
  readonly wanted: boolean
}

export interface ChoosingWays {
  readonly kind: NoticeKind
  readonly side: Side
  readonly choices: readonly Choice[]
  /** Ways that lead to him about this request. */
  readonly reachable: readonly string[]
  /** The way by which he last wrote on this request; null: by none that leads back. */
  readonly lastWroteBy: string | null
}

/**
 * By which ways a person hears: those he chose; where he chose nothing, the way he last wrote by, else those that are usual for
 * his side; also when what he chose leads to him no more. A way he declined is never taken, and nobody hears twice by one.
 */
export function waysFor(ways: readonly Way[], { kind, side, choices, reachable, lastWroteBy }: ChoosingWays): string[] {
  const own = new Map(choices.filter((one) => one.kind === kind).map(({ way, wanted }) => [way, wanted]))
  const usual = ways.filter(({ heardBy }) => heardBy.includes(side)).map(({ way }) => way)
  const chosen = [...own].filter(([, wanted]) => wanted).map(([way]) => way)
  const byDefault = lastWroteBy !== null && side === 'customer' ? [lastWroteBy] : usual
  const wanted = chosen.length > 0 ? chosen : byDefault
  const open = ways.map(({ way }) => way).filter((way) => own.get(way) !== false && reachable.includes(way))
  const wished = open.filter((way) => wanted.includes(way))
  return wished.length > 0 ? wished : open.filter((way) => usual.includes(way))
}
