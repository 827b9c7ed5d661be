import type { Desk } from '../../db/desk.ts'
import type { FileStore } from '../../db/files/file-store.ts'
import { insertFile } from '../../db/files/files.ts'
import { insertThreaded, visibilityOfAnswer } from '../../db/mail/letter-threads.ts'
import { insertSender, type Sender } from '../../db/mail/senders.ts'
import { keepWroteBy } from '../../db/notices/subscriptions.ts'
import { findByPerson } from '../../db/people/actors.ts'
import { keepLooks, lastMessageId } from '../../db/request/messages.ts'
import { lockRequest } from '../../db/request/requests.ts'
import { isStaff, THE_DESK } from '../../domain/access/permissions.ts'
import { LARGEST_FILE } from '../../domain/files/file-pieces.ts'
import type { ArrivedLetter, LetterAddress } from '../../domain/mail/letter.ts'
import { localeOf, ownSubject } from '../../domain/mail/letter-subject.ts'
import { isReaction, reactionIn } from '../../domain/mail/reaction.ts'
import type { Standing } from '../../domain/mail/threading.ts'
import { LETTER_WITHOUT_SUBJECT } from '../../domain/request/request-intake.ts'
import { keepFile } from '../files/grow-upload.ts'
import { holdWithMain } from '../requests/duplicates.ts'
import { fileRequest } from '../requests/file-request.ts'
import type { MessageOrder, Posted } from '../requests/message-order.ts'
import { postMessage, sayAloud } from '../requests/post-message.ts'
import type { MailDesk } from './mail-desk.ts'

/** A new request in the sender's name. */
export async function fileByLetter(
  desk: Pick<MailDesk, 'tx' | 'now' | 'store' | 'proof'>,
  letter: ArrivedLetter,
  from: LetterAddress,
  known: Sender | null,
) {
  const sender = await knownOrNew(desk, letter, from, known)
  const acting = await actingAs(desk, sender)
  const fileIds = await keptFiles(acting, desk.store, letter)
  const { number } = await fileRequest(acting, {
    subject:
      ownSubject(letter.subject) || (letter.text === '' ? LETTER_WITHOUT_SUBJECT[languageOf(letter)] : undefined),
    description: letter.text,
    urgency: 'medium',
    stopOfTrade: false,
    answers: null,
    fileIds,
    senderKnown: sender.verified && !letter.via && (desk.proof === 'pass' || !isStaff(acting.actor)),
  })
  const messageId = await lastMessageId(desk.tx, number)
  await keepTrace(desk, letter, { request: number, messageId, sender, from })
  return { end: 'request', request: number, messageId, sender } as const
}

interface Continuing {
  readonly from: LetterAddress
  readonly sender: Sender
  readonly standing: Standing
  readonly number: number
}

/** A reply in the sender's name; on a closed request it opens a new linked one. */
export async function continueByLetter(
  desk: MailDesk,
  letter: ArrivedLetter,
  { from, sender, standing, number }: Continuing,
) {
  const acting = await actingAs(desk, sender)
  const order = {
    text: wordsOf(letter),
    visibility: standing === 'staff' ? await visibilityOfAnswer(desk.tx, letter.references) : 'public',
    fileIds: await keptFiles(acting, desk.store, letter),
    mentions: [],
    anyway: true,
  } as const
  const { request, messageId, openedNew } =
    standing === 'copied' ? await sayInCopy(acting, number, order) : await postMessage(acting, number, order)
  await keepTrace(desk, letter, { request, messageId, sender, from })
  return { end: openedNew ? 'follow_up' : 'reply', request, messageId, sender } as const
}

/** What a letter says in a conversation; one of nothing but a subject says that. */
export function wordsOf(letter: ArrivedLetter): string {
  const { text, files, subject } = letter
  return reactionIn(letter) || text || (files.length === 0 ? subject : '')
}

/** Who is in copy may answer what he was sent, though he reads nothing else of the request. */
async function sayInCopy(acting: Desk, number: number, order: MessageOrder): Promise<Posted> {
  const main = await holdWithMain(acting.tx, number)
  return sayAloud(acting, { request: await lockRequest(acting.tx, THE_DESK, number), main }, order)
}

/** Somebody who writes for the first time becomes a person. */
export async function knownOrNew(
  { tx }: Pick<Desk, 'tx'>,
  letter: ArrivedLetter,
  { name, address }: LetterAddress,
  known: Sender | null,
): Promise<Sender> {
  if (known) return known
  const locale = languageOf(letter)
  const personId = await insertSender(tx, { name: name || address, address, locale })
  return { personId, archived: false, verified: false }
}

function languageOf({ subject, text }: ArrivedLetter): 'ru' | 'en' {
  return localeOf(`${subject} ${text}`)
}

export async function actingAs({ tx, now }: Pick<Desk, 'tx' | 'now'>, { personId }: Sender): Promise<Desk> {
  const found = await findByPerson(tx, personId, 'email')
  if (!found) throw new Error(`person ${personId} is gone`)
  return { tx, now, actor: found.actor }
}

/** Files of the letter in the same store as all others. Too large a one stays in the letter as it came. */
export async function keptFiles(desk: Desk, store: FileStore, { files }: ArrivedLetter): Promise<number[]> {
  const ids: number[] = []
  for (const { name, mediaType, bytes, contentId } of files.filter(
    (file) => file.bytes.length <= LARGEST_FILE && !isReaction(file),
  )) {
    const uploadedBy = desk.actor.personId
    const id = await insertFile(desk.tx, { name, mediaType, size: bytes.length, uploadedBy, contentId })
    await keepFile(desk, store, { id, mediaType, bytes: Buffer.from(bytes) })
    ids.push(id)
  }
  return ids
}

export interface Trace {
  readonly request: number
  readonly messageId: number
  readonly sender: Sender
  readonly from: LetterAddress
}

/**
 * What it quoted and how it looked stay with the message, its Message-ID says from now on where answers to it belong, and answers
 * go where it came from.
 */
export async function keepTrace(
  { tx, now }: Pick<Desk, 'tx' | 'now'>,
  letter: ArrivedLetter,
  { request, messageId, sender, from }: Trace,
): Promise<void> {
  await keepLooks(tx, messageId, letter)
  const letterId = letter.id ?? `<no-id.${messageId}>`
  await insertThreaded(tx, { letterId, request, messageId, direction: 'in' })
  const place = { way: 'email', address: from.address, proven: sender.verified && !letter.via }
  await keepWroteBy(tx, request, { personId: sender.personId, ...place }, now)
}
