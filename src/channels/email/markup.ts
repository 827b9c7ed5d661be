/** HTML that may stand in a letter as it is. */
export class Markup {
  readonly html: string

  constructor(html: string) {
    this.html = html
  }
}

type Piece = string | number | Markup | null | readonly Piece[]

/** HTML with everything that is put into it made harmless, between tags and inside quoted attributes alike. */
export function markup(constant: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  const written = constant.map((text, place) => text + (place < pieces.length ? harmless(pieces[place] ?? null) : ''))
  return new Markup(written.join(''))
}

function harmless(piece: Piece): string {
  if (piece === null) return ''
  if (piece instanceof Markup) return piece.html
  if (typeof piece === 'object') return piece.map(harmless).join('')
  return String(piece).replaceAll(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`)
}
