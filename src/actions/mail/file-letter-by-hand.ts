import type { Desk } from '../../db/desk.ts'
import type { FileStore } from '../../db/files/file-store.ts'
import { type EndByHand, endLetterByHand } from '../../db/mail/letter-endings.ts'
import { lockSender } from '../../db/mail/senders.ts'
import { insertMessage } from '../../db/request/messages.ts'
import { lockRequest } from '../../db/request/requests.ts'
import { save } from '../../db/request/save.ts'
import { loadTerms } from '../../db/terms/terms.ts'
import { may } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { type ArrivedLetter, type LetterAddress, mayBeMoved, type ReadLetter } from '../../domain/mail/letter.ts'
import { inWritersName } from '../../domain/mail/letter-writer.ts'
import { withPublicMessage } from '../../domain/request/conversation.ts'
import { holdDuplicate } from '../requests/duplicates.ts'
import { byHand, letIn } from '../requests/let-in.ts'
import { actingAs, answerThere, keepFiles, newcomer } from '../requests/receive.ts'
import { fileByLetter, filesIn, fromOf, keepTrace, wordsOf } from './act-on-letter.ts'
import { leaveRequest } from './leave-request.ts'
import { reopenLetter } from './reopen-letter.ts'

export type Filing =
  | { readonly to: 'request'; readonly number: number; readonly asWatcher: boolean }
  | { readonly to: 'new_request' }
  | { readonly to: 'nowhere' }

export interface LetterToFile {
  readonly id: number
  readonly read: ReadLetter
  readonly filing: Filing
}

/**
 * A person decides where a letter belongs that the desk did not dare to file, put into the wrong request, or made a request
 * of though it belongs to another. Its sender speaks in it, and nobody else.
 */
export async function fileLetterByHand(
  desk: Desk,
  store: FileStore,
  { id, read, filing }: LetterToFile,
): Promise<EndByHand> {
  const before = await reopenLetter(desk.tx, id, { by: desk.actor.personId, to: filing.to })
  if (mayBeMoved(before.state) && filing.to === 'request' && filing.number === before.request) {
    throw new Refusal('request.link-to-itself')
  }
  const end =
    filing.to === 'nowhere' ? REFUSED : await filed(desk, store, spoken(read), { ...filing, leaving: before.request })
  await leaveRequest(desk, before, end)
  await endLetterByHand(desk.tx, id, end, desk.now)
  return end
}

const REFUSED = { state: 'refused', request: null, messageId: null } as const

interface SpokenLetter {
  readonly letter: ArrivedLetter
  readonly from: LetterAddress
}

function spoken(read: ReadLetter): SpokenLetter {
  if ('unreadable' in read) throw new Refusal('letter.unreadable')
  const letter = inWritersName(read.letter, [])
  if (!letter.from) throw new Refusal('letter.has-no-sender')
  return { letter, from: letter.from }
}

async function filed(
  desk: Desk,
  store: FileStore,
  { letter, from }: SpokenLetter,
  filing: Exclude<Filing, { to: 'nowhere' }> & { readonly leaving: number | null },
): Promise<EndByHand> {
  const known = await lockSender(desk.tx, from.address)
  if (filing.leaving !== null && filing.to === 'request') await holdDuplicate(desk.tx, filing.leaving, filing.number)
  if (filing.to === 'request') return appended(desk, store, { letter, from, known }, filing)
  const made = await fileByLetter({ ...desk, store, proof: 'none' }, letter, from, known)
  return { state: 'request', request: made.request, messageId: made.messageId }
}

async function appended(
  desk: Desk,
  store: FileStore,
  { letter, from, known }: SpokenLetter & { readonly known: Awaited<ReturnType<typeof lockSender>> },
  { number, asWatcher }: Extract<Filing, { to: 'request' }>,
): Promise<EndByHand> {
  const request = await lockRequest(desk.tx, desk.actor, number)
  if (!may(desk.actor, 'work', request)) throw new Refusal('permission.missing')
  const sender = known ?? (await newcomer(desk, fromOf(letter, from)))
  const acting = await actingAs(desk, sender.personId, 'email')
  const text = wordsOf(letter)
  const fileIds = await keepFiles(acting, store, filesIn(letter))
  const message = { request: number, visibility: 'public', side: 'customer', text, fileIds } as const
  const messageId = await insertMessage(acting, message)
  await keepTrace(acting, letter, { request: number, messageId })
  await answerThere(desk, number, sender, { from: fromOf(letter, from), isHisOwn: !letter.via })
  const come = asWatcher ? await letIn(desk, request, new Set([sender.personId]), byHand) : []
  const terms = await loadTerms(desk.tx, request)
  const said = { messageId, by: sender.personId, from: 'customer', text, at: desk.now } as const
  const change = withPublicMessage(request, said, terms)
  const events = [...change.events, { type: 'letter.filed', data: { messageId } } as const, ...come]
  await save(desk, { ...change, events }, terms)
  return { state: 'reply', request: number, messageId }
}
