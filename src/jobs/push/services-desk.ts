import { askThrough } from '../../channels/ask-web.ts'
import { FCM_API, fcm } from '../../channels/push/fcm.ts'
import { GOOGLE_TOKENS } from '../../channels/push/google-access.ts'
import type { PhoneService, PushAccess } from '../../channels/push/phone-service.ts'
import { RUSTORE_API, rustore } from '../../channels/push/rustore.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import type { PushServiceName } from '../../domain/push/services.ts'

/** Where the services are asked; undefined: where they are. */
export interface PhoneServiceSettings {
  readonly rustore: { readonly api: string | undefined }
  readonly fcm: { readonly api: string | undefined; readonly tokens: string | undefined }
}

/** Every push service of telephones there is: another one is a line here. */
export function phoneServices({ rustore: own, fcm: google }: PhoneServiceSettings): readonly PhoneService[] {
  const ask = askThrough({ proxy: undefined })
  return [
    rustore({ api: own.api ?? RUSTORE_API, ask }),
    fcm({ api: google.api ?? FCM_API, tokens: google.tokens ?? GOOGLE_TOKENS, ask }),
  ]
}

/** What doors ask of push services of telephones. */
export function phoneServicesDesk(services: readonly PhoneService[]) {
  const of = (name: PushServiceName) => {
    const found = services.find((one) => one.name === name)
    if (!found) throw new Error(`there is no push service "${name}"`)
    return found
  }
  return {
    read: (name: PushServiceName, key: string) => of(name).read(key),
    check: (name: PushServiceName, access: PushAccess, now: Instant) => of(name).check(access, now),
  }
}
