import { isAscii, isUtf8 } from 'node:buffer'
import { likeness } from './likeness.ts'

/**
 * Bytes as words. Valid UTF-8 is UTF-8 whatever a western label says, since no text in one byte a letter looks like it by
 * chance; a declared charset that reads as a language stays; else the reading that looks most like one, Russian first.
 * What looks like none loses its signs beyond ASCII («�»): that is better than gibberish.
 */
export function wordsOf(bytes: Uint8Array, label: string): string {
  const declared = charsetNamed(label)
  if (isWide(bytes, declared)) return new TextDecoder(declared ?? 'utf-16le').decode(bytes)
  if (isAscii(bytes)) return declared !== null && SEVEN_BITS.test(declared) ? decoded(bytes, declared) : ascii(bytes)
  if (isUtf8(bytes) && (declared === null || isWestern(declared))) return decoded(bytes, 'utf-8')
  return bestReading(bytes, declared)
}

/** A charset that programs know, under the name they know it by; null when there is none. */
export function charsetNamed(label: string): string | null {
  const name = label
    .trim()
    .toLowerCase()
    .replaceAll(/["'\s]/g, '')
    .replace(/\*.*$/, '')
    .replaceAll('_', '-')
  const number = /^(?:x-)?(?:cp|win|windows|ms|ibm|cs)?-?(125\d|866|932|936|949|950)$/.exec(name)?.[1]
  return (
    [name, name.replace(/^(?:x-|cs)/, ''), PAGES[number ?? ''] ?? `windows-${number}`].map(known).find(Boolean) ?? null
  )
}

const PAGES: Readonly<Record<string, string>> = {
  866: 'ibm866',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
}
const SEVEN_BITS = /^(iso-2022|hz-|replacement)/
const GUESSES = ['utf-8', 'windows-1251', 'windows-1252', 'koi8-r', 'ibm866', 'iso-8859-5'] as const
const WESTERN = /^(utf-8|windows-125[0234678]|iso-8859-(1|2|3|4|10|13|14|15|16)|macintosh|x-user-defined)$/
const CYRILLIC = /^(windows-1251|koi8-[ru]|ibm866|iso-8859-5|x-mac-cyrillic)$/
/** Of readings that are as good as each other the declared one is right, and one that hardly anybody writes is wrong. */
const DECLARED = 2
const RARE = -6
/** What a byte is worth that is shown as lost. */
const GIVEN_UP = -0.75
const SAMPLE = 20_000

function bestReading(bytes: Uint8Array, declared: string | null): string {
  const sample = bytes.subarray(0, SAMPLE)
  const high = sample.reduce((sum, byte) => sum + (byte > 127 ? 1 : 0), 0)
  if (declared !== null && !isWestern(declared) && !CYRILLIC.test(declared) && isLanguage(decoded(sample, declared))) {
    return decoded(bytes, declared)
  }
  const worth = (charset: string) =>
    likeness(decoded(sample, charset)) +
    (charset === declared ? DECLARED : 0) +
    (/866|8859-5/.test(charset) ? RARE : 0) +
    (charset === 'utf-8' ? wholeSigns(sample) * 3 : 0)
  const readings = [...new Set([...(declared === null ? [] : [declared]), ...GUESSES])]
  const [best] = readings.map((charset) => ({ charset, worth: worth(charset) })).toSorted((a, b) => b.worth - a.worth)
  return best && best.worth >= high * GIVEN_UP ? decoded(bytes, best.charset) : ascii(bytes)
}

function isLanguage(text: string): boolean {
  return !text.includes('\ufffd') && likeness(text) > 0
}

/** How many signs of several bytes are whole: each is next to impossible by chance. */
function wholeSigns(bytes: Uint8Array): number {
  return [...decoded(bytes, 'utf-8')].filter(
    (sign) => sign > '\u007f' && sign !== '\ufffd' && /[\p{L}\p{P}\p{S}]/u.test(sign),
  ).length
}

const decoders = new Map<string, TextDecoder>()

function decoded(bytes: Uint8Array, charset: string): string {
  const decoder = decoders.get(charset) ?? new TextDecoder(charset)
  decoders.set(charset, decoder)
  if (!/^(windows-1252|iso-8859-15)$/.test(charset)) return decoder.decode(bytes)
  const pieces = Buffer.from(bytes).toString('latin1').split(IN_UTF8)
  const text = pieces.map((piece, place) => (place % 2 ? sewn(piece, decoder) : single(piece, decoder))).join('')
  return charset === 'windows-1252' ? withQuotes(text) : text
}

/** A western letter in UTF-8 among those in Latin-1: somebody's template, and what a program put into it. */
const IN_UTF8 = /([\u00c2-\u00df][\u0080-\u00bf]|\u00e2[\u0080-\u00bf]{2})/

function sewn(signs: string, decoder: TextDecoder): string {
  const sign = Buffer.from(signs, 'latin1').toString('utf8')
  return /^[\u00a0«»À-ÿ‘’“”„–—…€]$/.test(sign) ? sign : single(signs, decoder)
}

function single(signs: string, decoder: TextDecoder): string {
  return signs === '' ? '' : decoder.decode(Buffer.from(signs, 'latin1'))
}

function withQuotes(text: string): string {
  return text.replaceAll(/[\u0080-\u009f]/g, (sign) => QUOTES[sign.charCodeAt(0) - 0x80] ?? sign)
}

/** What Windows keeps where Latin-1 keeps nothing; the decoder of the platform leaves these bytes as they are. */
const QUOTES = [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ']

function ascii(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    .toString('latin1')
    .replaceAll(/[\u0080-\u00ff]/g, '\ufffd')
}

/** Two bytes a letter: by its mark of order, or as declared where every other byte is that of a script. */
function isWide(bytes: Uint8Array, declared: string | null): boolean {
  const marked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  if (declared === null || !declared.startsWith('utf-16')) return marked && declared === null && bytes.length % 2 === 0
  return marked || bytes.subarray(0, SAMPLE).some((byte) => byte === 0 || byte === 4)
}

function isWestern(charset: string): boolean {
  return WESTERN.test(charset)
}

function known(name: string): string | null {
  try {
    return new TextDecoder(name).encoding
  } catch {
    return null
  }
}
