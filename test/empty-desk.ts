import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { issueSetupKey, setUpDesk } from '../src/actions/desk/set-up-desk.ts'
import { issueApiToken } from '../src/actions/sessions/issue-api-token.ts'
import { grantRole, insertPerson } from '../src/db/foundation/foundation.ts'
import type { App } from '../src/http/server/context.ts'
import { watchedServer } from './contract/watched-server.ts'
import { testHouse } from './desk.ts'
import { workImports } from './import-work.ts'
import { testDatabase } from './world.ts'

/** A desk and whoever calls it. */
export interface Place {
  readonly app: App
  readonly token: string
}

export async function call(
  { app, token }: Place,
  method: 'GET' | 'POST' | 'PATCH',
  url: string,
  payload?: object,
  headers = {},
) {
  const given = payload === undefined ? {} : { payload }
  const answer = await app.inject({ method, url, headers: { authorization: `Bearer ${token}`, ...headers }, ...given })
  assert.ok(answer.statusCode < 300, answer.body)
  return answer.json()
}

const SET_UP = {
  locale: 'ru',
  company: 'Поддержка «Пусто»',
  administrator: { name: 'Инна Главная', email: 'inna@empty.example', password: 'семь сухих колосьев' },
  hours: { roundTheClock: false, opens: '09:00', closes: '18:00', weekends: false, calendar: 'ru' },
  team: '1-я линия',
  service: { ru: 'Другой вопрос', en: 'Other question' },
} as const

/** A desk with nobody but an administrator; with what the set-up makes, where it was carried out. */
export async function emptyDesk({ isSetUp = false, zone = 'Europe/Moscow' } = {}) {
  const database = await testDatabase()
  if (isSetUp) {
    const key = await issueSetupKey(database.db)
    await setUpDesk(database.db, { key, ...SET_UP, zone }, { now: Date.now() })
  }
  const folder = await mkdtemp(join(tmpdir(), 'okno-test-'))
  const house = testHouse(database, { folder })
  const app = await watchedServer(house, { web: null, log: false })
  const { token } = await database.db.transaction().execute(async (tx) => {
    const personId = await insertPerson(tx, Date.now(), { name: 'Первая', email: 'first@empty.example' })
    await grantRole(tx, personId, { role: 'administrator' })
    return issueApiToken({ tx, now: Date.now() }, { personId, name: 'test' })
  })
  const close = async () => {
    await app.close()
    await database.close()
    await rm(folder, { recursive: true, force: true })
  }
  return { app, token, database, house, close }
}

interface Table {
  readonly subject: string
  readonly name: string
  readonly bytes: Buffer
}

/** A table is uploaded, tried and imported, without a flaw. */
export async function imported(
  desk: Pick<Awaited<ReturnType<typeof emptyDesk>>, 'app' | 'token' | 'database' | 'house'>,
  { subject, name, bytes }: Table,
): Promise<void> {
  const { id: fileId } = await call(desk, 'POST', '/api/files', { name, size: bytes.length })
  const headers = { 'content-type': 'application/octet-stream', 'upload-offset': '0' }
  await call(desk, 'PATCH', `/api/files/${fileId}`, bytes, headers)
  const { id } = await call(desk, 'POST', '/api/imports', { subject, fileId, fileName: name })
  await workImports(desk)
  const { revision, problems } = await call(desk, 'GET', `/api/imports/${id}`)
  assert.deepEqual(problems, [], subject)
  await call(desk, 'POST', `/api/imports/${id}/start`, { revision })
  await workImports(desk)
}
