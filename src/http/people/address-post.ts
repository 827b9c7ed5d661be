import type { House } from '../server/context.ts'

/** What letters about addresses are written with. */
export function addressPostOf({ url, addressLetters: letters }: House) {
  return { url, letters }
}

/** What proving who one is stands on. */
export function aroundOf(house: House) {
  return { ...addressPostOf(house), now: house.now(), secret: house.secret }
}
