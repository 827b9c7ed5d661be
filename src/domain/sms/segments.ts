/** The GSM 7-bit default alphabet (3GPP TS 23.038, 6.2.1), and its extension, of which each character takes the room of two. */
const PLAIN = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
const EXTENSION = new Set('\f^{}\\[~]|€')

/** How many units fit into a message that is alone, and into each of several: those carry a header of six octets. */
const ROOM = { gsm: { alone: 160, each: 153 }, ucs2: { alone: 70, each: 67 } } as const

export interface Segments {
  readonly alphabet: keyof typeof ROOM
  /** Characters as the alphabet counts them. */
  readonly units: number
  readonly count: number
}

/** What operators make of a text: one character outside of GSM 7-bit, as every Russian letter is, and all of it is UCS-2. */
export function segmentsOf(text: string): Segments {
  const characters = [...text]
  const isGsm = characters.every((one) => PLAIN.has(one) || EXTENSION.has(one))
  const sizes = characters.map((one) => (isGsm ? (EXTENSION.has(one) ? 2 : 1) : one.length))
  const alphabet = isGsm ? 'gsm' : 'ucs2'
  const units = sizes.reduce<number>((sum, size) => sum + size, 0)
  const { alone, each } = ROOM[alphabet]
  return { alphabet, units, count: units <= alone ? 1 : partsOf(sizes, each) }
}

/** Neither an escaped character nor a surrogate pair is cut: what does not fit whole begins the next part. */
function partsOf(sizes: readonly number[], room: number): number {
  let [parts, used] = [1, 0]
  for (const size of sizes) {
    if (used + size > room) [parts, used] = [parts + 1, 0]
    used += size
  }
  return parts
}
