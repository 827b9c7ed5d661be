import { createHash } from 'node:crypto'
import PostalMime, { type Email } from 'postal-mime'
import { cleanLine, cleanText, cutText } from '../../domain/ground/clean-text.ts'
import type { ArrivedLetter, AttachedLetter, ReadLetter } from '../../domain/mail/letter.ts'
import { isOfDaemon } from '../../domain/mail/machine-letters.ts'
import { folded, unfolded } from '../../domain/mail/quoted-text.ts'
import { isReply } from '../../domain/mail/reply.ts'
import { addressesIn } from './addresses.ts'
import { cleanHtml } from './clean-html.ts'
import { deliveryReport, reportedLetters } from './delivery-report.ts'
import { shallow, textOfHtml } from './html-text.ts'
import { bytesOf, contentsOf, type LetterContents } from './letter-files.ts'
import { replyToOf, senderOf } from './sender.ts'
import { wellFormed } from './well-formed.ts'
import { withinLines } from './within-lines.ts'

const LIMITS = { maxNestingDepth: 50, maxHeadersSize: 1_048_576, forceRfc822Attachments: true }
/** A message is for reading; what is longer is folded, and the letter itself is kept as it came. */
const LONGEST_TEXT = 50_000
const LONGEST_QUOTE = 500_000

/** A letter as facts: nothing is decided here, nothing is thrown. What cannot be read at all says why. */
export async function readLetter(bytes: Uint8Array, deliveredTo: string): Promise<ReadLetter> {
  try {
    const email = await parsed(bytes)
    if (saysNothing(email)) return { unreadable: 'there is no letter in it' }
    return { letter: { ...letterOf(email, deliveredTo), attached: await attachedLetter(email) } }
  } catch (error) {
    return { unreadable: error instanceof Error ? error.message : String(error) }
  }
}

function parsed(bytes: Uint8Array): Promise<Email> {
  const { buffer, byteOffset, length } = withinLines(bytes)
  return PostalMime.parse(wellFormed(Buffer.from(buffer, byteOffset, length)), LIMITS)
}

function letterOf(email: Email, deliveredTo: string): Omit<ArrivedLetter, 'attached'> {
  const headers = Object.fromEntries(email.headers.toReversed().map(({ key, value }) => [key, cleanText(value)]))
  const contents = contentsOf(email.attachments)
  const subject = cleanLine(email.subject ?? '')
  const recipients = recipientsOf(email, headers, deliveredTo)
  const said = (isReply({ subject, headers, recipients }) ? folded : unfolded)(cleanText(textOf(email, contents)))
  const looks = email.html || (contents.packed?.html ?? '')
  const report = deliveryReport(email)
  const text = cutText(said.visible, LONGEST_TEXT)
  const rest = said.visible.slice(text.length)
  return {
    id: idsIn(email.messageId)[0] ?? null,
    from: senderOf(email),
    replyTo: replyToOf(email),
    recipients,
    addressees: addressesIn([...(email.to ?? []), ...(email.cc ?? [])]).slice(0, 100),
    references: [
      ...new Set([
        ...idsIn(email.inReplyTo),
        ...idsIn(email.references).toReversed(),
        ...(report || isReport(headers) || isFromDaemon(email) ? reportedLetters(email) : []),
      ]),
    ].slice(0, 50),
    subject,
    date: email.date ?? null,
    headers,
    text,
    quoted: cutText([rest, said.quoted].filter(Boolean).join('\n\n'), LONGEST_QUOTE) || null,
    html: cleanHtml(shallow(cleanText(looks))),
    files: contents.files,
    report,
  }
}

/** The same for two copies of one letter, though they came by different routes and their envelopes differ. */
export function fingerprintOf(letter: ArrivedLetter, bytes: Uint8Array): Buffer {
  const sum = (data: Uint8Array | string) => createHash('sha256').update(data).digest()
  if (letter.id === null && letter.date === null) return sum(bytes)
  const { id, date, from, subject, text, quoted, files } = letter
  const contents = files.map((file) => sum(file.bytes).toString('hex'))
  return sum(JSON.stringify([id, date, from?.address, subject, text, quoted, contents]))
}

function isFromDaemon({ from }: Email): boolean {
  return isOfDaemon(from?.address ?? '') || !from?.address
}

/** Of any kind, and one of a server that does not say so. */
function isReport(headers: ArrivedLetter['headers']): boolean {
  return /^\s*multipart\/report\b/i.test(headers['content-type'] ?? '') || 'x-failed-recipients' in headers
}

function saysNothing({ from, subject, text, html, date, attachments }: Email): boolean {
  return !from && !subject && !date && !text?.trim() && !html && attachments.length === 0
}

/** HTML first: the text part may be a stub that no program shows, but the HTML is what the sender saw. */
function textOf({ html, text }: Email, { packed }: LetterContents): string {
  const shown = html ? textOfHtml(html) : ''
  if (shown.trim() !== '') return shown
  return text?.trim() ? text : (packed?.text ?? textOfHtml(packed?.html ?? ''))
}

function recipientsOf(email: Email, headers: ArrivedLetter['headers'], deliveredTo: string): string[] {
  const envelope = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to'].map((name) => ({
    name: '',
    address: (headers[name] ?? '').replaceAll(/[<>\s]/g, ''),
  }))
  const all = addressesIn([...(email.to ?? []), ...(email.cc ?? []), ...envelope, { name: '', address: deliveredTo }])
  return [...new Set(all.map(({ address }) => address))].slice(0, 200)
}

/** A letter that came along as a file is read as letters are, and no letter in that; what cannot be read is only a file. */
async function attachedLetter({ attachments }: Email): Promise<AttachedLetter | null> {
  const file = attachments.find(({ mimeType }) => mimeType === 'message/rfc822')
  if (!file || attachments.some(({ mimeType }) => mimeType === 'message/delivery-status')) return null
  const email = await parsed(bytesOf(file)).catch(() => null)
  const from = email && senderOf(email)
  if (!from) return null
  const { id, subject, text, quoted } = letterOf(email, '')
  return { id, from, subject, text, quoted }
}

function idsIn(text: string | undefined): string[] {
  return cleanText(text ?? '').match(/<[^<>\s]{1,400}>/g) ?? []
}
