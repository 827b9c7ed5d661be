export interface Piece {
  readonly text: string
  /** Only ever http, https or mailto: a message can never carry a script. */
  readonly href?: string
}

const ADDRESS = /https?:\/\/[^\s<>«»"]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/giu
/** Ends a sentence rather than an address. */
const TAIL = /[.,;:!?)\]}'…]+$/u

/** Cuts a text into plain pieces and addresses. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = []
  let done = 0
  for (const found of text.matchAll(ADDRESS)) {
    const address = found[0].replace(TAIL, '')
    if (found.index > done) pieces.push({ text: text.slice(done, found.index) })
    pieces.push({ text: address, href: address.includes('://') ? address : `mailto:${address}` })
    done = found.index + address.length
  }
  return done < text.length ? [...pieces, { text: text.slice(done) }] : pieces
}
