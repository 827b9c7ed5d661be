import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import { fcm } from '../../src/channels/push/fcm.ts'
import { noticeMessage } from '../../src/channels/push/message.ts'
import type { PhoneService } from '../../src/channels/push/phone-service.ts'
import { rustore } from '../../src/channels/push/rustore.ts'
import { HOUR, MINUTE, SECOND } from '../../src/domain/ground/instant.ts'

const NOW = Date.parse('2026-11-30T10:00:00Z')
const facts = { notice: 1, kind: 'reply', side: 'customer', number: 1042, subject: 'Касса' } as const
const message = noticeMessage('ru', {
  ...facts,
  stopOfTrade: false,
  standsFor: 1,
  takerId: null,
  url: 'https://okno.example',
})

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const ACCOUNT = JSON.stringify({
  ...{ type: 'service_account', project_id: 'okno-1', client_email: 'a@okno-1.iam.gserviceaccount.com' },
  private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
})

type Answer = () => Response
const KEYS = { rustore: 'a-service-token-of-a-test', fcm: ACCOUNT }

function asked(service: 'rustore' | 'fcm', answer: Answer, tokens: Answer = granted): PhoneService {
  const ask = async (url: string) => (url.endsWith('/token') ? tokens() : answer())
  return service === 'rustore'
    ? rustore({ api: 'https://rustore.example', ask })
    : fcm({ api: 'https://fcm.example', tokens: 'https://tokens.example/token', ask })
}

async function sent(service: 'rustore' | 'fcm', answer: Answer, tokens?: Answer) {
  const access = { project: 'okno-1', key: KEYS[service] }
  const end = await asked(service, answer, tokens).send({ access, token: 't'.repeat(40), message, now: NOW })
  return end.end === 'trouble' ? [end.trouble, end.until === null ? null : end.until - NOW, end.isUnheard] : [end.end]
}

const json =
  (status: number, body: object, headers = {}): Answer =>
  () =>
    Response.json(body, { status, headers })
const granted = json(200, { access_token: 'ya29', expires_in: 3_599 })
const thrown = (error: unknown) => () => {
  throw error
}
const refused = (code: string) => new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code }) })

const google = (status: number, code: string, errorCode = '', text = '', more: object[] = []) =>
  json(status, {
    error: { code: status, status: code, message: text, details: [...(errorCode ? [{ errorCode }] : []), ...more] },
  })
const bare = (status: number, code: string, headers = {}) =>
  json(status, { code: status, status: code, message: 'm' }, headers)

const RUSTORE = [
  ['200', json(200, {}), ['taken']],
  ['400 twice', bare(400, 'INVALID_ARGUMENT'), ['refused']],
  ['401', bare(401, 'UNAUTHENTICATED'), ['key_wrong', null, false]],
  ['403', bare(403, 'PERMISSION_DENIED'), ['key_wrong', null, false]],
  ['404', bare(404, 'NOT_FOUND'), ['gone']],
  ['404 in a wrapper', json(404, { error: { status: 'NOT_FOUND', message: '' } }), ['gone']],
  ['404 of something between', () => new Response('<html>', { status: 404 }), ['project_wrong', null, false]],
  ['410', () => new Response(null, { status: 410 }), ['gone']],
  ['429', bare(429, 'TOO_MANY_REQUESTS'), ['slowed_down', MINUTE, false]],
  ['429 for 5 s', bare(429, 'TOO_MANY_REQUESTS', { 'retry-after': '5' }), ['slowed_down', 5 * SECOND, false]],
  ['429 for a year', bare(429, '', { 'retry-after': '31536000' }), ['slowed_down', HOUR, false]],
  ['500', bare(500, 'INTERNAL'), ['unreachable', null, true]],
  ['503 for 10 s', bare(503, 'UNAVAILABLE', { 'retry-after': '10' }), ['unreachable', 10 * SECOND, true]],
  ['302', () => new Response(null, { status: 302, headers: { location: 'https://evil.example' } }), ['refused']],
  ['nothing in time', thrown(new DOMException('late', 'TimeoutError')), ['unreachable', null, true]],
  ['no connection', thrown(refused('ECONNREFUSED')), ['unreachable', null, false]],
] as const
for (const [what, answer, end] of RUSTORE)
  test(`RuStore that answers ${what}: ${end[0]}`, async () => assert.deepEqual(await sent('rustore', answer), end))

