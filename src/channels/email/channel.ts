import type { Db } from '../../db/engine/database.ts'
import { chainOf, insertThreaded } from '../../db/mail/letter-threads.ts'
import { keepHeaders } from '../../db/mail/letters.ts'
import { findMailbox, hasLettersIn, isBegunByProgram, wantsNoAnswer, withOwnServer } from '../../db/mail/reach.ts'
import { readStrandedAgain } from '../../db/mail/stranded-letters.ts'
import type { Reader } from '../../db/notices/notices.ts'
import { type Identity, listIdentities } from '../../db/people/identities.ts'
import { isReadByNobody } from '../../domain/mail/mail-loops.ts'
import type { Channel, Reach, ReachQuestion, Telling, Written } from '../channel.ts'
import { summaryLetter } from './letters/summary.ts'
import type { Mail } from './mail.ts'
import { noticeLetter } from './notice-letter.ts'
import { loadOwnWords } from './own-words.ts'
import { sendLetter } from './send-letter.ts'

/** The name of this channel in the database. */
export const EMAIL = 'email'

/** Letters as a way to tell people. */
export function emailChannel(mail: Mail): Channel {
  return {
    way: EMAIL,
    isLimited: true,
    reach,
    isReadByNoPerson,
    write: (db, telling) => letterOf(mail, db, telling),
    summarise: (summing) => summaryLetter(mail.house, summing),
    send: (delivery) => sendLetter(mail, delivery),
    sendable: async (db, deliveries) => (mail.post.transport ? deliveries : withOwnServer(db, deliveries)),
    everyMinute: async (db) => {
      await db.transaction().execute(readStrandedAgain)
    },
  }
}

/** Where he last wrote from, unless letters come back from there; else the first of his addresses that may be used. */
async function reach(db: Db, { request, people, wrote }: ReachQuestion): Promise<ReadonlyMap<number, Reach>> {
  const identities = Map.groupBy(
    await listIdentities(
      db,
      EMAIL,
      people.map(({ id }) => id),
    ),
    ({ personId }) => personId,
  )
  const wroteHere = await hasLettersIn(db, request)
  const found = new Map<number, Reach>()
  for (const person of people) {
    const own = identities.get(person.id) ?? []
    const last = wrote.find((one) => one.way === EMAIL && one.personId === person.id)
    const place = placeFor(own, last?.address)
    if (!place || !(place.proven || isKnownToRead(person, wroteHere))) continue
    const isProven = last?.address === place.value ? last.proven && place.proven : place.proven
    found.set(person.id, { address: place.value, isProven, isFailing: place.failing })
  }
  return found
}

function placeFor(own: readonly Identity[], last: string | undefined): Identity | undefined {
  const wroteFrom = own.find(({ value }) => value === last)
  return wroteFrom && (!wroteFrom.failing || own[0]?.failing) ? wroteFrom : own[0]
}

/** An unproven address gets letters only if the request came from it, or if a participant named it in Cc. */
function isKnownToRead({ isContact, copiedSince }: Reader, wroteHere: boolean): boolean {
  return copiedSince !== null || (isContact && wroteHere)
}

async function isReadByNoPerson(db: Db, { kind, reach: { address }, person, request }: Omit<Telling, 'noticeId'>) {
  if (isReadByNobody(address, person.name) || (await isBegunByProgram(db, request.number, address))) return true
  return kind === 'acknowledgement' && wantsNoAnswer(db, request.number, address)
}

/** Into the recipient's own thread; answers to it find the request by its Message-ID. */
async function letterOf({ house }: Mail, db: Db, telling: Telling): Promise<Written | null> {
  const { request, reach } = telling
  const mailbox = await findMailbox(db, request.number)
  const chain = await chainOf(db, request.number, reach.address)
  const own = await loadOwnWords(db)
  const letter = noticeLetter({ ...telling, chain, own, house: mailbox ? { ...house, ...mailbox } : house })
  if (!letter) return null
  const { messageId, subject, text, html, ...thread } = letter
  return {
    payload: { subject, text, html },
    keep: async (tx, { id }) => {
      await keepHeaders(tx, id, { letterId: messageId, mailboxId: mailbox?.id ?? null, ...thread })
      await insertThreaded(tx, {
        letterId: messageId,
        request: request.number,
        messageId: telling.messageId,
        direction: 'out',
      })
    },
  }
}
