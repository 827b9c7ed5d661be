import type { Attachment } from 'postal-mime'
import type { LetterFile } from '../../domain/letter.ts'
import { oneLine } from './clean-words.ts'
import { type Unpacked, unpackedTnef } from './tnef.ts'

export interface LetterContents {
  readonly files: readonly LetterFile[]
  /** What Outlook packed away together with the files. */
  readonly packed: Pick<Unpacked, 'text' | 'html'> | null
}

const MOST_FILES = 50

/**
 * Everything that came along. What Outlook has packed is unpacked; calendars, signed and encrypted containers and letters
 * within the letter stay as they are, for whoever can open them.
 */
export function contentsOf(attachments: readonly Attachment[]): LetterContents {
  const parts = attachments.slice(0, MOST_FILES).map((attachment, place) => openedUp(attachment, place))
  return {
    files: parts.flatMap(({ files }) => files).slice(0, MOST_FILES),
    packed: parts.find(({ packed }) => packed !== null)?.packed ?? null,
  }
}

function openedUp(attachment: Attachment, place: number): LetterContents {
  const bytes = bytesOf(attachment)
  const unpacked = isTnef(attachment) ? unpackedTnef(bytes) : null
  if (!unpacked) return { files: fileOf(attachment, bytes, place), packed: null }
  const files = unpacked.files.map(({ name, mediaType, bytes: content }) => ({
    name: fileName(name) || nameFor(mediaType, place),
    mediaType: mediaType || 'application/octet-stream',
    bytes: content.slice(),
    contentId: null,
  }))
  return { files, packed: unpacked }
}

function isTnef({ mimeType, filename }: Attachment): boolean {
  return /^application\/(vnd\.)?ms-tnef$/i.test(mimeType) || /^win(mail)?\.dat$/i.test(filename ?? '')
}

export function bytesOf({ content }: Attachment): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content)
}

function fileOf({ filename, mimeType, contentId }: Attachment, bytes: Uint8Array, place: number): LetterFile[] {
  if (bytes.length === 0) return []
  const name = fileName(filename ?? '') || nameFor(mimeType, place)
  return [{ name, mediaType: mimeType, bytes, contentId: contentId?.replaceAll(/[<>]/g, '').slice(0, 250) || null }]
}

/** A name is never a path. */
function fileName(name: string): string {
  return oneLine(name).replaceAll(/[/\\]/g, '_').slice(0, 200)
}

const ENDINGS: Readonly<Record<string, string>> = {
  'message/rfc822': 'eml',
  'text/calendar': 'ics',
  'message/delivery-status': 'txt',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'application/pkcs7-mime': 'p7m',
  'application/x-pkcs7-mime': 'p7m',
  'application/pkcs7-signature': 'p7s',
  'application/x-pkcs7-signature': 'p7s',
  'application/pgp-signature': 'asc',
  'application/pgp-encrypted': 'asc',
}

function nameFor(mimeType: string, place: number): string {
  return `${place + 1}.${ENDINGS[mimeType] ?? 'bin'}`
}
