import { HOUR } from '../ground/instant.ts'

/** A telephone that is a person's. */
export interface OwnPhone {
  readonly id: number
  readonly isProven: boolean
}

/** Codes to telephones cost money: so often one person asks for one, and all who come from one source. What reaches a person and a number is limited as codes of sign-in are. */
export const PHONE_CODE_TRIES = { within: HOUR, ofPerson: 30, ofSource: 60 } as const

export interface OtherAddresses {
  readonly phones: readonly OwnPhone[]
  readonly hasMail: boolean
}

/** Who has no mail keeps an address, and the last telephone by which he comes in. */
export function mayRemovePhone(phone: OwnPhone, { phones, hasMail }: OtherAddresses): boolean {
  const others = phones.filter(({ id }) => id !== phone.id)
  return hasMail || (phone.isProven ? others.some(({ isProven }) => isProven) : others.length > 0)
}
