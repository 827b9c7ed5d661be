import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { withdrawMessage } from '../../src/actions/mail/withdraw-message.ts'
import { assignRequest } from '../../src/actions/requests/assign-request.ts'
import { changeTerms } from '../../src/actions/requests/change-terms.ts'
import { fileRequest } from '../../src/actions/requests/file-request.ts'
import { moveRequest } from '../../src/actions/requests/move-request.ts'
import { passTime } from '../../src/actions/requests/pass-time.ts'
import { postMessage } from '../../src/actions/requests/post-message.ts'
import { rateRequest } from '../../src/actions/requests/rate-request.ts'
import { undoMove } from '../../src/actions/requests/undo-move.ts'
import type { Desk } from '../../src/db/desk.ts'
import type { Db } from '../../src/db/engine/database.ts'
import { findByPerson } from '../../src/db/people/actors.ts'
import { keepMissingFacts } from '../../src/db/request/facts.ts'
import { readRequest } from '../../src/db/request/requests.ts'
import { storyOf } from '../../src/db/request/story.ts'
import { THE_DESK } from '../../src/domain/access/permissions.ts'
import { DAY, HOUR } from '../../src/domain/ground/instant.ts'
import { Refusal } from '../../src/domain/ground/refusal.ts'
import { hasEnded } from '../../src/domain/ground/status.ts'
import type { Channel } from '../../src/domain/ground/words.ts'
import { moveRule, possibleMoves } from '../../src/domain/request/request-lifecycle.ts'
import { tellOldFacts } from '../../src/jobs/tell-old-facts.ts'
import { type Chance, chanceFrom, oneOf } from '../../src/load/chance.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { bothFacts } from '../facts.ts'
import { until } from '../ground/until.ts'

const SEED = 23
const LIVES = 30
const STEPS = 25

const SAID = ['Смотрим', 'Ещё не работает', 'Спасибо!', 'Проверьте на одном чеке']
const MOVED = {
  solution: 'Готово',
  closingCode: 'solved',
  reason: 'так решили',
  message: { text: 'Как?', fileIds: [] },
} as const

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

/** Requests that are lived through by the real actions, at random; what is refused does not happen. */
class RandomLife {
  readonly #chance: Chance
  #now = Date.now() - 200 * DAY
  number = 0

  constructor(seed: number) {
    this.#chance = chanceFrom(seed)
  }

  async begin(): Promise<void> {
    const order = {
      subject: 'Касса',
      description: 'Не печатает',
      urgency: 'medium',
      stopOfTrade: false,
      answers: {},
      fileIds: [],
    } as const
    const { number } = await this.#by('cashier', this.#way(), (at) => fileRequest(at, order))
    this.number = number
  }

