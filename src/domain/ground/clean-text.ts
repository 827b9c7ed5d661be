/**
 * Text from the world, made safe to keep and to find, whichever way in it came by. Every door cleans what it takes with
 * `cleanText`; what is a name or a subject is then one line. What is too long is cut where a reader sees no torn sign.
 */

/** NUL and other controls (tab and line break stay), non-characters, marks that turn the direction of what follows. */
const UNWANTED =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the signs that are left out
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ufffe\uffff]/g

/** Signs without a width that come along when one copies from a page; a word with one of them inside is never found. */
const WIDTHLESS = /[\u00ad\u200b\u2060\ufeff]/g

/** Every sign that ends a line: Windows, old Mac, NEL, vertical tab, form feed, Unicode's own. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the signs that are replaced
const LINE_END = /\r\n|[\r\u000b\u000c\u0085\u2028\u2029]/g

/** Letters, digits, punctuation, pictures: what leaves ink. A joiner, a filler or a blank pattern of Braille does not. */
const INK = /[^\p{Z}\p{C}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u

/**
 * The text as it is kept: lone surrogates become «�», controls and bidi overrides go, lines end in \n, letters are composed
 * (NFC, so that «й» typed in two parts is the «й» that is searched for). Text without anything visible is empty.
 */
export function cleanText(text: string): string {
  const clean = PLAIN.test(text) ? text : withoutUnwanted(text)
  return INK.test(clean) ? clean : ''
}

/** What most texts are: nothing in them needs cleaning. */
const PLAIN = /^[\t\n -~А-яЁё«»—–№]*$/

function withoutUnwanted(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(LINE_END, '\n')
    .replaceAll(UNWANTED, '')
    .replaceAll(WIDTHLESS, '')
    .normalize('NFC')
}

/** Every text in a value that came as JSON or is kept as such, names of fields too, cleaned as `cleanText` does. */
export function cleanTexts(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value)
  if (Array.isArray(value)) return value.map(cleanTexts)
  if (!isPlain(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [cleanText(name), cleanTexts(inner)]))
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  const made: unknown = Object.getPrototypeOf(value)
  return made === Object.prototype || made === null
}

/** A name, a subject: cleaned, on one line, without blanks around it. */
export function cleanLine(text: string): string {
  return cleanText(text).replaceAll(/\s+/g, ' ').trim()
}

const graphemes = new Intl.Segmenter('ru', { granularity: 'grapheme' })

/** At most `longest` UTF-16 units, cut between signs as a reader sees them: no half of a letter, of an emoji, of a family. */
export function cutText(text: string, longest: number): string {
  if (text.length <= longest) return text
  const last = graphemes.segment(text).containing(longest)
  if (last === undefined || last.index === longest) return text.slice(0, longest)
  // A pile of marks longer than the room is no sign that anybody reads: only its pairs are kept whole.
  return last.index > 0 ? text.slice(0, last.index) : text.slice(0, longest).replace(/[\ud800-\udbff]$/, '')
}

/** The beginning of a text that goes on: cut as `cutText` does, with «…» inside the `longest`. */
export function cutWithDots(text: string, longest: number): string {
  return text.length <= longest ? text : `${cutText(text, longest - 1).trimEnd()}…`
}

/** A file's name on one line, never a path; too long, its middle goes and its ending stays: «….xlsx» opens, «…xls» does not. */
export function cleanFileName(name: string, longest: number): string {
  const line = cleanLine(name).replaceAll(/[/\\]/g, '_')
  if (line.length <= longest) return line
  const ending = /\.[\p{L}\p{N}_-]{1,15}(?:\.(?:gz|bz2|xz|zst|enc|p7m|sig))?$/u.exec(line)?.[0] ?? ''
  return `${cutText(line, longest - ending.length - 1).trimEnd()}…${ending}`
}

/** What a foreign server or program said, as it is kept beside a failure: cleaned, 500 UTF-16 units at most. */
export function keptReason(text: string): string {
  return cutText(cleanText(text), 500)
}
