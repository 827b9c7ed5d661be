/** A letter that says nothing of its charset, or the wrong thing, is read in each of these; the best Russian wins. */
const GUESSES = ['windows-1251', 'koi8-r'] as const

const LOST = '\ufffd'

/** The same letter as bytes that say their charset, once for each guess. */
export function otherReadings(bytes: Uint8Array): readonly Uint8Array[] {
  return GUESSES.map((charset) => declared(bytes, charset))
}

export function isLossy(text: string): boolean {
  return text.includes(LOST)
}

/** Of several readings of the same words the one that lost nothing and looks most like a language. */
export function bestReading(readings: readonly string[]): string {
  return readings.reduce((best, next) => (likeness(next) > likeness(best) ? next : best))
}

/** Wrong readings of Russian are full of capitals and of letters that are rare in it. */
function likeness(text: string): number {
  const sample = text.slice(0, 20_000)
  const count = (letters: RegExp) => sample.match(letters)?.length ?? 0
  return count(/[оеаинтсрвлкм]/g) - count(/[А-ЯЁ]/g) - count(/[^\p{ASCII}\p{Script=Cyrillic}«»„“”—–№…\s]/gu) * 5
}

/** Headers become UTF-8; parts of text that name no charset, or one that cannot be, get this one. */
function declared(bytes: Uint8Array, charset: string): Uint8Array {
  const raw = Buffer.from(bytes).toString('latin1')
  const end = /\r?\n\r?\n/.exec(raw)
  const bodyAt = end ? end.index + end[0].length : raw.length
  const head = Buffer.from(new TextDecoder(charset).decode(bytes.subarray(0, bodyAt))).toString('latin1')
  const named = /^content-type:/im.test(head) ? head : `Content-Type: text/plain; charset=${charset}\r\n${head}`
  return Buffer.from(withCharset(named + raw.slice(bodyAt), charset), 'latin1')
}

function withCharset(raw: string, charset: string): string {
  return raw.replaceAll(/^content-type:[ \t]*text\/[^\r\n]{0,500}(?:\r?\n[ \t][^\r\n]{0,500}){0,10}/gim, (header) => {
    const bare = header.replace(/;\s*charset\s*=\s*("[^"\r\n]{0,80}"|[^\s;]{1,80})/i, '')
    return `${bare}; charset=${charset}`
  })
}
