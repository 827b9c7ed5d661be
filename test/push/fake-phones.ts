import type { Answered } from '../ground/wire.ts'

/** What goes wrong at a push service of telephones. */
export interface PhoneWeather {
  /** This, whatever is sent by whoever is known. */
  answer?: Exclude<Answered, null>
  cuts?: boolean
  cutsAfterTaking?: boolean
  /** More bytes than this are too many. */
  largest?: number
}

export interface TakenByPhone {
  readonly token: string
  readonly message: {
    readonly notification: Readonly<Record<string, string>>
    readonly data: Readonly<Record<string, string>>
    readonly android: Readonly<Record<string, unknown>>
    readonly apns?: Readonly<Record<string, unknown>>
  }
  /** All that was sent. */
  readonly text: string
  readonly at: number
}

/** As protobuf writes a duration in JSON. */
export function isDuration(value: unknown): boolean {
  return typeof value === 'string' && /^\d+(\.\d{1,9})?s$/.test(value)
}

export function isTexts(value: unknown): boolean {
  return Object.values(Object(value)).every((one) => typeof one === 'string')
}
