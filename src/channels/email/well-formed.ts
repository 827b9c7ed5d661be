import { cleanFileName } from '../../domain/ground/clean-text.ts'
import { wordsOf } from './charset.ts'
import { type Field, fieldsOf, parametersOf, parameterWords, readable } from './field-words.ts'
import { fromBase64, fromQuotedPrintable, inBase64, unflowed } from './transfer.ts'

/**
 * The same letter as a careful client would have written it: every field and every text in UTF-8, each decided on its own,
 * and every file in base64, its bytes as they came. Parsers of letters know bytes only by their labels, and labels lie.
 */
export function wellFormed(bytes: Buffer): Buffer {
  const written: Uint8Array[] = []
  const open: Multipart[] = []
  let at = 0
  while (at < bytes.length && open.length < DEEPEST) {
    at = writePart(bytes, at, { open, written })
    at = writeRest(bytes, at, { open, written })
  }
  written.push(bytes.subarray(at))
  return Buffer.concat(written)
}

/** What is deeper no parser reads. */
const DEEPEST = 60

interface Multipart {
  readonly boundary: Buffer
  readonly isDigest: boolean
}

interface Progress {
  /** The multiparts that have begun and not ended, the outermost first. */
  readonly open: Multipart[]
  readonly written: Uint8Array[]
}

/** Head and content of a part; ends before the next boundary. */
function writePart(bytes: Buffer, from: number, { open, written }: Progress): number {
  const head = headFrom(bytes, from, open)
  const fields = fieldsOf(bytes.subarray(from, head.end))
  const type = fields.find(({ name }) => name === 'content-type')
  const end = contentEnd(bytes, head.next, open)
  const content = bytes.subarray(head.next, end.content)
  const boundary = type && boundaryIn(type, content)
  if (boundary) {
    written.push(...fields.map((field) => ended(field === type ? field.bytes : readable(field))), NEW_LINE)
    open.push({ boundary, isDigest: /digest/i.test(type.bytes.toString('latin1')) })
    return head.next
  }
  written.push(...partOf({ fields, content, isDigest: open.at(-1)?.isDigest ?? false }))
  return end.next
}

/** The boundary between the parts of a multipart; one that announces none, or one that never comes, is only a text. */
function boundaryIn(type: Field, content: Buffer): Buffer | null {
  const said = isMultipart(type) ? parametersOf(type).get('boundary') : undefined
  if (!said) return null
  const boundary = Buffer.from(`--${said}`, 'latin1')
  const isThere = content.includes(Buffer.from(`\n--${said}`, 'latin1')) || content.indexOf(boundary) === 0
  return isThere ? boundary : null
}

const NEW_LINE = Buffer.from('\r\n')

/** What stands between parts: boundaries, and words that no reader shows. */
function writeRest(bytes: Buffer, from: number, { open, written }: Progress): number {
  let at = from
  while (at < bytes.length) {
    const end = lineEnd(bytes, at)
    const found = boundaryAt(bytes, at, end, open)
    written.push(bytes.subarray(at, end))
    at = end
    if (!found) continue
    open.length = found.place + (found.closes ? 0 : 1)
    if (!found.closes) return at
  }
  return at
}

interface Head {
  readonly end: number
  readonly next: number
}

/** Fields up to a blank line, or to a boundary that comes before one. */
function headFrom(bytes: Buffer, from: number, open: readonly Multipart[]): Head {
  let at = from
  while (at < bytes.length) {
    const end = lineEnd(bytes, at)
    if (isBlankLine(bytes, at, end)) return { end: at, next: end }
    if (boundaryAt(bytes, at, end, open)) return { end: at, next: at }
    at = end
  }
  return { end: at, next: at }
}

/** The end of a line belongs to the boundary that follows it. */
function contentEnd(bytes: Buffer, from: number, open: readonly Multipart[]) {
  let at = from
  while (open.length > 0 && at < bytes.length) {
    if (boundaryAt(bytes, at, lineEnd(bytes, at), open)) {
      return { content: Math.max(from, withoutNewLine(bytes, at)), next: at }
    }
    const next = bytes.indexOf(LINE_OF_DASHES, at)
    if (next < 0) break
    at = next + 1
  }
  return { content: bytes.length, next: bytes.length }
}

const DASH = 0x2d
const LINE_OF_DASHES = Buffer.from('\n--')

function withoutNewLine(bytes: Buffer, end: number): number {
  return bytes[end - 2] === 13 ? end - 2 : end - 1
}

function lineEnd(bytes: Buffer, at: number): number {
  const end = bytes.indexOf(10, at)
  return end < 0 ? bytes.length : end + 1
}

function isBlankLine(bytes: Buffer, at: number, end: number): boolean {
  return bytes.subarray(at, end).every((byte) => byte === 13 || byte === 10)
}

/** The boundary of which multipart that line is, the innermost first, and whether it closes it. */
function boundaryAt(bytes: Buffer, at: number, end: number, open: readonly Multipart[]) {
  if (bytes[at] !== DASH || bytes[at + 1] !== DASH) return null
  for (let place = open.length - 1; place >= 0; place--) {
    const { boundary } = open[place] ?? { boundary: NEW_LINE }
    if (bytes.compare(boundary, 0, boundary.length, at, Math.min(end, at + boundary.length)) !== 0) continue
    const rest = bytes.subarray(at + boundary.length, end).toString('latin1')
    const [, closing = ''] = /^(--)?[ \t]*[\r\n]*$/.exec(rest) ?? [null, 'none']
    if (closing !== 'none') return { place, closes: closing === '--' }
  }
  return null
}

