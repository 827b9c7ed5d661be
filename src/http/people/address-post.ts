import type { House } from '../server/context.ts'

/** What letters about addresses are written with. */
export function addressPostOf({ url, addressLetters: letters }: House) {
  return { url, letters }
}
