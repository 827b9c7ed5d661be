import type { Exchange } from '../../db/phone/exchanges.ts'
import type { Caller } from '../../domain/phone/call.ts'
import type { CallOrder, CallTrouble, PbxArrived, PbxKeys, PbxReading } from '../../domain/phone/delivery.ts'
import type { PbxKind } from '../../domain/phone/kinds.ts'
import type { House } from '../server/context.ts'

/** What the doors ask of one kind of exchange; doors know no channel. */
export interface PbxAtDesk {
  readonly needs: readonly (keyof PbxKeys)[]
  readonly canDial: boolean
  /** Bodies to paste, by the vendor's name of the event, where the vendor sends what one writes. */
  readonly templates: Readonly<Record<string, string>>
  /** Null: it is asked by us and tells nothing by http. */
  readonly read: ((arrived: PbxArrived, keys: PbxKeys) => PbxReading) | null
}

/** Exchanges as doors know them. */
export interface PhoneDesk {
  readonly of: (kind: PbxKind) => PbxAtDesk
  readonly keysOf: (exchange: Exchange) => PbxKeys
  /** The part of its address that nobody can guess. */
  readonly hookKeyOf: (exchange: Exchange) => string
  /** Whom a number means as an exchange or a person writes it. */
  readonly callerOf: (written: string) => Caller
  /** Null: the telephone rings. */
  readonly dial: (exchange: Exchange, order: CallOrder) => Promise<CallTrouble | null>
}

export interface PhoneHouse extends House {
  readonly phone: PhoneDesk
}