interface Part {
  readonly fields: readonly Field[]
  readonly content: Buffer
  readonly isDigest: boolean
}

function partOf({ fields, content, isDigest }: Part): Uint8Array[] {
  const type = fields.find(({ name }) => name === 'content-type')
  const media = mediaTypeOf(type, isDigest)
  const disposition = fields.find(({ name }) => name === 'content-disposition')
  const isFile = !/^text\/(plain|html)$/.test(media) || isAttachment(disposition)
  const way = encodingOf(fields)
  const kept = fields.filter(({ name }) => !OWN_FIELDS.includes(name) || (name === 'content-disposition' && isFile))
  const heads = kept.map((field) => (field === disposition ? withName(field, 'filename') : readable(field)))
  const own = isFile ? fileHead(type, media) : `Content-Type: ${media}; charset=utf-8\r\n`
  const body = isFile ? fileBody(content, way) : textBody(content, { type, media, way })
  return [...heads.map(ended), Buffer.from(own), ...body, NEW_LINE]
}

const OWN_FIELDS = ['content-type', 'content-transfer-encoding', 'content-disposition']
/** Parsers rewrite the lines of a calendar; under this name they leave it alone. */
export const AS_IT_CAME = '+as-it-came'

function mediaTypeOf(type: Field | undefined, isDigest: boolean): string {
  const value = /^[^:]*:\s*([^\s;]*)/.exec(type?.bytes.toString('latin1') ?? '')?.[1]?.toLowerCase() ?? ''
  if (/^[\w.+-]+\/[\w.+-]+$/.test(value) && !value.startsWith('multipart/')) return value
  return isDigest && !type ? 'message/rfc822' : 'text/plain'
}

function isMultipart(type: Field): boolean {
  return /^[^:]*:\s*multipart\//i.test(type.bytes.toString('latin1'))
}

function isAttachment(disposition: Field | undefined): boolean {
  return /^[^:]*:\s*"?attachment/i.test(disposition?.bytes.toString('latin1') ?? '')
}

function encodingOf(fields: readonly Field[]): string {
  const field = fields.find(({ name }) => name === 'content-transfer-encoding')
  return /base64|quoted-printable/i.exec(field?.bytes.toString('latin1') ?? '')?.[0].toLowerCase() ?? ''
}

function fileHead(type: Field | undefined, media: string): string {
  const name = type ? parameterWords(parametersOf(type), 'name') : ''
  const method = type && parametersOf(type).get('method')
  const kept = /calendar|ics/.test(media) ? media + AS_IT_CAME : media
  const about = method ? `; method=${method.replaceAll(/[^\w-]/g, '')}` : ''
  return `Content-Type: ${kept}${about}${named('name', name)}\r\n`
}

function withName(field: Field, parameter: string): Buffer {
  const name = parameterWords(parametersOf(field), parameter)
  const value = /^[^:]*:\s*"?([\w-]*)/.exec(field.bytes.toString('latin1'))?.[1]
  return Buffer.from(`Content-Disposition: ${value}${named(parameter, name)}`)
}

function named(parameter: string, name: string): string {
  return name === ''
    ? ''
    : `; ${parameter}*=utf-8''${encodeURIComponent(cleanFileName(name, LONGEST_NAME)).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`
}

const LONGEST_NAME = 2000

const BASE64 = Buffer.from('Content-Transfer-Encoding: base64\r\n\r\n')
const AS_IT_IS = Buffer.from('Content-Transfer-Encoding: 8bit\r\n\r\n')

function fileBody(content: Buffer, way: string): Uint8Array[] {
  if (way === 'base64') return [BASE64, content]
  return [BASE64, ...inBase64(way === 'quoted-printable' ? fromQuotedPrintable(content) : content)]
}

/** Parsers are slow with a million lines, and with base64 of a few that are megabytes long: those stay as they came. */
function textBody(content: Buffer, about: Text): Uint8Array[] {
  const text = Buffer.from(textOf(content, about))
  return about.way === '' && hasLongLines(content) && text.equals(content)
    ? [AS_IT_IS, content]
    : [BASE64, ...inBase64(Buffer.concat([text, NEW_LINE]))]
}

const LARGE = 1_000_000
const LONG_LINE = 1_000

function hasLongLines(content: Buffer): boolean {
  if (content.length < LARGE) return false
  let lines = 0
  for (let at = content.indexOf(10); at >= 0; at = content.indexOf(10, at + 1)) lines += 1
  return lines * LONG_LINE < content.length
}

interface Text {
  readonly type: Field | undefined
  readonly media: string
  readonly way: string
}

function textOf(content: Buffer, { type, media, way }: Text): string {
  const bytes =
    way === 'base64' ? fromBase64(content.toString('latin1')) : way === '' ? content : fromQuotedPrintable(content)
  const parameters = type ? parametersOf(type) : new Map<string, string>()
  const label = parameters.get('charset') ?? (media === 'text/html' ? charsetInHtml(bytes) : '')
  const text = wordsOf(bytes, label)
  const isFlowed = media === 'text/plain' && /^flowed$/i.test(parameters.get('format') ?? '')
  return isFlowed ? unflowed(text, { delSp: /^yes$/i.test(parameters.get('delsp') ?? '') }) : text
}

function charsetInHtml(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, 4000)).toString('latin1')
  return /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{1,40})/i.exec(start)?.[1] ?? ''
}

function ended(field: Buffer): Buffer {
  return field.at(-1) === 10 ? field : Buffer.concat([field, NEW_LINE])
}
