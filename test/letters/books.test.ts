import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { LETTERS_A_PAGE, mailBalances } from '../../src/db/mail/letter-books.ts'
import { isInOrder } from '../../src/domain/mail/letter.ts'
import { keepBooks, recountLetters } from '../../src/jobs/mail/keep-books.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { type PostOffice, postOffice } from './post-office.ts'

let desk: TestDesk
let post: PostOffice
before(async () => {
  desk = await testDesk()
  post = postOffice(desk)
})
after(() => desk.close())

const run = (statement: ReturnType<typeof sql>) => statement.execute(desk.database.db)
const pages = async () => (await sql`select * from letter_pages`.execute(desk.database.db)).rows.length

/** Later letters have numbers of the page after next, and all that was is long ago. */
async function turnPage() {
  const { rows } = await sql<{ id: number }>`select max(id) as id from raw_letters`.execute(desk.database.db)
  const next = (Math.floor((rows[0]?.id ?? 0) / LETTERS_A_PAGE) + 1) * LETTERS_A_PAGE
  await run(sql`alter table raw_letters alter column id restart with ${sql.raw(String(next))}`)
}

/** The one mailbox of this desk, without when its letters came. */
async function balance() {
  const [sheet] = await mailBalances(desk.database.db)
  assert.ok(sheet)
  const waitingSince = sheet.waitingSince === null ? null : Date.parse(sheet.waitingSince)
  const { received, states, astray } = sheet
  return { received, states, astray, inOrder: isInOrder({ ...sheet, waitingSince }, desk.house.now()) }
}

test('a full page is closed and the sheet says the same as before; the open page is counted as it is', async () => {
  const first = await post.receive({ from: 'a@nowhere.example', text: 'Раз' })
  await post.receive({ from: 'a@nowhere.example', text: 'Два' })
  await turnPage()
  await post.receive({ from: 'a@nowhere.example', text: 'Три' })
  const before = await balance()
  assert.deepEqual(before, { received: 3, states: { request: 3 }, astray: 0, inOrder: true })
  const other = await desk.database.db.startTransaction().execute()
  await sql`select now()`.execute(other)
  await run(sql`update raw_letters set state = state`)
  await keepBooks(desk.database.db)
  assert.equal(await pages(), 0, 'a letter of it may still be on its way')
  await other.rollback().execute()
  await keepBooks(desk.database.db)
  assert.equal(await pages(), 1)
  assert.deepEqual(await balance(), before)
  await keepBooks(desk.database.db)
  assert.equal(await pages(), 1)

  await run(sql`update raw_letters set state = 'parked' where id = ${first.id}`)
  assert.deepEqual((await balance()).states, { request: 2, parked: 1 }, 'what is decided later is seen at once')
  await keepBooks(desk.database.db)
  assert.deepEqual((await balance()).states, { request: 2, parked: 1 })
  await run(sql`update raw_letters set state = 'request' where id = ${first.id}`)
  await recountLetters(desk.database.db)
  assert.deepEqual(await balance(), before)
})

test('a message that disappears under a letter of a closed page rings the alarm at once', async () => {
  const end = await post.receive({ from: 'b@nowhere.example', text: 'Слова' })
  await turnPage()
  await post.receive({ from: 'b@nowhere.example', text: 'Ещё' })
  await keepBooks(desk.database.db)
  assert.equal((await balance()).inOrder, true)
  await run(sql`delete from messages where id = ${end.message_id}`)
  assert.deepEqual([(await balance()).astray, (await balance()).inOrder], [1, false])
  await run(sql`update raw_letters set state = 'refused' where id = ${end.id}`)
  assert.equal((await balance()).inOrder, true)
})

test('a letter that is lost without a trace makes received and the sum of the ends differ after the nightly count', async () => {
  const lost = await post.receive({ from: 'c@nowhere.example', text: 'Пропадёт' })
  await turnPage()
  await post.receive({ from: 'c@nowhere.example', text: 'Останется' })
  await keepBooks(desk.database.db)
  const was = await balance()
  await run(sql`delete from raw_letters where id = ${lost.id}`)
  await recountLetters(desk.database.db)
  const is = await balance()
  const sum = Object.values(is.states).reduce((total, count) => total + count, 0)
  assert.deepEqual([is.received, sum, is.inOrder], [was.received, was.received - 1, false])
  const { body } = await desk.as(desk.people.administrator).get('/api/letters')
  assert.equal(body.balance[0].inOrder, false)
})

test('two mailboxes have a sheet each, also when all letters of one are on closed pages', async () => {
  await post.receive({ from: 'd@nowhere.example', text: 'Второй ящик' }, 'sales@desk.example')
  await turnPage()
  await post.receive({ from: 'd@nowhere.example', text: 'Первый ящик' })
  await keepBooks(desk.database.db)
  const sheets = await mailBalances(desk.database.db)
  assert.deepEqual(
    sheets.map(({ mailbox, received }) => [mailbox, received > 0]),
    [
      ['sales@desk.example', true],
      ['support@desk.example', true],
    ],
  )
  assert.deepEqual(sheets[0], {
    mailbox: 'sales@desk.example',
    received: 1,
    states: sheets[0]?.states,
    astray: 0,
    waitingSince: null,
  })
})
