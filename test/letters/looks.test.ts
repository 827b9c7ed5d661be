import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestDesk, testDesk } from '../desk.ts'
import { type PostOffice, postOffice } from './post-office.ts'

let desk: TestDesk
let post: PostOffice
before(async () => {
  desk = await testDesk()
  post = postOffice(desk)
})
after(() => desk.close())

const bytes = (...lines: readonly string[]) => Buffer.from(lines.join('\r\n'))
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

const WITH_PICTURE = (from: string) =>
  bytes(
    `From: ${from}`,
    'Subject: Screen',
    'Content-Type: multipart/related; boundary=b',
    '',
    '--b',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p onclick="x()">Ошибка <b>4431</b>:</p><img src="cid:screen@till"><script>alert(1)</script>',
    '--b',
    'Content-Type: image/png; name=screen.png',
    'Content-ID: <screen@till>',
    'Content-Transfer-Encoding: base64',
    '',
    PNG,
    '--b--',
  )

test('a letter can be seen as its sender saw it, by whoever reads the request', async () => {
  const { people, as } = desk
  const { request_number: number } = await post.receive(WITH_PICTURE('lena@looks.example'))
  const { body } = await as(people.operator).get(`/api/requests/${number}`)
  const [message] = body.messages
  assert.deepEqual([message.text, message.hasLooks], ['Ошибка 4431:', true])

  const path = `/api/requests/${number}/messages/${message.id}/looks`
  const looks = await as(people.operator).get(path)
  assert.equal(looks.body.html, '<p>Ошибка <b>4431</b>:</p><img data-picture="screen@till" />')
  assert.deepEqual(looks.body.pictures, [{ contentId: 'screen@till', fileId: message.files[0].id }])
  assert.equal((await as(people.stranger).get(path)).status, 404)
  const elsewhere = await desk.file(people.cashier)
  const wrong = await as(people.operator).get(`/api/requests/${elsewhere}/messages/${message.id}/looks`)
  assert.deepEqual([wrong.status, wrong.body.code], [404, 'message.not-found'])
})

test('a letter of plain paragraphs has no looks of its own', async () => {
  const { request_number: number } = await post.receive(
    bytes('From: a@plain.example', 'Content-Type: text/html; charset=utf-8', '', '<p>Просто текст</p><p>и ещё</p>'),
  )
  const { body } = await desk.as(desk.people.operator).get(`/api/requests/${number}`)
  assert.equal(body.messages[0].hasLooks, false)
})

test('the sheet runs nothing, loads nothing but pictures, and stands only in pages of the desk', async () => {
  const sheet = await desk.as(null).get('/letter-sheet')
  assert.equal(sheet.status, 200)
  const security = String(sheet.headers['content-security-policy'])
  assert.match(security, /^default-src 'none'; img-src 'self' data:; style-src/)
  assert.match(
    security,
    /frame-ancestors 'self'; sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox$/,
  )
  assert.doesNotMatch(security, /script|connect|https:/)
  const asked = await desk.as(null).get('/letter-sheet?pictures=remote')
  assert.match(String(asked.headers['content-security-policy']), /img-src 'self' data: https: http:;/)
})