  async step(): Promise<void> {
    this.#now += Math.floor(this.#chance() * oneOf(this.#chance, [HOUR, 6 * HOUR, 2 * DAY]))
    try {
      await oneOf(this.#chance, [
        () => this.#say('cashier', this.#way()),
        () => this.#say('operator', 'desk'),
        () => this.#assign(),
        () => this.#otherTerms(),
        () => this.#by('cashier', 'portal', (at) => rateRequest(at, this.number, { score: 4, comment: '' })),
        () => this.#withdraw(),
        () => this.#undo(),
        ...Array.from({ length: 4 }, () => () => this.#move()),
      ])()
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
    await desk.database.db.transaction().execute((tx) => passTime({ tx, actor: THE_DESK, now: this.#now }))
  }

  #say(who: 'cashier' | 'operator', way: Channel) {
    const order = {
      text: oneOf(this.#chance, SAID),
      visibility: 'public',
      mentions: [],
      fileIds: [],
      anyway: true,
    } as const
    return this.#by(who, way, (at) => postMessage(at, this.number, order))
  }

  async #assign() {
    const { operator, specialist, outsider } = desk.people
    const specialistId = oneOf(this.#chance, [null, operator.id, specialist.id, outsider.id])
    const teamId = oneOf(this.#chance, [desk.teams.lineOne, desk.teams.acquiring])
    const { specialistId: expected } = await this.#request()
    await this.#by('operator', 'desk', (at) => assignRequest(at, this.number, { specialistId, teamId, expected }))
  }

  async #otherTerms() {
    const { version } = await this.#request()
    const contractId = oneOf(this.#chance, [desk.contracts.premium, desk.contracts.basic])
    await this.#by('operator', 'desk', (at) => changeTerms(at, this.number, { version, contractId }))
  }

  /** As if it had been a letter of another request. */
  async #withdraw() {
    const { id } = await sql<{
      id: number
    }>`select id from messages where request_number = ${this.number} and author_side = 'customer'
      and visibility = 'public' order by id desc limit 1`
      .execute(desk.database.db)
      .then(({ rows: [row] }) => row ?? { id: 0 })
    const story = await storyOf(desk.database.db, this.number)
    const isSaid = story.some((event) => event.type === 'message.published' && event.data.messageId === id)
    if (isSaid) await this.#by('operator', 'desk', (at) => withdrawMessage(at, this.number, id))
  }

  async #undo() {
    const { version } = await this.#request()
    await this.#by('operator', 'desk', (at) => undoMove(at, this.number, { version }))
  }

  async #move() {
    const { status, closingCode, version } = await this.#request()
    const isCustomer = this.#chance() < 0.2
    const mover = isCustomer ? 'customer' : 'specialist'
    const isLast = this.#chance() < 0.1
    const possible = possibleMoves({ status, closingCode }, mover).filter(
      (move) => isLast || !hasEnded(moveRule(move).to),
    )
    if (possible.length === 0) return
    const move = oneOf(this.#chance, possible)
    const until = this.#now + 3 * HOUR
    const { message, ...order } = { ...MOVED, move, version, until }
    const asked = move === 'ask' ? { ...order, message } : order
    await this.#by(isCustomer ? 'cashier' : 'operator', isCustomer ? this.#way() : 'desk', (at) =>
      moveRequest(at, this.number, asked),
    )
  }

  #request() {
    return readRequest(desk.database.db, THE_DESK, this.number)
  }

  #way(): Channel {
    return oneOf(this.#chance, ['portal', 'email', 'app'])
  }

  async #by<T>(who: 'cashier' | 'operator', way: Channel, work: (at: Desk) => Promise<T>): Promise<T> {
    const { db } = desk.database
    const found = await findByPerson(db, desk.people[who].id, way)
    assert.ok(found)
    return db.transaction().execute((tx) => work({ tx, actor: found.actor, now: this.#now }))
  }
}

test('after any moves by the real actions the facts are what the whole story says', async () => {
  const seen = { resumed: 0, late: 0, solved: 0, ways: new Set<string>(), withdrawn: 0, undone: 0 }
  for (let life = 0; life < LIVES; life++) {
    const lived = new RandomLife(SEED * 1000 + life)
    await lived.begin()
    for (let step = 0; step < STEPS; step++) {
      await lived.step()
      const { kept, told, story } = await bothFacts(desk.database.db, lived.number)
      const last = story.at(-1)
      assert.deepEqual(kept, told, `№${lived.number} after ${last?.type} ${JSON.stringify(last?.data)}`)
      assert.equal(kept?.last_channel, await lastHeard(lived.number))
      if (step < STEPS - 1) continue
      seen.resumed += told.times_resumed
      seen.late += Number(told.first_reacted_late === true) + Number(told.resolved_late === true)
      seen.solved += Number(told.resolved_team_id !== null)
      seen.withdrawn += story.filter(({ type }) => type === 'letter.moved').length
      seen.undone += story.filter(({ type }) => type === 'request.move-undone').length
      seen.ways.add(told.last_channel)
    }
  }
  assert.ok(
    seen.resumed > 5 && seen.late > 5 && seen.solved > 10 && seen.withdrawn > 5 && seen.undone > 5,
    JSON.stringify(seen),
  )
  assert.deepEqual([...seen.ways].sort(), ['app', 'email', 'portal'])
})

/** By which way the last public message of the customer's side came that still stands there. */
async function lastHeard(number: number): Promise<string> {
  const { rows } = await sql<{ channel: string }>`select channel from messages where request_number = ${number}
    and author_side = 'customer' and visibility = 'public' order by id desc limit 1`.execute(desk.database.db)
  return rows[0]?.channel ?? 'the first one was withdrawn'
}

test('requests from before there were facts get theirs, and a job that was killed goes on where it was', async () => {
  const { db } = desk.database
  const before = await allFacts(db)
  assert.ok(before.length >= LIVES, String(before.length))
  await sql`delete from request_facts`.execute(db)
  await keepMissingFacts(db, 0, 3)
  assert.deepEqual(await allFacts(db), before.slice(0, 3), 'killed after its first few')
  await tellOldFacts(db)
  await tellOldFacts(db)
  assert.deepEqual(await allFacts(db), before)
})

function allFacts(db: Db) {
  return db.selectFrom('request_facts').selectAll().orderBy('request_number').execute()
}

test('a change that is saved while the job comes to its request is in its facts', async () => {
  const { db } = desk.database
  const { people } = desk
  const number = await desk.file(people.cashier)
  await sql`delete from request_facts where request_number = ${number}`.execute(db)
  const actor = (await findByPerson(db, people.cashier.id, 'email'))?.actor
  assert.ok(actor)
  const said = { text: 'Ещё', visibility: 'public', mentions: [], fileIds: [], anyway: false } as const
  const posted = Promise.withResolvers<void>()
  const goOn = Promise.withResolvers<void>()
  const saved = db.transaction().execute(async (tx) => {
    await postMessage({ tx, actor, now: Date.now() }, number, said)
    posted.resolve()
    await goOn.promise
  })
  await posted.promise
  const job = tellOldFacts(db)
  await until(async () => {
    const { rows } = await sql<{ waits: number }>`select count(*) as waits from pg_locks
      where not granted and pid in (select pid from pg_stat_activity where datname = current_database())`.execute(db)
    return (rows[0]?.waits ?? 0) > 0
  })
  goOn.resolve()
  await Promise.all([saved, job])
  const { kept, told } = await bothFacts(db, number)
  assert.equal(kept?.last_channel, 'email')
  assert.deepEqual(kept, told)
})
