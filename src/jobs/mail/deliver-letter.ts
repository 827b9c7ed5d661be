import type { Transporter } from 'nodemailer'
import { letterCameBack } from '../../actions/mail/letter-came-back.ts'
import { hashOf, newToken } from '../../actions/sessions/secrets.ts'
import type { EmailHouse } from '../../channels/email/index.ts'
import { LARGEST_FILES } from '../../channels/email/outbound.ts'
import type { Db } from '../../db/engine/database.ts'
import type { FileStore } from '../../db/files/file-store.ts'
import { insertLetterLink } from '../../db/mail/letter-links.ts'
import { filesOfMessage } from '../../db/mail/letters.ts'
import {
  loadSending,
  markGivenUp,
  markStays,
  markTaken,
  markTrouble,
  type Sending,
} from '../../db/notices/deliveries.ts'
import { insertAddressKey } from '../../db/people/address-questions.ts'
import { keptReason } from '../../domain/ground/clean-text.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { type DeliveryTrouble, failureOf, isPlainAddress } from '../../domain/mail/delivery-failures.ts'
import { addressPage, LINK_LIFETIME, linkPage, needsKey, withKey } from '../../domain/mail/letter-links.ts'
import { isReminderOver } from '../../domain/notices/deliveries.ts'
import { isAutomatic } from '../../domain/notices/outgoing-letters.ts'
import { speak } from '../../texts/say.ts'
import { type Post, signatureFor, transportFor } from './post.ts'
import { writtenAnew } from './write-anew.ts'

export interface Delivery {
  readonly db: Db
  readonly store: FileStore
  readonly post: Post
  readonly house: EmailHouse
  readonly now: () => Instant
}

/** Sends one letter of the outbox. It may be sent twice if we die in between: its Message-ID tells that it is the same. */
export async function deliverLetter(delivery: Delivery, id: number, { isLast }: { readonly isLast: boolean }) {
  const { db, post, house, now } = delivery
  const waiting = await loadSending(db, id)
  if (!waiting) return
  const isOver = waiting.kind === 'reminder' && isReminderOver(waiting, now())
  const letter = isOver ? null : await writtenAnew({ db, house, now: now() }, waiting)
  if (!letter) return db.transaction().execute((tx) => markGivenUp(tx, waiting, 'too-late', now()))
  if (!isPlainAddress(letter.to)) return giveUp(delivery, letter, { reason: NO_ADDRESS, addressIsGone: true })
  const transport = transportFor(post, letter)
  if (!transport) return stay(delivery, letter)
  try {
    const { response } = await send(delivery, transport, await withOwnKey(delivery, letter))
    await db.transaction().execute((tx) => markTaken(tx, letter, String(response ?? ''), now()))
  } catch (error) {
    await noteFailure(delivery, letter, troubleOf(error), isLast)
  }
}

async function send({ db, store, post }: Delivery, transport: Transporter, letter: Sending) {
  const { mailbox, locale, to } = letter
  const address = mailbox?.address ?? post.from
  const dkim = signatureFor(post, letter)
  return transport.sendMail({
    from: { name: mailbox?.displayName ?? speak(locale)('common.service'), address },
    to: { name: '', address: to },
    envelope: { from: address, to: [to] },
    subject: letter.subject,
    text: letter.text,
    ...(letter.html !== null && { html: letter.html }),
    textEncoding: 'base64',
    messageId: letter.messageId,
    ...(letter.inReplyTo !== null && { inReplyTo: letter.inReplyTo }),
    ...(letter.replyTo !== null && { replyTo: letter.replyTo }),
    references: [...letter.references],
    headers: headersOf(letter, address),
    attachments: letter.aboutMessage === null ? [] : await attachmentsOf(db, store, letter.aboutMessage),
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(dkim && { dkim }),
  })
}

/** Tells other machines that nobody waits for their answer (RFC 3834, and what Outlook wants to hear). */
function headersOf({ kind }: Sending, address: string): Record<string, string> {
  const isByMachine = kind === 'sign_in' || kind === 'address' || isAutomatic(kind)
  if (!isByMachine) return {}
  const submitted = kind === 'acknowledgement' ? 'auto-replied' : 'auto-generated'
  return { 'Auto-Submitted': submitted, 'X-Auto-Response-Suppress': 'All', 'X-Loop': address }
}

