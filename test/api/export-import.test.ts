import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { issueApiToken } from '../../src/actions/sessions/issue-api-token.ts'
import { grantRole, insertPerson } from '../../src/db/foundation/foundation.ts'
import type { App } from '../../src/http/server/context.ts'
import { watchedServer } from '../contract/watched-server.ts'
import { type TestDesk, testDesk, testHouse } from '../desk.ts'
import { workImports } from '../import-work.ts'
import { testDatabase } from '../world.ts'

let full: TestDesk
before(async () => {
  full = await testDesk()
})
after(() => full.close())

const SUBJECTS = ['organisations', 'venues', 'people', 'equipment'] as const
type Subject = (typeof SUBJECTS)[number]

interface Place {
  readonly app: App
  readonly token: string
}

async function exported({ app, token }: Place, subject: Subject, format = 'csv'): Promise<Buffer> {
  const answer = await app.inject({
    url: `/api/exports/${subject}?format=${format}`,
    headers: { authorization: `Bearer ${token}` },
  })
  assert.equal(answer.statusCode, 200, answer.body)
  return answer.rawPayload
}

async function call(
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

/** A desk with nobody but an administrator. */
async function emptyDesk() {
  const database = await testDatabase()
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

test('what is exported is imported into an empty desk, and exported again is the same', async () => {
  const { people, organisations, venues } = full
  const rich = { app: full.app, token: people.administrator.token }
  await call(rich, 'POST', '/api/organisations', {
    kind: 'corporation',
    code: '30777',
    name: 'Сеть; «Мята» "и Ко"',
    parentId: organisations.vesna,
    inn: '6671041207',
    kpp: '667101001',
    vip: true,
    domains: ['myata.example', 'myata2.example'],
    personalSpecialistId: null,
    externalCode: '=1+1',
  })
  await call(rich, 'POST', `/api/venues/${venues.lesnaya}/equipment`, {
    equipment: {
      kind: 'fiscal_registrar',
      name: 'ФР 1',
      serialNumber: '0017',
      softwareVersion: '5.7',
      fiscalDriveExpiresOn: '2027-02-01',
      externalCode: null,
    },
  })
  for (const format of ['csv', 'xlsx']) {
    const empty = await emptyDesk()
    try {
      for (const subject of SUBJECTS) {
        const bytes = await exported(rich, subject, format)
        const file = await call(empty, 'POST', '/api/files', { name: `${subject}.${format}`, size: bytes.length })
        const headers = { 'content-type': 'application/octet-stream', 'upload-offset': '0' }
        await call(empty, 'PATCH', `/api/files/${file.id}`, bytes, headers)
        const { id } = await call(empty, 'POST', '/api/imports', { subject, fileId: file.id, fileName: 'f' })
        await workImports(empty)
        const { revision, problems } = await call(empty, 'GET', `/api/imports/${id}`)
        assert.deepEqual(problems, [], subject)
        await call(empty, 'POST', `/api/imports/${id}/start`, { revision })
        await workImports(empty)
      }
      for (const subject of SUBJECTS) {
        assert.equal(
          lines(await exported(empty, subject)),
          lines(await exported(rich, subject)),
          `${subject} ${format}`,
        )
      }
    } finally {
      await empty.close()
    }
  }
})

/** Rows stand by their ids, which each desk gives in its own order. */
function lines(bytes: Buffer): string {
  return bytes.toString().split('\r\n').toSorted().join('\n')
}
