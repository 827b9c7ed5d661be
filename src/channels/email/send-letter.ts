import type { Transporter } from 'nodemailer'
import { hashOf, newToken } from '../../actions/ground/secrets.ts'
import type { Db } from '../../db/engine/database.ts'
import type { FileStore } from '../../db/files/file-store.ts'
import { insertLetterLink } from '../../db/mail/letter-links.ts'
import { filesOfMessage, findHeaders, keepHeaders, type LetterHeaders } from '../../db/mail/letters.ts'
import { findMailboxById, type Mailbox } from '../../db/mail/mailboxes.ts'
import { mailboxOf } from '../../db/mail/reach.ts'
import type { Delivery } from '../../db/notices/outbox.ts'
import { insertAddressKey } from '../../db/people/address-questions.ts'
import { type DeliveryTrouble, failureOf } from '../../domain/mail/delivery-failures.ts'
import { addressPage, LINK_LIFETIME, linkPage, needsKey, withKey } from '../../domain/mail/letter-links.ts'
import { isLoose } from '../../domain/notices/deliveries.ts'
import { isAutomatic } from '../../domain/notices/gate.ts'
import { isPlainAddress } from '../../domain/people/address.ts'
import { speak } from '../../texts/say.ts'
import { NotDelivered } from '../channel.ts'
import { type EmailHouse, hostOf, settingsOf } from './index.ts'
import type { Mail } from './mail.ts'
import { LARGEST_FILES } from './outbound.ts'
import { type MailPayload, mailPayload } from './payload.ts'
import { signatureFor, transportFor } from './post.ts'

/** A letter of the outbox on its way out. */
interface Sending extends Delivery, LetterHeaders, MailPayload {
  /** The mailbox of ours that it leaves from; null while there is none. */
  readonly mailbox: Mailbox | null
}

/** Sends one letter of the outbox. It may be sent twice if we die in between: its Message-ID tells that it is the same. */
export async function sendLetter(mail: Mail, delivery: Delivery): Promise<string> {
  if (!isPlainAddress(delivery.address)) throw new NotDelivered('gone', 'this is no mail address')
  const letter = await addressed(mail, delivery)
  const transport = transportFor(mail.post, letter)
  if (!transport) return stay(mail, letter)
  try {
    const { response } = await send(mail, transport, await withOwnKey(mail, letter))
    return String(response ?? '')
  } catch (error) {
    throw notDelivered(error)
  }
}

/** With its headers. A letter that has none yet gets a random Message-ID, stored so that a retry has the same. */
async function addressed({ db, house }: Mail, delivery: Delivery): Promise<Sending> {
  const headers = (await findHeaders(db, delivery.id)) ?? (await named(db, delivery.id, hostOf(house)))
  const mailboxId = await mailboxOf(db, headers.mailboxId)
  const mailbox = mailboxId === null ? null : await findMailboxById(db, mailboxId)
  return { ...delivery, ...headers, ...mailPayload.parse(delivery.payload), mailbox }
}

async function named(db: Db, deliveryId: number, host: string): Promise<LetterHeaders> {
  const letterId = `<${newToken().slice(0, 22)}@${host}>`
  const fresh = { letterId, inReplyTo: null, references: [], replyTo: null, mailboxId: null }
  await db.transaction().execute((tx) => keepHeaders(tx, deliveryId, fresh))
  return (await findHeaders(db, deliveryId)) ?? fresh
}

async function send({ db, store, post, house }: Mail, transport: Transporter, letter: Sending) {
  const { mailbox, locale, address: to } = letter
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
    messageId: letter.letterId,
    ...(letter.inReplyTo !== null && { inReplyTo: letter.inReplyTo }),
    ...(letter.replyTo !== null && { replyTo: letter.replyTo }),
    references: [...letter.references],
    headers: headersOf(letter, address, house),
    attachments: letter.messageId === null ? [] : await attachmentsOf(db, store, letter.messageId),
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(dkim && { dkim }),
  })
}

/**
 * Asks other machines not to answer: RFC 3834, and the field that Exchange reads instead. A summary leads to the page where its reader
 * ends it (RFC 2369).
 */
function headersOf({ kind }: Sending, address: string, house: EmailHouse): Record<string, string> {
  const isByMachine = isLoose(kind) || isAutomatic(kind)
  if (!isByMachine) return {}
  const submitted = kind === 'acknowledgement' ? 'auto-replied' : 'auto-generated'
  const quiet = { 'Auto-Submitted': submitted, 'X-Auto-Response-Suppress': 'All', 'X-Loop': address }
  return kind === 'summary' ? { ...quiet, 'List-Unsubscribe': `<${settingsOf(house)}>` } : quiet
}

/** The key of a letter's link is made when it leaves: it is not in the outbox, and its 72 hours begin with the letter. */
async function withOwnKey({ db, now }: Mail, letter: Sending): Promise<Sending> {
  const { request, personId, question } = letter
  if (question !== null) return withKeyOfQuestion({ db }, letter, question)
  if (request === null || personId === null || !needsKey(letter.text, linkPage())) return letter
  const key = newToken()
  const createdAt = now()
  await db.transaction().execute((tx) =>
    insertLetterLink(tx, {
      tokenHash: hashOf(key),
      request,
      personId,
      createdAt,
      expiresAt: createdAt + LINK_LIFETIME,
    }),
  )
  return keyed(letter, linkPage(), key)
}

async function withKeyOfQuestion({ db }: Pick<Mail, 'db'>, letter: Sending, question: number): Promise<Sending> {
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
async function stay({ db, post }: Mail, letter: Sending): Promise<never> {
  const { question } = letter
  const { address, subject, text } = question === null ? letter : await withKeyOfQuestion({ db }, letter, question)
  post.say(
    `No mail server is set (OKNO_SMTP_URL), so this letter stays here.\n  ${address}: ${subject}\n${text.replace(/^/gm, '  ')}`,
  )
  throw new NotDelivered('no_server', 'no mail server is set')
}

const WHY = { again: 'passing', for_good: 'final', no_such_address: 'gone' } as const

/** What the server said, and whether it is worth coming back. */
function notDelivered(error: unknown): NotDelivered {
  const { cause, ...trouble } = troubleOf(error)
  return new NotDelivered(WHY[failureOf(trouble)], trouble.response || cause.message, cause)
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
