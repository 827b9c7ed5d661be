import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { access, mkdir, readdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { holdContent } from '../../src/db/files/files.ts'
import { DAY, HOUR } from '../../src/domain/ground/instant.ts'
import { tidyUp } from '../../src/jobs/tidy-up.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { until } from '../ground/until.ts'
import { beginUpload, sendPiece, uploaded } from './sending.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

const tidied = (later = 0) => tidyUp(desk.database.db, desk.house.files, Date.now() + later)
const bytesOf = async (id: number) => {
  const { sha256 } = await desk.database.db
    .selectFrom('files')
    .select('sha256')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return join(desk.folder, 'files', sha256?.slice(0, 2) ?? '', sha256?.slice(2) ?? '')
}
const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )

test('bytes of a file that was thrown away are taken from the disk a day later, and not before', async () => {
  const { cashier } = desk.people
  const id = await uploaded(desk, cashier, randomBytes(500))
  const path = await bytesOf(id)
  assert.equal((await desk.as(cashier).remove(`/api/files/${id}`)).status, 200)
  await tidied()
  assert.ok(await isThere(path), 'the day of grace is not over')
  await tidied(DAY + HOUR)
  assert.ok(!(await isThere(path)))
})

test('bytes that two people sent stay as long as one of them has a file of them', async () => {
  const { cashier, outsider } = desk.people
  const bytes = randomBytes(500)
  const [one, other] = [await uploaded(desk, cashier, bytes), await uploaded(desk, outsider, bytes)]
  const path = await bytesOf(one)
  await desk.as(cashier).remove(`/api/files/${one}`)
  await tidied(DAY + HOUR)
  assert.equal((await desk.as(outsider).get(`/api/files/${other}`)).status, 200)
  await desk.as(outsider).remove(`/api/files/${other}`)
  await tidied(DAY + HOUR)
  assert.ok(!(await isThere(path)))
})

test('what was sent with a request stays, however old', async () => {
  const { cashier } = desk.people
  const id = await uploaded(desk, cashier, randomBytes(500))
  await desk.file(cashier, { fileIds: [id] })
  await tidied(400 * DAY)
  assert.equal((await desk.as(cashier).get(`/api/files/${id}`)).status, 200)
})

test('an upload that goes on stays; one that was thrown away, one without a row and a half-written copy go', async () => {
  const { cashier } = desk.people
  const growing = await beginUpload(desk, cashier, { size: 10 })
  await sendPiece(desk, cashier, growing, 0, Buffer.from('half'))
  await mkdir(join(desk.folder, 'halves'), { recursive: true })
  await writeFile(join(desk.folder, 'uploads', '987654'), 'nobody’s')
  await writeFile(join(desk.folder, 'halves', 'of-a-killed-process'), 'half')
  await tidied(DAY + HOUR)
  assert.deepEqual(await readdir(join(desk.folder, 'uploads')), [String(growing)])
  assert.deepEqual(await readdir(join(desk.folder, 'halves')), [])
})

test('bytes that are about to get a file are not collected in that very moment', async () => {
  const { cashier } = desk.people
  const bytes = randomBytes(500)
  const id = await uploaded(desk, cashier, bytes)
  const path = await bytesOf(id)
  await desk.as(cashier).remove(`/api/files/${id}`)
  await utimes(path, 0, 0)
  const { db, pool } = desk.database
  // Nothing is connected to inside a transaction: the connections of the others are there before.
  await Promise.all([1, 2, 3, 4].map(() => pool.query('select pg_sleep(0.1)')))
  let collecting: Promise<void> | undefined
  await db.transaction().execute(async (tx) => {
    const sha256 = await desk.house.files.keep(bytes, (hash) => holdContent(tx, hash))
    collecting = tidied(-DAY)
    await until(
      async () =>
        (
          await pool.query(
            "select from pg_stat_activity where wait_event = 'advisory' and datname = current_database()",
          )
        ).rowCount,
    )
    await tx
      .insertInto('files')
      .values({ name: 'a', media_type: 'a/b', size: 500, received: 500, sha256, uploaded_by: cashier.id })
      .execute()
  })
  await collecting
  assert.ok(await isThere(path))
})
