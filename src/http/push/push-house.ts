import type { Instant } from '../../domain/ground/instant.ts'
import type { PushServiceName, PushTrouble } from '../../domain/push/services.ts'
import type { House } from '../server/context.ts'

/** Push services of telephones as doors know them; doors know no channel. */
export interface PhoneServicesDesk {
  /** What stands in a key; null: it is none. `project`: it names its own. `hint` is no secret. */
  readonly read: (
    service: PushServiceName,
    key: string,
  ) => { readonly project: string | null; readonly hint: string } | null
  /** Null: the service knows the key. Asks the network, so never within a transaction. */
  readonly check: (
    service: PushServiceName,
    access: { readonly project: string; readonly key: string },
    now: Instant,
  ) => Promise<{ readonly trouble: PushTrouble; readonly error: string } | null>
}

export interface PushDoors {
  /** Origins of push services beside those of the browsers. */
  readonly alsoAllowed: readonly string[]
  readonly phones: PhoneServicesDesk
}

export interface PushHouse extends House {
  readonly push: PushDoors
}
