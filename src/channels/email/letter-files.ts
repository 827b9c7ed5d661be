import type { Attachment } from 'postal-mime'
import { cleanFileName, cutText } from '../../domain/ground/clean-text.ts'
import type { LetterFile } from '../../domain/mail/letter.ts'
import { fieldsOf, wordsIn } from './field-words.ts'
import { type Unpacked, unpackedTnef } from './tnef.ts'
import { AS_IT_CAME } from './well-formed.ts'

export interface LetterContents {
  readonly files: readonly LetterFile[]
  /** What Outlook packed away together with the files. */
  readonly packed: Pick<Unpacked, 'text' | 'html'> | null
}

const MOST_FILES = 50

/**
 * Everything that came along. What Outlook has packed is unpacked; calendars, signed and encrypted containers and letters
 * within the letter stay as they are, for a recipient whose program can open them.
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
  const mediaType = mimeType.replace(AS_IT_CAME, '')
  if (filename === null && NO_FILES.test(mediaType)) return []
  const name = fileName(filename ?? '') || nameOfLetter(mediaType, bytes) || nameFor(mediaType, place)
  return [{ name, mediaType, bytes, contentId: contentId?.replaceAll(/[<>]/g, '').slice(0, 250) || null }]
}

/** The same words once more, for programs: a page that runs (AMP), a text for a watch (Apple). A reaction is told as words (domain/mail/reaction.ts). */
const NO_FILES = /^text\/(x-amp-html|watch-html)$/

/** A letter within a letter is called by what it is about. */
function nameOfLetter(mediaType: string, bytes: Uint8Array): string {
  if (!/^message\/(rfc822|global)$/.test(mediaType)) return ''
  const start = Buffer.from(bytes.subarray(0, LONGEST_HEAD)).toString('latin1')
  const head = start.slice(0, Math.max(0, start.search(/\r?\n\r?\n/))) || start
  const subject = fieldsOf(Buffer.from(head, 'latin1')).find(({ name }) => name === 'subject')
  const name = cutText(cleanFileName(subject ? wordsIn(subject) : '', 2_000), LONGEST_SUBJECT).trim()
  return name && `${name}.eml`
}

const LONGEST_HEAD = 100_000
const LONGEST_SUBJECT = 150

function fileName(name: string): string {
  return cleanFileName(name, 200)
}

const ENDINGS: Readonly<Record<string, string>> = {
  'message/rfc822': 'eml',
  'message/global': 'eml',
  'message/disposition-notification': 'txt',
  'message/feedback-report': 'txt',
  'text/rfc822-headers': 'txt',
  'text/plain': 'txt',
  'text/html': 'html',
  'text/csv': 'csv',
  'text/xml': 'xml',
  'text/rtf': 'rtf',
  'text/vcard': 'vcf',
  'text/x-vcard': 'vcf',
  'application/pdf': 'pdf',
  'application/zip': 'zip',
  'application/json': 'json',
  'application/xml': 'xml',
  'application/rtf': 'rtf',
  'application/ics': 'ics',
  'application/msword': 'doc',
  'application/vnd.ms-excel': 'xls',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'text/calendar': 'ics',
  'message/delivery-status': 'txt',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'image/tiff': 'tif',
  'image/bmp': 'bmp',
  'audio/mpeg': 'mp3',
  'audio/ogg': 'ogg',
  'video/mp4': 'mp4',
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