const violation = {
  '@type': 'type.googleapis.com/google.rpc.BadRequest',
  fieldViolations: [{ field: 'message.token' }],
}
const FCM = [
  ['200', json(200, { name: 'projects/okno-1/messages/1' }), ['taken']],
  ['UNREGISTERED', google(404, 'NOT_FOUND', 'UNREGISTERED'), ['gone']],
  ['SENDER_ID_MISMATCH', google(403, 'PERMISSION_DENIED', 'SENDER_ID_MISMATCH'), ['project_wrong', null, false]],
  ['a token that is none', google(400, 'INVALID_ARGUMENT', '', '', [violation]), ['gone']],
  [
    'a token that is none, in words',
    google(400, 'INVALID_ARGUMENT', '', 'The registration token is not valid'),
    ['gone'],
  ],
  ['INVALID_ARGUMENT twice', google(400, 'INVALID_ARGUMENT', 'INVALID_ARGUMENT'), ['refused']],
  ['UNAUTHENTICATED twice', google(401, 'UNAUTHENTICATED'), ['key_wrong', null, false]],
  ['THIRD_PARTY_AUTH_ERROR', google(401, 'UNAUTHENTICATED', 'THIRD_PARTY_AUTH_ERROR'), ['apns_key', null, false]],
  ['PERMISSION_DENIED', google(403, 'PERMISSION_DENIED'), ['key_wrong', null, false]],
  [
    'SERVICE_DISABLED',
    google(403, 'PERMISSION_DENIED', '', '', [{ reason: 'SERVICE_DISABLED' }]),
    ['api_off', null, false],
  ],
  ['no such project', google(404, 'NOT_FOUND'), ['project_wrong', null, false]],
  ['QUOTA_EXCEEDED', google(429, 'RESOURCE_EXHAUSTED', 'QUOTA_EXCEEDED'), ['slowed_down', MINUTE, false]],
  ['UNAVAILABLE', google(503, 'UNAVAILABLE', 'UNAVAILABLE'), ['unreachable', null, true]],
  ['INTERNAL', google(500, 'INTERNAL', 'INTERNAL'), ['unreachable', null, true]],
  ['a page of errors', () => new Response('<html>', { status: 502 }), ['unreachable', null, true]],
] as const
for (const [what, answer, end] of FCM)
  test(`Firebase that answers ${what}: ${end[0]}`, async () => assert.deepEqual(await sent('fcm', answer), end))

const TOKENS = [
  ['invalid_grant', json(400, { error: 'invalid_grant' }), 'key_wrong'],
  ['unauthorized_client', json(401, { error: 'unauthorized_client' }), 'key_wrong'],
  ['too many', json(429, { error: 'rate_limit_exceeded' }), 'unreachable'],
  ['trouble of its own', () => new Response('<html>', { status: 503 }), 'unreachable'],
  ['another form', json(200, { token: 'x' }), 'unreachable'],
  ['nothing', thrown(refused('ENOTFOUND')), 'unreachable'],
] as const
for (const [what, tokens, trouble] of TOKENS)
  test(`Google that gives no token but ${what}: ${trouble}, and Firebase is not asked`, async () => {
    assert.deepEqual(await sent('fcm', () => assert.fail('asked'), tokens), [trouble, null, false])
  })

test('a fault of ours is none of the net', async () => {
  await assert.rejects(sent('rustore', thrown(new RangeError('ours'))), /ours/)
})

test('what is no service account is none, and one names its project and its mailbox', () => {
  const google = asked('fcm', () => assert.fail('asked'))
  const { read } = google
  assert.deepEqual(read(ACCOUNT), { project: 'okno-1', hint: 'a@okno-1.iam.gserviceaccount.com' })
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' })
  const account = JSON.parse(ACCOUNT)
  const wrong = ['', '{', '[]', '"a"', JSON.stringify({ ...account, type: 'authorized_user' })]
  const keys = ['', 'no key', ec].map((key) => JSON.stringify({ ...account, private_key: key }))
  assert.deepEqual([...wrong, ...keys].map(read), Array.from({ length: 8 }).fill(null))
})
