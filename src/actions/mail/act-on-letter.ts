import type { Desk } from '../../db/desk.ts'
import { insertThreaded, visibilityOfAnswer } from '../../db/mail/letter-threads.ts'
import type { Owner } from '../../db/people/identities.ts'
import { keepLooks } from '../../db/request/messages.ts'
import type { ArrivedLetter, LetterAddress, LetterFile } from '../../domain/mail/letter.ts'
import { localeOf, ownSubject } from '../../domain/mail/letter-subject.ts'
import { isReaction, reactionIn } from '../../domain/mail/reaction.ts'
import type { Standing } from '../../domain/mail/threading.ts'
import { LETTER_WITHOUT_SUBJECT } from '../../domain/request/request-intake.ts'
import { type ArrivedFrom, receive } from '../requests/receive.ts'
import type { MailDesk } from './mail-desk.ts'

/** A new request in the sender's name. */
export async function fileByLetter(
  desk: Pick<MailDesk, 'tx' | 'now' | 'store' | 'proof'>,
  letter: ArrivedLetter,
  from: LetterAddress,
  owner: Owner | null,
) {
  const subject =
    ownSubject(letter.subject) || (letter.text === '' ? LETTER_WITHOUT_SUBJECT[languageOf(letter)] : undefined)
  const arrival = {
    ...arrivalOf(letter, from),
    owner,
    isProven: desk.proof === 'pass',
    subject,
    text: letter.text,
    about: null,
  }
  const { request, messageId, sender } = await receive(desk, arrival)
  await keepTrace(desk, letter, { request, messageId })
  return { end: 'request', request, messageId, sender } as const
}

interface Continuing {
  readonly from: LetterAddress
  readonly sender: Owner
  readonly standing: Standing
  readonly number: number
}

/** A reply in the sender's name; on a closed request it opens a new linked one. */
export async function continueByLetter(
  desk: MailDesk,
  letter: ArrivedLetter,
  { from, sender: owner, standing, number }: Continuing,
) {
  const visibility = standing === 'staff' ? await visibilityOfAnswer(desk.tx, letter.references) : 'public'
  const about = { number, visibility }
  const arrival = {
    ...arrivalOf(letter, from),
    owner,
    isProven: desk.proof === 'pass',
    subject: undefined,
    text: wordsOf(letter),
    about,
  }
  const { request, messageId, openedNew, sender } = await receive(desk, arrival)
  await keepTrace(desk, letter, { request, messageId })
  return { end: openedNew ? 'follow_up' : 'reply', request, messageId, sender } as const
}

function arrivalOf(letter: ArrivedLetter, from: LetterAddress) {
  return { way: 'email', from: fromOf(letter, from), isHisOwn: !letter.via, files: filesIn(letter) } as const
}

/** The sender, as the desk knows where people write from. */
export function fromOf(words: Pick<ArrivedLetter, 'subject' | 'text'>, { name, address }: LetterAddress): ArrivedFrom {
  return { kind: 'email', value: address, name, locale: languageOf(words) }
}

/** What a letter says in a conversation; one of nothing but a subject says that. */
export function wordsOf(letter: ArrivedLetter): string {
  const { text, files, subject } = letter
  return reactionIn(letter) || text || (files.length === 0 ? subject : '')
}

/** Files of a letter; the picture of a reaction is none. */
export function filesIn({ files }: ArrivedLetter): readonly LetterFile[] {
  return files.filter((file) => !isReaction(file))
}

function languageOf({ subject, text }: Pick<ArrivedLetter, 'subject' | 'text'>): 'ru' | 'en' {
  return localeOf(`${subject} ${text}`)
}

interface Trace {
  readonly request: number
  readonly messageId: number
}

/** What it quoted and how it looked stay with the message; its Message-ID says from now on where answers to it belong. */
export async function keepTrace(
  { tx }: Pick<Desk, 'tx'>,
  letter: ArrivedLetter,
  { request, messageId }: Trace,
): Promise<void> {
  await keepLooks(tx, messageId, letter)
  const letterId = letter.id ?? `<no-id.${messageId}>`
  await insertThreaded(tx, { letterId, request, messageId, direction: 'in' })
}
