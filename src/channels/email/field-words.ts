import { wordsOf } from './charset.ts'
import { fromBase64, fromQuotedPrintable } from './transfer.ts'

/** A field of a head: its name in lower case, and its bytes with the lines that go on with it. */
export interface Field {
  readonly name: string
  readonly bytes: Buffer
}

/** A head in fields, in their order; lines that are none come along as they are. */
export function fieldsOf(head: Buffer): Field[] {
  const raw = head.toString('latin1')
  return (raw.match(FIELDS) ?? []).map((field) => ({
    name: field
      .slice(0, Math.max(0, field.indexOf(':')))
      .trim()
      .toLowerCase(),
    bytes: Buffer.from(field, 'latin1'),
  }))
}

const FIELDS = /[^\n]*\n(?:[ \t][^\n]*\n?)*|[^\n]+$/g

/** The field with its words in UTF-8, from encoded words (RFC 2047) or from raw bytes without a declared charset. */
export function readable({ bytes }: Field): Buffer {
  const raw = bytes.toString('latin1')
  return BEYOND_ASCII.test(raw) || ENCODED.test(raw) ? Buffer.from(inUtf8(raw)) : bytes
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: every byte that is not ASCII
const BEYOND_ASCII = /[^\x00-\x7f]/
const ENCODED = /=\?[^?\s]+\?[QB]\?[^?]*\?=/i
/** Encoded words that stand side by side, the blanks between them being none of the words. */
const RUN = /=\?[^?\s]+\?[QB]\?[^?]*\?=(?:[ \t\r\n]*=\?[^?\s]+\?[QB]\?[^?]*\?=)*/gi
const WORD = /=\?([^?\s]+)\?([QB])\?([^?]*)\?=/gi

function inUtf8(raw: string): string {
  let at = 0
  let text = ''
  for (const run of raw.matchAll(RUN)) {
    text += bare(raw.slice(at, run.index)) + encodedAgain(run[0])
    at = run.index + run[0].length
  }
  return text + bare(raw.slice(at))
}

function bare(raw: string): string {
  return BEYOND_ASCII.test(raw) ? wordsOf(Buffer.from(raw, 'latin1'), '') : raw
}

/** A sign may be torn between two words, so those of one charset are joined as bytes before they are read. */
function encodedAgain(run: string): string {
  return `=?utf-8?B?${Buffer.from(decodedRun(run)).toString('base64')}?=`
}

function decodedRun(run: string): string {
  let text = ''
  let charset: string | null = null
  let bytes: Uint8Array[] = []
  for (const [, label = '', way = '', encoded = ''] of run.matchAll(WORD)) {
    if (charset !== null && label.toLowerCase() !== charset) {
      text += wordsOf(Buffer.concat(bytes), charset)
      bytes = []
    }
    charset = label.toLowerCase()
    bytes.push(/b/i.test(way) ? fromBase64(encoded) : fromQ(encoded))
  }
  return text + wordsOf(Buffer.concat(bytes), charset ?? '')
}

/** Blanks are underscores here, and some clients leave real ones, also at the end. */
function fromQ(encoded: string): Uint8Array {
  const escaped = encoded.replaceAll(/[_\s]/g, '=20')
  return fromQuotedPrintable(Buffer.from(escaped, 'latin1'))
}

/** What the field says, as words in one line. */
export function wordsIn({ name, bytes }: Field): string {
  return inWords(
    bytes
      .toString('latin1')
      .replaceAll(/\r?\n/g, '')
      .slice(name.length + 1),
  ).trim()
}

/** What stands behind a value in Content-Type and Content-Disposition, by its name in lower case, as bytes. */
export function parametersOf({ bytes }: Field): ReadonlyMap<string, string> {
  const raw = bytes.toString('latin1').replaceAll(/\r?\n/g, '')
  const found = new Map<string, string>()
  for (const [, name = '', value = ''] of raw.matchAll(PARAMETER)) {
    if (!found.has(name.toLowerCase())) found.set(name.toLowerCase(), unquoted(value.trim()))
  }
  return found
}

const PARAMETER = /;[ \t]*([^\s=;"]{1,60})[ \t]*=[ \t]*("(?:[^"\\]|\\.)*"?|[^;]*)/g

function unquoted(value: string): string {
  return value.startsWith('"')
    ? value
        .replace(/^"/, '')
        .replace(/"[^"]*$/, '')
        .replaceAll(/\\(["\\])/g, '$1')
    : value
}

/** The parameter as words: in one piece or in many, with a charset (RFC 2231), encoded (RFC 2047), or as bare bytes. */
export function parameterWords(parameters: ReadonlyMap<string, string>, name: string): string {
  const whole = parameters.get(`${name}*`)
  if (whole !== undefined) return extended([[whole, true]])
  const pieces: [value: string, isEncoded: boolean][] = []
  for (let part = 0; part < MOST_PIECES; part++) {
    const encoded = parameters.get(`${name}*${part}*`)
    const value = encoded ?? parameters.get(`${name}*${part}`)
    if (value === undefined) break
    pieces.push([value, encoded !== undefined])
  }
  const plain = parameters.get(name)
  return pieces.length > 0 ? extended(pieces) : plain === undefined ? '' : inWords(plain)
}

const MOST_PIECES = 200

function extended(pieces: readonly (readonly [value: string, isEncoded: boolean])[]): string {
  const [first = '', isEncoded = false] = pieces[0] ?? []
  const [, label = '', start = first] = (isEncoded && /^([^']*)'[^']*'(.*)$/s.exec(first)) || []
  const raw = pieces.map(([value, isPercent], place) => {
    const piece = place === 0 ? start : value
    return isPercent ? fromPercent(piece) : piece
  })
  const joined = raw.join('')
  return label === '' ? inWords(joined) : wordsOf(Buffer.from(joined, 'latin1'), label)
}

function fromPercent(value: string): string {
  return value.replaceAll(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

function inWords(raw: string): string {
  const runs = raw.replaceAll(RUN, (run) => Buffer.from(decodedRun(run)).toString('latin1'))
  return runs === raw ? wordsOf(Buffer.from(raw, 'latin1'), '') : wordsOf(Buffer.from(runs, 'latin1'), 'utf-8')
}
