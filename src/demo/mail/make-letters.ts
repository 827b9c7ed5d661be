import { stopListening } from '../../actions/mail/stop-listening.ts'
import { moveRequest } from '../../actions/requests/move-request.ts'
import type { Desk } from '../../db/desk.ts'
import type { Db, Tx } from '../../db/engine/database.ts'
import { endLetter, keepLetter } from '../../db/mail/raw-letters.ts'
import { findByPerson } from '../../db/people/actors.ts'
import { findByAddress } from '../../db/people/people.ts'
import { lockRequest } from '../../db/request/requests.ts'
import { forgetUntold } from '../../db/request/untold.ts'
import { DAY, HOUR, type Instant } from '../../domain/ground/instant.ts'
import * as letters from './letters.ts'

/** The mail of the house, as far as the letters of the demo company need it. */
export interface DemoPost {
  /** The address that letters come to. */
  readonly mailbox: string
  /** Reads a kept letter as every letter is read; resolves with what gives it its end in the caller's transaction. */
  readonly read: (id: number, now: Instant) => Promise<(tx: Tx) => Promise<void>>
}

const SPECIALIST = 'a.snegireva@okno.example'
const ADMINISTRATOR = 'i.chaykina@okno.example'

/**
 * Letters of the demo company, one of each end. They are read by the same rules as any other, so each says truly why it is
 * where it is. Nobody is told of what they do.
 */
export async function makeLetters(db: Db, post: DemoPost, now: Instant): Promise<void> {
  const { mailbox } = post
  const come = (letter: letters.DemoLetter) => received(db, post, letter)

  const settled = await come(letters.oldQuestion(mailbox, now))
  await quietly(db, async (tx) => settle(tx, await requestOf(tx, settled), now))
  await come(letters.lateAnswer(mailbox, now))

  const question = letters.question(mailbox, now)
  const begun = await come(question)
  await come(letters.answer(mailbox, now))
  await come({ ...question, at: question.at + 3 * 60_000 })
  await come(letters.awayNotice(mailbox, now))
  await come(letters.bounce(mailbox, now))
  await come(letters.strangersLetter(mailbox, now, await requestOf(db, begun)))

  await quietly(db, async (tx) => {
    const administrator = await deskOf(tx, ADMINISTRATOR, now - 30 * DAY)
    await stopListening(administrator, { pattern: letters.SPAMMER, reason: 'Рассылки с предложениями' })
  })
  await come(letters.unwanted(mailbox, now))
  await withhold(db, post, letters.withheld(mailbox, now))
}

async function received(db: Db, { mailbox, read }: DemoPost, { bytes, at }: letters.DemoLetter): Promise<number> {
  const id = await keepLetter(db, { bytes, source: 'imap', mailbox, now: at })
  const conclude = await read(id, at)
  await quietly(db, conclude)
  return id
}

/** As the reader of a mailbox leaves a letter that its server does not give out. */
async function withhold(db: Db, { mailbox }: DemoPost, { bytes, at }: letters.DemoLetter): Promise<void> {
  const id = await keepLetter(db, { bytes, source: 'imap', mailbox, now: at })
  const ending = {
    end: 'unreadable',
    decision: { because: 'withheld_by_server' },
    fingerprint: null,
    request: null,
    messageId: null,
    error: 'NO [SERVERBUG] Internal error occurred. Refer to server log for more information.',
  } as const
  await quietly(db, (tx) => endLetter(tx, id, ending, at))
}

async function settle(tx: Tx, number: number, now: Instant): Promise<void> {
  const specialist = await deskOf(tx, SPECIALIST, now - 20 * DAY + 3 * HOUR)
  const { version } = await lockRequest(tx, specialist.actor, number)
  const solution = 'Поправили ширину ленты в настройках принтера этикеток, ценники печатаются ровно.'
  const solved = await moveRequest(specialist, number, { move: 'resolve', version, solution, closingCode: 'solved' })
  const customer = await deskOf(tx, letters.CASHIER, now - 19 * DAY)
  await moveRequest(customer, number, { move: 'close', version: solved.version })
}

async function deskOf(tx: Tx, address: string, now: Instant): Promise<Desk> {
  const person = await findByAddress(tx, { kind: 'email', value: address })
  const found = person && (await findByPerson(tx, person.id, 'portal'))
  if (!found) throw new Error(`the demo knows no ${address}`)
  return { tx, actor: found.actor, now }
}

async function requestOf(db: Db, letter: number): Promise<number> {
  const { request_number: number } = await db
    .selectFrom('raw_letters')
    .select('request_number')
    .where('id', '=', letter)
    .executeTakeFirstOrThrow()
  if (number === null) throw new Error(`letter ${letter} of the demo has made no request`)
  return number
}

/** Nothing of it is told to anybody: the recipients do not exist. */
async function quietly(db: Db, work: (tx: Tx) => Promise<unknown>): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await work(tx)
    await forgetUntold(tx)
  })
}
