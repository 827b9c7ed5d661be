import type { RequestRow } from '../../src/contract/request.ts'

interface Place {
  readonly name: string
  readonly address: string
}

/** «Весна, Лесная 5» */
export function placeName({ name, address }: Place): string {
  return address === '' ? name : `${name}, ${address}`
}

export function venueOf({ venue }: Pick<RequestRow, 'venue'>): string | null {
  return venue && placeName(venue)
}
