import type { Desk } from '../../db/desk.ts'
import { insertThreaded } from '../../db/mail/letter-threads.ts'
import { lockSender } from '../../db/mail/senders.ts'
import type { Owner } from '../../db/people/identities.ts'
import { insertMessage, keepLooks, lastMessageId } from '../../db/request/messages.ts'
import { lockRequest } from '../../db/request/requests.ts'
import { save } from '../../db/request/save.ts'
import { loadTerms } from '../../db/terms/terms.ts'
import { mayOnDesk, THE_DESK } from '../../domain/access/permissions.ts'
import { forwardedIn } from '../../domain/mail/forwarded-letter.ts'
import type { ArrivedLetter, LetterAddress } from '../../domain/mail/letter.ts'
import { localeOf, ownSubject } from '../../domain/mail/letter-subject.ts'
import { ownAddress } from '../../domain/mail/mailbox.ts'
import { folded, unfolded } from '../../domain/mail/quoted-text.ts'
import { isReply } from '../../domain/mail/reply.ts'
import { withNote } from '../../domain/request/conversation.ts'
import { LETTER_WITHOUT_SUBJECT } from '../../domain/request/request-intake.ts'
import { fileRequest } from '../requests/file-request.ts'
import { actingAs, keepFiles, newcomer } from '../requests/receive.ts'
import { filesIn, fromOf } from './act-on-letter.ts'
import type { MailDesk } from './mail-desk.ts'

/** A letter that a specialist passed on to the desk, and whose it was. */
interface PassedOn {
  readonly from: LetterAddress
  readonly subject: string
  readonly text: string
  readonly quoted: string | null
  readonly own: string
  /** Its own Message-ID, where it came along whole. */
  readonly letterId: string | null
}

/**
 * A customer's letter that a specialist passed on becomes a request of that customer; what the specialist wrote above it is
 * an internal note. Null when nothing was passed on, or when he may not file for others.
 */
export async function fileForwarded(desk: MailDesk, letter: ArrivedLetter, sender: Owner) {
  const acting = await actingAs(desk, sender.personId, 'email')
  const passedOn = passedOnIn(letter, desk.own.addresses)
  if (!passedOn || !mayOnDesk(acting.actor, 'file_for_others')) return null
  const contact = await customerOf(desk, passedOn)
  if (!contact) return null

  const { number } = await fileRequest(acting, {
    subject: passedOn.subject || LETTER_WITHOUT_SUBJECT[languageOf(passedOn)],
    description: passedOn.text,
    urgency: 'medium',
    stopOfTrade: false,
    answers: null,
    fileIds: await keepFiles(acting, desk.store, filesIn(letter)),
    contactId: contact.personId,
    channel: 'email',
    senderKnown: contact.verified,
  })
  const messageId = await lastMessageId(desk.tx, number)
  await keepTraces(desk, letter, passedOn, { request: number, messageId })
  if (passedOn.own !== '') await leaveNote(acting, number, passedOn.own)
  return { end: 'request', request: number, messageId, sender } as const
}

function passedOnIn(letter: ArrivedLetter, own: readonly string[]): PassedOn | null {
  const found = letter.attached ? attachedIn(letter) : copiedIn(letter)
  return found && ownAddress(found.from.address, own) === null && found.from.address !== letter.from?.address
    ? found
    : null
}

function attachedIn({ attached, text }: ArrivedLetter): PassedOn | null {
  return attached && { ...attached, subject: ownSubject(attached.subject), own: text, letterId: attached.id }
}

function copiedIn(letter: ArrivedLetter): PassedOn | null {
  const found = forwardedIn(letter)
  if (!found) return null
  const { visible, quoted } = (isReply({ subject: found.subject ?? '' }) ? folded : unfolded)(found.text)
  const subject = ownSubject(found.subject ?? letter.subject)
  return { from: found.from, subject, text: visible, quoted, own: found.own, letterId: null }
}

function languageOf({ subject, text }: PassedOn): 'ru' | 'en' {
  return localeOf(`${subject} ${text}`)
}

/** Whoever is archived writes nothing any more. */
async function customerOf(desk: MailDesk, passedOn: PassedOn): Promise<Owner | null> {
  const known = await lockSender(desk.tx, passedOn.from.address)
  if (known) return known.archived ? null : known
  return newcomer(desk, fromOf(passedOn, passedOn.from))
}

/** The looks of the letter are not kept: they show what the specialist wrote. */
async function keepTraces(
  { tx }: MailDesk,
  letter: ArrivedLetter,
  { quoted, letterId }: PassedOn,
  message: { readonly request: number; readonly messageId: number },
): Promise<void> {
  await keepLooks(tx, message.messageId, { quoted, html: null })
  const ids = [letterId, letter.id].filter((id) => id !== null)
  for (const id of ids) await insertThreaded(tx, { ...message, letterId: id, direction: 'in' })
}

async function leaveNote(desk: Desk, number: number, text: string): Promise<void> {
  const request = await lockRequest(desk.tx, THE_DESK, number)
  const note = { request: number, visibility: 'internal', side: 'support', text, fileIds: [] } as const
  await save(desk, withNote(request, await insertMessage(desk, note)), await loadTerms(desk.tx, request))
}
