import type { CallOrder, CallTrouble, PbxArrived, PbxKeys, PbxReading } from '../../domain/phone/delivery.ts'
import type { PbxKind } from '../../domain/phone/kinds.ts'
import type { Ask } from '../ask-web.ts'

export type { CallOrder, CallTrouble, PbxAnswer, PbxArrived, PbxKeys, PbxReading } from '../../domain/phone/delivery.ts'

/** An exchange that tells us of calls by http; a new vendor is one more of these. */
export interface Pbx {
  readonly kind: PbxKind
  /** What an administrator copies from his vendor. */
  readonly needs: readonly (keyof PbxKeys)[]
  readonly read: (arrived: PbxArrived, keys: PbxKeys) => PbxReading
  /** Lets the extension ring, then calls the number; rejects with CallFailure. Left out: it cannot. */
  readonly call?: (ask: Ask, keys: PbxKeys, order: CallOrder) => Promise<void>
}

export class CallFailure extends Error {
  readonly trouble: CallTrouble

  constructor(trouble: CallTrouble, said: string, cause?: unknown) {
    super(said, { cause })
    this.trouble = trouble
  }
}
