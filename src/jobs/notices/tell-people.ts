import { noteHeldLetter } from '../../actions/requests/note-held-letter.ts'
import type { EmailHouse } from '../../channels/email/index.ts'
import type { Db, Tx } from '../../db/engine/database.ts'
import { iso } from '../../db/engine/moments.ts'
import { chainOf, insertThreaded } from '../../db/mail/letter-threads.ts'
import { countSent, insertLetter } from '../../db/mail/letters.ts'
import {
  findMailbox,
  isBegunByProgram,
  listReaders,
  loadTold,
  type NoticeOrder,
  type Reader,
  remindedSince,
  type ToldFacts,
} from '../../db/notices/notices.ts'
import { findByPerson } from '../../db/people/actors.ts'
import { readableAmong, readRequest } from '../../db/request/requests.ts'
import { loadTerms } from '../../db/terms/terms.ts'
import { THE_DESK } from '../../domain/access/permissions.ts'
import { DAY, type Instant } from '../../domain/ground/instant.ts'
import type { NoticeKind } from '../../domain/ground/words.ts'
import { isReadByNobody } from '../../domain/mail/mail-loops.ts'
import { hears } from '../../domain/notices/notices.ts'
import { type Verdict, verdictOn } from '../../domain/notices/outgoing-letters.ts'
import type { HeldLetter } from '../../domain/request/events.ts'
import type { ServiceRequest } from '../../domain/request/request.ts'
import { type Noticing, noticeLetter } from './write-notice.ts'

export interface NoticeJob extends NoticeOrder {
  readonly kind: NoticeKind
}

/** Tells everybody who is to hear of an event by a letter of his own. A job that runs twice writes each letter once. */
export async function tellPeople(db: Db, house: EmailHouse, job: NoticeJob, now: Instant): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const facts = await loadTold(tx, job)
    if (!facts) return
    const request = await readRequest(tx, THE_DESK, job.request)
    const terms = await loadTerms(tx, request)
    const readers = await listReaders(tx, job.request)
    for (const reader of readers.filter((one) =>
      hears(one, { kind: job.kind, at: facts.at, by: facts.by?.id ?? null }),
    )) {
      const chain = await chainOf(tx, job.request, reader.address)
      const unique = `${job.message === null ? `e${job.event}` : `m${job.message}`}.p${reader.id}`
      const known = await knownTo(tx, reader, facts)
      await leave(tx, { ...job, house, request, terms, facts: known, reader, chain, unique, now })
    }
  })
}

/** The main request is named only to whoever may read it. */
async function knownTo(tx: Tx, reader: Reader, facts: ToldFacts): Promise<ToldFacts> {
  const { duplicateOf } = facts
  const person = duplicateOf === null ? null : await findByPerson(tx, reader.id, 'email')
  if (duplicateOf === null || (person && (await readableAmong(tx, person.actor, [duplicateOf])).size > 0)) return facts
  return { ...facts, duplicateOf: null }
}

/** Through the gate into the outbox, where its answers are known to belong to the request. */
export async function leave(tx: Tx, noticing: Noticing & { readonly message: number | null }): Promise<void> {
  const { kind, request, reader, now, message } = noticing
  if (kind === 'reminder' && (await remindedSince(tx, request.number, reader.address, now - DAY / 2))) return
  const verdict = await gate(tx, { kind, request, reader, now })
  if (verdict.leaves === 'never') return keptBack(tx, noticing, { because: verdict.because, until: null })
  const mailbox = await findMailbox(tx, request.number)
  const house = mailbox ? { ...noticing.house, ...mailbox } : noticing.house
  const letter = noticeLetter({ ...noticing, house })
  if (!letter) return
  const { messageId, subject, text, html, ...thread } = letter
  await insertLetter(tx, {
    messageId,
    recipientId: reader.id,
    to: reader.address,
    subject,
    text,
    html,
    now,
    ...(verdict.leaves === 'later' && { notBefore: verdict.at }),
    thread: { kind, request: request.number, aboutMessage: message, mailboxId: mailbox?.id ?? null, ...thread },
  })
  await insertThreaded(tx, { letterId: messageId, request: request.number, messageId: message, direction: 'out' })
  if (verdict.leaves === 'later') await keptBack(tx, noticing, { because: 'quiet_hours', until: iso(verdict.at) })
}

/** The support service sees who was not written to, and why. */
export async function keptBack(
  tx: Tx,
  { kind, request, reader, unique, now }: Pick<Noticing, 'kind' | 'request' | 'reader' | 'unique' | 'now'>,
  why: Pick<HeldLetter, 'because' | 'until'>,
): Promise<void> {
  await noteHeldLetter({ tx, now }, request.number, { letter: unique, kind, to: reader.address, ...why })
}

interface AtGate {
  readonly kind: NoticeKind
  readonly request: ServiceRequest
  readonly reader: Reader
  readonly now: Instant
}

async function gate(tx: Tx, { kind, request, reader, now }: AtGate): Promise<Verdict> {
  const { quietFrom: from, quietTo: to, zone } = reader
  const sent = await countSent(tx, reader.address, kind, now)
  const quiet = from !== null && to !== null ? { from, to, zone } : null
  const { proven: addressIsProven, bounced: addressBounced } = reader
  const isReadByNoPerson =
    isReadByNobody(reader.address, reader.name) || (await isBegunByProgram(tx, request.number, reader.address))
  return verdictOn(
    { kind, addressIsProven, isReadByNoPerson, addressBounced, stopOfTrade: request.stopOfTrade, quiet, ...sent },
    now,
  )
}
