import assert from 'node:assert/strict'
import { createECDH } from 'node:crypto'
import { test } from 'node:test'
import { noticeMessage } from '../../src/channels/push/message.ts'
import { postPush } from '../../src/channels/push/post.ts'
import { HOUR, SECOND } from '../../src/domain/ground/instant.ts'

const NOW = Date.parse('2026-11-30T10:00:00Z')
const pair = createECDH('prime256v1')
const publicKey = pair.generateKeys()
const keys = {
  publicKey: publicKey.toString('base64url'),
  privateKey: pair.getPrivateKey().toString('base64url').padStart(43, 'A'),
}
const to = { endpoint: 'https://fcm.googleapis.com/fcm/send/a', p256dh: publicKey, auth: Buffer.alloc(16) }
const facts = {
  notice: 1,
  kind: 'reply',
  side: 'customer',
  number: 1042,
  subject: 'Касса',
  stopOfTrade: false,
  standsFor: 1,
  takerId: null,
} as const
const message = noticeMessage('ru', { ...facts, url: 'https://okno.example' })

/** What the wire brings, and what is made of it. */
function posted(answer: () => Response, endpoint = to.endpoint) {
  const post = { ask: async () => answer(), contact: 'mailto:a@b.example', alsoAllowed: [] }
  return postPush(post, { to: { ...to, endpoint }, message, keys, now: NOW })
}

const thrown = (error: unknown) => () => {
  throw error
}
const status =
  (code: number, headers = {}) =>
  () =>
    new Response(null, { status: code, headers })

const ANSWERS = [
  ['201', status(201, { location: 'https://fcm.googleapis.com/m/1' }), ['taken', undefined]],
  ['200', status(200), ['taken', undefined]],
  ['404', status(404), ['gone', undefined]],
  ['410', status(410), ['gone', undefined]],
  ['400', status(400), ['refused', undefined]],
  ['401', status(401), ['refused', undefined]],
  ['403', status(403), ['refused', undefined]],
  ['302', status(302, { location: 'https://evil.example/' }), ['refused', undefined]],
  ['413 twice', status(413), ['refused', undefined]],
  ['429 for a minute', status(429, { 'retry-after': '60' }), ['passing', NOW + 60 * SECOND]],
  [
    '503 until a moment',
    status(503, { 'retry-after': 'Mon, 30 Nov 2026 10:02:00 GMT' }),
    ['passing', NOW + 120 * SECOND],
  ],
  ['429 for a year', status(429, { 'retry-after': '31536000' }), ['passing', NOW + HOUR]],
  ['429 for nobody knows how long', status(429, { 'retry-after': 'soon' }), ['passing', null]],
  ['500', status(500), ['passing', null]],
  ['nothing within the time', thrown(new DOMException('late', 'TimeoutError')), ['passing', null]],
  ['a line that was cut', thrown(new TypeError('fetch failed')), ['passing', null]],
] as const
for (const [what, answer, [end, until]] of ANSWERS) {
  test(`a push service that answers ${what}: ${end}`, async () => {
    const told = await posted(answer)
    assert.deepEqual([told.end, told.end === 'passing' ? told.until : undefined], [end, until])
  })
}

test('a fault of ours is none of the net', async () => {
  await assert.rejects(posted(thrown(new RangeError('ours'))), /ours/)
})

test('an address that is no push service is asked nothing, even when it lies in the database', async () => {
  const told = await posted(() => assert.fail('asked'), 'https://169.254.169.254/latest')
  assert.equal(told.end, 'refused')
})

test('what is the last of several says of how many', () => {
  const last = noticeMessage('ru', { ...facts, kind: 'answered', standsFor: 3, url: 'https://okno.example' })
  assert.match(last.notification.body, /^Клиент ответил\. .+\nПоследнее из 3 таких уведомлений$/)
})
