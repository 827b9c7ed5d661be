const EQUALS = 0x3d
const LF = 0x0a
const CR = 0x0d

/** Quoted-printable as bytes (RFC 2045 §6.7); what is no escape stays as it came, and so do ends of lines. */
export function fromQuotedPrintable(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length)
  let length = 0
  /** Where blanks at the end of a line would begin: they are none of the content. */
  let solid = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (byte === EQUALS) {
      const end = softBreak(bytes, at + 1)
      const code = end === null ? hexadecimal(bytes, at + 1) : null
      if (end !== null) at = end - 1
      else {
        out[length++] = code ?? byte
        if (code !== null) at += 2
      }
      solid = length
      continue
    }
    if (byte === CR || byte === LF) length = solid
    out[length++] = byte
    if (byte !== 0x20 && byte !== 0x09) solid = length
  }
  return out.subarray(0, length)
}

/** Where the next line begins, after an «=» that ends its line; null when it does not. */
function softBreak(bytes: Uint8Array, from: number): number | null {
  let at = from
  while (bytes[at] === 0x20 || bytes[at] === 0x09) at += 1
  if (bytes[at] === CR && bytes[at + 1] === LF) return at + 2
  return at >= bytes.length || bytes[at] === LF ? at + 1 : null
}

function hexadecimal(bytes: Uint8Array, at: number): number | null {
  const pair = String.fromCharCode(bytes[at] ?? 0, bytes[at + 1] ?? 0)
  return /^[0-9a-f]{2}$/i.test(pair) ? Number.parseInt(pair, 16) : null
}

/** Base64 as bytes; units that some clients pad line by line are joined. */
export function fromBase64(text: string): Buffer {
  const units = text.replaceAll(/[^a-zA-Z0-9+/=]+/g, '').split(/=+/)
  return Buffer.concat(units.map((unit) => Buffer.from(unit, 'base64')))
}

/** Lines that no mail server breaks, and no reader minds. */
const LONGEST_LINE = 76_000

export function inBase64(bytes: Uint8Array): Buffer[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64')
  return text.match(LINES)?.map((line) => Buffer.from(`${line}\r\n`, 'latin1')) ?? []
}

const LINES = new RegExp(`.{1,${LONGEST_LINE}}`, 'g')

/**
 * Text whose lines were broken to be flowed together again (RFC 3676). A quoted line never flows into one that was quoted
 * less or more: an answer below a quote that ends in a blank is an answer.
 */
export function unflowed(text: string, { delSp }: { readonly delSp: boolean }): string {
  const lines: string[] = []
  let open: string | null = null
  for (const raw of text.split(/\r?\n/)) {
    const [, depth = '', line = ''] = /^(>*) ?(.*)$/s.exec(raw) ?? []
    const flows = line.endsWith(' ') && line !== '-- '
    const words = flows && delSp ? line.slice(0, -1) : line
    if (open === depth && line !== '-- ') lines.push(`${lines.pop() ?? ''}${words}`)
    else lines.push(depth === '' ? words : `${depth} ${words}`)
    open = flows ? depth : null
  }
  return lines.join('\n')
}
