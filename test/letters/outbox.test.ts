import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createTransport } from 'nodemailer'
import PostalMime from 'postal-mime'
import { deliver } from '../../src/jobs/notices/deliver.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { type PostOffice, postOffice, SUPPORT } from './post-office.ts'

let desk: TestDesk
let post: PostOffice
before(async () => {
  desk = await testDesk()
  post = postOffice(desk)
})
after(() => desk.close())

/** The letter as it leaves for the mail server. */
async function leaving(id: number) {
  const sent: Buffer[] = []
  const transport = createTransport({
    name: 'a server that takes everything',
    version: '1',
    send: (mail, done) => {
      mail.message.build((error, bytes) => {
        if (bytes) sent.push(bytes)
        done(error, { envelope: mail.message.getEnvelope(), messageId: mail.message.messageId() })
      })
    },
  })
  const { channels } = postOffice(desk, { transport })
  await deliver({ db: desk.database.db, channels, now: desk.house.now }, id, { isLast: false })
  const bytes = sent[0] ?? Buffer.alloc(0)
  const { headers, ...letter } = await PostalMime.parse(bytes)
  return { bytes, ...letter, headers: Object.fromEntries(headers.map(({ key, value }) => [key, value])) }
}

test('a reply leaves with its files and falls into the conversation, an acknowledgement says that a machine wrote it', async () => {
  const { people, as } = desk
  const { request_number: number } = await post.receive({
    from: 'anna@files.example',
    text: 'Пришлите инструкцию',
    id: '<start@files.example>',
  })
  const file = await as(people.specialist).post('/api/files', {
    name: 'инструкция.txt',
    size: 5,
    mediaType: 'text/plain',
  })
  await desk.app.inject({
    method: 'PATCH',
    url: `/api/files/${file.body.id}`,
    headers: {
      authorization: `Bearer ${people.specialist.token}`,
      'upload-offset': '0',
      'content-type': 'application/octet-stream',
    },
    payload: Buffer.from('12345'),
  })
  const message = { text: 'Вот она\r\nBcc: all@x.example', fileIds: [file.body.id] }
  assert.equal((await as(people.specialist).post(`/api/requests/${number}/messages`, message)).status, 201)
  await post.work()

  const [greeting, answer] = await post.sentTo('anna@files.example')
  const first = await leaving(greeting?.id ?? 0)
  assert.deepEqual(
    [first.headers['auto-submitted'], first.headers['x-auto-response-suppress'], first.inReplyTo],
    ['auto-replied', 'All', '<start@files.example>'],
  )
  const second = await leaving(answer?.id ?? 0)
  assert.equal(first.headers['x-loop'], SUPPORT)
  assert.equal(second.headers['auto-submitted'], undefined)
  assert.equal(second.messageId, answer?.message_id)
  assert.equal(second.references, `<start@files.example> ${greeting?.message_id}`)
  assert.equal(second.headers.bcc, undefined)
  assert.deepEqual(
    second.attachments.map(({ filename, content }) => [filename, Buffer.from(content as ArrayBuffer).toString()]),
    [['инструкция.txt', '12345']],
  )
  assert.doesNotMatch(second.bytes.toString('latin1'), /[^\r]\n/, 'every line ends as SMTP wants')
})
