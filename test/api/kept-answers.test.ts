import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { z } from 'zod'
import { insertBot } from '../../src/db/messenger/bots.ts'
import { type TestDesk, testDesk } from '../desk.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
  const bot = { kind: 'telegram', managedBy: 'screen', enabled: true, receives: 'polling', linksByPhone: true } as const
  const name = { account: '1', username: 'okno_bot', title: 'Окно', token: Buffer.from('sealed'), tokenEnds: 'aled' }
  await desk.database.db.transaction().execute((tx) => insertBot(tx, { ...bot, ...name, fallbackMinutes: 5 }))
})
after(() => desk.close())

const INVITATION = { name: 'Новый Специалист', email: 'new@desk.example', roles: ['specialist'], teamIds: [] }

/** Answers that show something once, with a body that gets one; an id is that of the answer before. */
const SHOWN_ONCE: Readonly<Record<string, unknown>> = {
  '/api/tokens': { name: 'бот' },
  '/api/me/second-factor': {},
  '/api/staff': INVITATION,
  '/api/staff/{id}/invitation': {},
  '/api/customers/{id}/invitation': {},
  '/api/me/calendar': {},
  '/api/me/account-invitations': { bot: 1 },
}

/** A field that is called like this shows a secret, unless it stands among those that do not. */
const SECRET_LOOKING = /token|secret|password|passphrase|credential|otp|pin$|key|code|link|url/i
const NO_SECRETS = /^(hasImapPassword|hasSmtpPassword|closingCode|solutionCode|code|key|links|linkedTo|url)$/

const document = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) })

function fieldsIn(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const own =
    'properties' in schema && typeof schema.properties === 'object' ? Object.keys(schema.properties ?? {}) : []
  return [...own, ...Object.values(schema).flatMap(fieldsIn)]
}

/** Everything that the desk keeps of answers, as whoever reads the database sees it. */
async function kept(): Promise<string> {
  const { rows } = await sql<{ all: string }>`select (to_jsonb(k) - 'body')::text
    || coalesce(convert_from(decode(replace(encode(body, 'hex'), '00', ''), 'hex'), 'LATIN1'), '') as all
    from idempotency_keys k`.execute(desk.database.db)
  return rows.map(({ all }) => all).join('\n')
}

test('every answer that shows a secret is among those that are looked for in the database', async () => {
  const { paths } = document.parse((await desk.as(null).get('/api/openapi.json')).body)
  const found = Object.entries(paths).filter(([, { post }]) => {
    const answers = z.object({ responses: z.record(z.string(), z.unknown()) }).safeParse(post).data?.responses ?? {}
    const fields = Object.entries(answers).flatMap(([status, answer]) => (/^2/.test(status) ? fieldsIn(answer) : []))
    return fields.some((field) => SECRET_LOOKING.test(field) && !NO_SECRETS.test(field))
  })
  assert.deepEqual(
    found.map(([url]) => url),
    Object.keys(SHOWN_ONCE),
  )
})

test('an answer that shows a secret is repeated under its key, and lies in clear nowhere', async () => {
  const browser = desk.inBrowser(desk.people.administrator)
  let last = ''
  for (const [path, body] of Object.entries(SHOWN_ONCE)) {
    const url = path.replace('{id}', path.startsWith('/api/customers') ? String(desk.people.cashier.id) : last)
    const key = { 'idempotency-key': `once ${url}` }
    const first = await browser.post(url, body, key)
    assert.equal(first.status, 201, first.text)
    const all = await kept()
    for (const value of Object.values<unknown>(first.body)) {
      if (typeof value === 'string' && value.length > 4) assert.ok(!all.includes(value), `${url}: ${value}`)
    }
    assert.equal((await browser.post(url, body, key)).text, first.text)
    last = String(first.body.id)
  }
})

test('of no answer, and of nothing that was sent, a reader of the database can tell what it was', async () => {
  const body = { subject: 'Пароль от кассы 7314' }
  const filed = await desk.as(desk.people.cashier).post('/api/requests', body, { 'idempotency-key': 'filed' })
  assert.equal(filed.status, 201)
  assert.doesNotMatch(await kept(), /number|7314/)
  const { fingerprint } = await desk.database.db
    .selectFrom('idempotency_keys')
    .select('fingerprint')
    .where('key', '=', 'filed')
    .executeTakeFirstOrThrow()
  const guessed = createHash('sha256')
    .update(`POST /api/requests ${JSON.stringify(body)}`)
    .digest()
  assert.ok(!guessed.equals(fingerprint), 'who guesses what was sent can check his guess')
})

test('a repeat whose answer is not kept does nothing again, and says so', async () => {
  const post = () =>
    desk.as(desk.people.cashier).post('/api/requests', { subject: 'Раз' }, { 'idempotency-key': 'gone' })
  assert.equal((await post()).status, 201)
  await desk.database.db.updateTable('idempotency_keys').set({ body: null }).where('key', '=', 'gone').execute()
  const again = await post()
  assert.deepEqual([again.status, again.body.code], [409, 'idempotency.answer-not-kept'])
})
