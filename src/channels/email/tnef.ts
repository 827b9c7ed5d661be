import { wordsOf } from './charset.ts'
import { mapiProperties } from './tnef-properties.ts'

/** What Outlook has packed into one `winmail.dat` (MS-OXTNEF): the files, and the words when they are nowhere else. */
export interface Unpacked {
  readonly text: string | null
  readonly html: string | null
  readonly files: readonly { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array }[]
}

const SIGNATURE = 0x223e9f78
const HEADER = 6
const BODY = 0x0002800c
const MESSAGE_PROPERTIES = 0x00069003
const ATTACHMENT_BEGINS = 0x00069002
const ATTACHMENT_TITLE = 0x00018010
const ATTACHMENT_DATA = 0x0006800f
const ATTACHMENT_PROPERTIES = 0x00069005

const HTML_BODY = 0x1013
const TEXT_BODY = 0x1000
const LONG_NAME = 0x3707
const MIME_TYPE = 0x370e
const MOST_FILES = 50

interface Attached {
  name: string
  mediaType: string
  bytes: Uint8Array
}

/** Null when it is no such container, or is cut off before it says anything. */
export function unpackedTnef(bytes: Uint8Array): Unpacked | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < HEADER || view.getUint32(0, true) !== SIGNATURE) return null
  const files: Attached[] = []
  let text: string | null = null
  let html: string | null = null
  for (const { id, data } of attributes(bytes, view)) {
    const file = files.at(-1)
    if (id === BODY) text = decoded(data)
    if (id === MESSAGE_PROPERTIES) {
      const said = mapiProperties(data)
      text = textOf(said.get(TEXT_BODY)) ?? text
      html = textOf(said.get(HTML_BODY))
    }
    if (id === ATTACHMENT_BEGINS && files.length < MOST_FILES) files.push({ name: '', mediaType: '', bytes: NOTHING })
    if (file) describe(file, id, data)
  }
  return { text, html, files: files.filter((file) => file.bytes.length > 0) }
}

const NOTHING = new Uint8Array()

function describe(file: Attached, id: number, data: Uint8Array): void {
  if (id === ATTACHMENT_TITLE) file.name ||= decoded(data)
  if (id === ATTACHMENT_DATA) file.bytes = data
  if (id !== ATTACHMENT_PROPERTIES) return
  const said = mapiProperties(data)
  file.name = textOf(said.get(LONG_NAME)) ?? file.name
  file.mediaType = textOf(said.get(MIME_TYPE)) ?? ''
}

/** One after the other: level, id, length, data, sum. What is cut off in the middle ends the row. */
function* attributes(bytes: Uint8Array, view: DataView) {
  let at = HEADER
  while (at + 9 <= bytes.length) {
    const id = view.getUint32(at + 1, true)
    const length = view.getUint32(at + 5, true)
    const from = at + 9
    if (from + length > bytes.length) return
    yield { id, data: bytes.subarray(from, from + length) }
    at = from + length + 2
  }
}

function textOf(value: { readonly data: Uint8Array; readonly wide: boolean } | undefined): string | null {
  if (!value) return null
  const text = value.wide ? new TextDecoder('utf-16le').decode(value.data) : decoded(value.data)
  return text.replaceAll('\0', '').trim() || null
}

/** Outlook writes in the code page of its Windows; what is valid UTF-8 is that. */
function decoded(data: Uint8Array): string {
  const bare = data.at(-1) === 0 ? data.subarray(0, -1) : data
  return wordsOf(bare, '')
}
