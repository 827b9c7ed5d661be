import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestDesk, testDesk } from '../desk.ts'
import { call, emptyDesk, imported, type Place } from '../empty-desk.ts'

let full: TestDesk
before(async () => {
  full = await testDesk()
})
after(() => full.close())

const SUBJECTS = ['organisations', 'venues', 'people', 'equipment'] as const
type Subject = (typeof SUBJECTS)[number]

async function exported({ app, token }: Place, subject: Subject, format = 'csv'): Promise<Buffer> {
  const answer = await app.inject({
    url: `/api/exports/${subject}?format=${format}`,
    headers: { authorization: `Bearer ${token}` },
  })
  assert.equal(answer.statusCode, 200, answer.body)
  return answer.rawPayload
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
        await imported(empty, { subject, name: `${subject}.${format}`, bytes })
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
