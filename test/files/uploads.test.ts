import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { open, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type TestDesk, testDesk } from '../desk.ts'
import { beginUpload, sendPiece, sendRest, uploaded } from './sending.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

const uploadPath = (id: number) => join(desk.folder, 'uploads', String(id))

test('an upload whose end the disk has lost goes on from the last piece that is still whole', async () => {
  const { cashier } = desk.people
  const bytes = randomBytes(10_000)
  for (const { left, goesOn } of [
    { left: 3_999, goesOn: 3_000 },
    { left: 3_000, goesOn: 3_000 },
    { left: 2_000, goesOn: 0 },
    { left: 0, goesOn: 0 },
  ]) {
    const id = await beginUpload(desk, cashier, { size: bytes.length })
    for (const at of [0, 3_000, 6_000]) await sendPiece(desk, cashier, id, at, bytes.subarray(at, at + 3_000))
    await truncate(uploadPath(id), left)
    const refused = await sendPiece(desk, cashier, id, 9_000, bytes.subarray(9_000))
    assert.deepEqual([refused.statusCode, refused.json().facts.received], [409, goesOn])
    assert.equal((await desk.as(cashier).get(`/api/files/${id}/upload`)).body.received, goesOn)
    await sendRest(desk, cashier, id, bytes)
    assert.ok((await download(id)).equals(bytes))
  }
})

test('an upload that is gone from the disk begins anew', async () => {
  const { cashier } = desk.people
  const bytes = randomBytes(5_000)
  const id = await beginUpload(desk, cashier, { size: bytes.length })
  await sendPiece(desk, cashier, id, 0, bytes.subarray(0, 3_000))
  await rm(uploadPath(id))
  const refused = await sendPiece(desk, cashier, id, 3_000, bytes.subarray(3_000))
  assert.deepEqual([refused.statusCode, refused.json().facts.received], [409, 0])
  await sendRest(desk, cashier, id, bytes)
  assert.ok((await download(id)).equals(bytes))
})

test('a file is not complete with bytes that nobody sent: zeros, other bytes and leftovers are found, and sent again', async () => {
  const { cashier } = desk.people
  const bytes = randomBytes(10_000)
  for (const spoil of [
    (path: string) => overwrite(path, 3_500, Buffer.alloc(2_000)),
    (path: string) => overwrite(path, 0, Buffer.from('x')),
    async (path: string) => {
      await truncate(path, 100)
      await truncate(path, 9_000) // a hole
    },
    (path: string) => overwrite(path, 9_000, randomBytes(5_000)), // what a dead process wrote and nobody noted
  ]) {
    const id = await beginUpload(desk, cashier, { size: bytes.length })
    for (const at of [0, 3_000, 6_000]) await sendPiece(desk, cashier, id, at, bytes.subarray(at, at + 3_000))
    await spoil(uploadPath(id))
    await sendPiece(desk, cashier, id, 9_000, bytes.subarray(9_000))
    await sendRest(desk, cashier, id, bytes)
    assert.ok((await download(id)).equals(bytes))
  }
})

test('content that was spoilt on the disk is whole again once the same bytes are sent again', async () => {
  const { cashier } = desk.people
  const bytes = randomBytes(2_000)
  const first = await complete(bytes)
  const { sha256 } = await rowOf(first)
  await writeFile(join(desk.folder, 'files', sha256.slice(0, 2), sha256.slice(2)), Buffer.alloc(2_000))
  await complete(bytes)
  assert.ok((await download(first, cashier)).equals(bytes))
})

test('only the owner of the process can read what people have sent', async () => {
  const { cashier } = desk.people
  const growing = await beginUpload(desk, cashier, { size: 10 })
  await sendPiece(desk, cashier, growing, 0, Buffer.from('half'))
  await complete(randomBytes(100))
  const found: string[] = []
  for (const name of await readdir(desk.folder, { recursive: true })) {
    const { mode } = await stat(join(desk.folder, name))
    if ((mode & 0o077) !== 0) found.push(`${name} ${(mode & 0o777).toString(8)}`)
  }
  assert.deepEqual(found, [])
})

test('more than four thousand pieces are refused with words, and the file with it', async () => {
  const { cashier } = desk.people
  const id = await beginUpload(desk, cashier, { size: 10_000 })
  const pieces = JSON.stringify(Array.from({ length: 4_000 }, () => [1, 'f'.repeat(64)]))
  await desk.database.db.updateTable('files').set({ pieces, received: 4_000 }).where('id', '=', id).execute()
  await writeFile(uploadPath(id), Buffer.alloc(4_000))
  const refused = await sendPiece(desk, cashier, id, 4_000, Buffer.from('b'))
  assert.deepEqual([refused.statusCode, refused.json().code], [422, 'file.pieces-too-small'])
})

async function complete(bytes: Buffer): Promise<number> {
  const id = await beginUpload(desk, desk.people.cashier, { size: bytes.length })
  await sendRest(desk, desk.people.cashier, id, bytes)
  return id
}

async function rowOf(id: number): Promise<{ readonly sha256: string }> {
  const row = await desk.database.db.selectFrom('files').select('sha256').where('id', '=', id).executeTakeFirstOrThrow()
  assert.ok(row.sha256)
  return { sha256: row.sha256 }
}

async function download(id: number, { token } = desk.people.cashier): Promise<Buffer> {
  const { rawPayload, statusCode } = await desk.app.inject({
    url: `/api/files/${id}`,
    headers: { authorization: `Bearer ${token}` },
  })
  assert.equal(statusCode, 200)
  const { sha256 } = await rowOf(id)
  assert.ok((await readFile(join(desk.folder, 'files', sha256.slice(0, 2), sha256.slice(2)))).equals(rawPayload))
  return rawPayload
}

async function overwrite(path: string, at: number, bytes: Buffer): Promise<void> {
  const file = await open(path, 'r+')
  await file.write(bytes, 0, bytes.length, at)
  await file.close()
}

test('the name of a file is never a path: its bytes lie under their sum, whatever it is called', async () => {
  const { cashier } = desk.people
  for (const name of [
    '../../../etc/passwd',
    '..\\..\\okno.ini',
    '/etc/cron.d/okno',
    'C:\\boot.ini',
    '..',
    '.htaccess',
    'ход.php',
  ]) {
    const id = await uploaded(desk, cashier, Buffer.from(`что лежит в ${name}`), name)
    const number = await desk.file(cashier, { fileIds: [id] })
    const { body } = await desk.as(cashier).get(`/api/requests/${number}`)
    assert.doesNotMatch(
      JSON.stringify(body.messages.map(({ files }: { files: unknown }) => files)),
      /[/\\]etc|"name":"[^"]*[/\\]/,
    )
    const { headers } = await desk.as(cashier).get(`/api/files/${id}`)
    assert.match(String(headers['content-disposition']), /^attachment; filename\*=UTF-8''[\w.%~!*'()-]+$/)
  }
  const kept = await readdir(desk.folder, { recursive: true })
  assert.deepEqual(
    kept.filter((path) => !/^(files|uploads|halves)(\/[0-9a-f-]+)*$/.test(path)),
    [],
  )
})