/** The key of a letter is made when it leaves: nobody who reads the outbox has it, and its time begins with the letter's. */
async function withOwnKey({ db, now }: Delivery, letter: Sending): Promise<Sending> {
  const { request, recipientId, question } = letter
  if (question !== null) return withKeyOfQuestion({ db }, letter, question)
  if (request === null || recipientId === null || !needsKey(letter.text, linkPage())) return letter
  const key = newToken()
  const createdAt = now()
  await db.transaction().execute((tx) =>
    insertLetterLink(tx, {
      tokenHash: hashOf(key),
      request,
      personId: recipientId,
      createdAt,
      expiresAt: createdAt + LINK_LIFETIME,
    }),
  )
  return keyed(letter, linkPage(), key)
}

async function withKeyOfQuestion({ db }: Pick<Delivery, 'db'>, letter: Sending, question: number): Promise<Sending> {
  if (!needsKey(letter.text, addressPage())) return letter
  const key = newToken()
  await db.transaction().execute((tx) => insertAddressKey(tx, question, hashOf(key)))
  return keyed(letter, addressPage(), key)
}

function keyed(letter: Sending, page: string, key: string): Sending {
  const { text, html } = letter
  return { ...letter, text: withKey(text, page, key), html: html && withKey(html, page, key) }
}

/** What the terminal shows of a question can be answered, as a code to sign in can be used. */
async function stay({ db, post }: Delivery, letter: Sending): Promise<void> {
  const { question } = letter
  const { to, subject, text } = question === null ? letter : await withKeyOfQuestion({ db }, letter, question)
  post.say(
    `No mail server is set (OKNO_SMTP_URL), so this letter stays here.\n  ${to}: ${subject}\n${text.replace(/^/gm, '  ')}`,
  )
  await db.transaction().execute((tx) => markStays(tx, letter))
}

/** What passes is thrown, and the queue comes back; what does not is given up. */
async function noteFailure(
  { db, now }: Delivery,
  letter: Sending,
  { cause, ...trouble }: Trouble,
  isLast: boolean,
): Promise<void> {
  const failure = failureOf(trouble)
  const reason = trouble.response || cause.message
  if (failure === 'again' && !isLast) {
    await db.transaction().execute((tx) => markTrouble(tx, letter, reason))
    throw cause
  }
  await giveUp({ db, now }, letter, { reason, addressIsGone: failure === 'no_such_address' })
}

const NO_ADDRESS = 'this is no mail address'

/** As good as come back: an answer that nobody got is none. */
async function giveUp(
  { db, now }: Pick<Delivery, 'db' | 'now'>,
  letter: Sending,
  { reason, addressIsGone }: { readonly reason: string; readonly addressIsGone: boolean },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await markGivenUp(tx, letter, reason, now())
    await letterCameBack({ tx, now: now() }, { letterId: letter.id, reason: keptReason(reason), addressIsGone })
  })
}

interface Trouble extends DeliveryTrouble {
  readonly cause: Error
}

function troubleOf(error: unknown): Trouble {
  const cause = error instanceof Error ? error : new Error(String(error))
  const { code, command, responseCode, response }: Record<string, unknown> = { ...cause }
  return {
    cause,
    code: typeof code === 'string' ? code : null,
    command: typeof command === 'string' ? command : null,
    responseCode: typeof responseCode === 'number' ? responseCode : null,
    response: typeof response === 'string' ? response : '',
  }
}

async function attachmentsOf(db: Db, store: FileStore, messageId: number) {
  const files = await filesOfMessage(db, messageId)
  const size = files.reduce((sum, file) => sum + file.size, 0)
  if (size > LARGEST_FILES) return []
  return files.flatMap(({ name, mediaType, sha256 }) =>
    sha256 === null ? [] : [{ filename: name, contentType: mediaType, content: store.open(sha256) }],
  )
}
