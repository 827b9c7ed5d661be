/** A mail address that is a person's. */
export interface OwnAddress {
  readonly id: number
  readonly isMain: boolean
  readonly isProven: boolean
}

/** As many as a person needs, and no list of strangers. */
export const MOST_ADDRESSES = 10

/** The last address stays, and the main one until another that is proven can take its place. */
export function mayRemove(address: OwnAddress, all: readonly OwnAddress[]): boolean {
  const others = all.filter(({ id }) => id !== address.id)
  return address.isMain ? others.some(({ isProven }) => isProven) : others.length > 0
}

/** Letters go only to a mailbox that he was seen to read. */
export function mayBeMain({ isMain, isProven }: OwnAddress): boolean {
  return !isMain && isProven
}
