import type { NoticeKind, Role } from '../ground/words.ts'
import type { Side } from './audience.ts'
import {
  type Cell,
  isByRole,
  isLocked,
  isShipped,
  isSureToBeHeard,
  type NoticeDefault,
  SCREEN,
  saidOf,
} from './defaults.ts'
import { isAutomatic } from './gate.ts'

/** A way by which people can be told. */
export interface Way {
  readonly way: string
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
  readonly roles: readonly Role[]
  readonly choices: readonly Choice[]
  /** What administrators want of the roles. */
  readonly defaults: readonly NoticeDefault[]
  /** He wants to hear nothing of this request for now: what is locked comes all the same. */
  readonly isMuted: boolean
  /** Ways that lead to him about this request. */
  readonly reachable: readonly string[]
  /** The way by which he last wrote on this request; null: by none that leads back. */
  readonly lastWroteBy: string | null
}

/**
 * By which ways a person hears, each once: what is locked always, then as he chose himself, then as administrators want it of his
 * roles, then as the program comes, and a customer by the way he last wrote instead of by mail, as long as he hears by it. What a person
 * wrote to him goes there whatever his role hears. Only his own choice is above that.
 */
export function waysFor(ways: readonly Way[], choosing: ChoosingWays): string[] {
  return ways.map(({ way }) => way).filter((way) => choosing.reachable.includes(way) && isHeardBy(way, choosing))
}

function isHeardBy(way: string, choosing: ChoosingWays): boolean {
  const { isMuted, choices, defaults, lastWroteBy, reachable, ...standing } = choosing
  const { kind, side } = standing
  const cell = { ...standing, way }
  if (isLocked(cell)) return true
  if (isMuted) return false
  const own = choices.find((one) => one.kind === kind && one.way === way)
  if (own) return own.wanted
  const isAnswer = side === 'customer' && way === lastWroteBy
  if (isAnswer && !isAutomatic(kind)) return true
  const said = saidOf(defaults, cell)
  if (said !== null) return said
  if (isAnswer) return true
  const givesWay = side === 'customer' && lastWroteBy !== null && ![way, SCREEN].includes(lastWroteBy) && way !== SCREEN
  const isAnswered = givesWay && reachable.includes(lastWroteBy) && isHeardBy(lastWroteBy, choosing)
  return !isAnswered && isShipped(cell)
}

/**
 * By which ways a person hears what could not be delivered by another one: as he hears it otherwise, else by those that the program
 * comes with, unless he declined them himself. A customer who looks at no screen has not got it.
 */
export function waysInstead(ways: readonly Way[], choosing: ChoosingWays): string[] {
  const { kind, side, choices, reachable } = choosing
  const reaching = ways.filter(({ way }) => isSureToBeHeard(side, way))
  const heard = waysFor(reaching, choosing)
  if (heard.length > 0 || choosing.isMuted) return heard
  const isDeclined = (way: string) => choices.some((one) => one.kind === kind && one.way === way && !one.wanted)
  return reaching
    .map(({ way }) => way)
    .filter((way) => reachable.includes(way) && isShipped({ side, kind, way }) && !isDeclined(way))
}

/** Whether somebody wants to hear a kind by a way at all, wherever he last wrote: his own choice first, else as his roles do. */
export function isHeard(defaults: readonly NoticeDefault[], choices: readonly Choice[], cell: Cell): boolean {
  const own = choices.find(({ kind, way }) => kind === cell.kind && way === cell.way)
  return isLocked(cell) || (own?.wanted ?? isByRole(defaults, cell))
}
