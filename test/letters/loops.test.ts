import assert from 'node:assert/strict'
import { after, before, type TestContext, test } from 'node:test'
import { createTransport, type Transporter } from 'nodemailer'
import PostalMime from 'postal-mime'
import { insertMailbox, type MailboxDraft } from '../../src/db/mail/mailboxes.ts'
import { HOUR, MINUTE } from '../../src/domain/ground/instant.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { type PostOffice, postOffice, written } from './post-office.ts'

interface Sent {
  readonly from: string
  readonly to: string
  readonly bytes: Buffer
}

interface House {
  readonly address: string
  readonly desk: TestDesk
  readonly post: PostOffice
  /** What has left, oldest first; whoever takes a letter on takes it out. */
  readonly sent: Sent[]
}

/** A mail server that takes everything and hands it over as it would travel. */
function server(sent: Sent[]): Transporter {
  return createTransport({
    name: 'a server that takes everything',
    version: '1',
    send: (mail, done) => {
      const envelope = mail.message.getEnvelope()
      mail.message.build((error, bytes) => {
        if (bytes) sent.push({ from: envelope.from || '', to: envelope.to[0] ?? '', bytes })
        done(error, { envelope, messageId: mail.message.messageId() })
      })
    },
  })
}

async function openHouse(name: string): Promise<House> {
  const desk = await testDesk()
  const sent: Sent[] = []
  const address = `support@${name}.example`
  const post = postOffice(desk, {
    transport: server(sent),
    address,
    url: `https://${name}.example`,
    secret: `of the house ${name}`,
  })
  return { address, desk, post, sent }
}

let one: House
let other: House
before(async () => {
  one = await openHouse('one')
  other = await openHouse('other')
})
after(() => Promise.all([one.desk.close(), other.desk.close()]))

const plain = (address: string) => address.replace(/\+[^@]*/, '')
const travelled = ({ from, bytes }: Sent) => Buffer.concat([Buffer.from(`Return-Path: <${from}>\r\n`), bytes])

/** A gateway that takes away whatever says that a machine wrote it. */
function stripped(bytes: Buffer): Buffer {
  const head = /^(?:auto-submitted|x-auto-response-suppress|precedence|return-path):.*\r?\n(?:[ \t].*\r?\n)*/gim
  return Buffer.from(bytes.toString('latin1').replaceAll(head, ''), 'latin1')
}

/** Carries letters between the two houses until nobody has anything to say; resolves with how many each has sent. */
async function untilQuiet(carry: (letter: Sent) => Buffer = travelled) {
  const counts = new Map([one, other].map(({ address }) => [address, 0]))
  for (let round = 0; round < 20; round++) {
    const letters = [one, other].flatMap((house) => house.sent.splice(0).map((letter) => ({ letter, house })))
    if (letters.length === 0) return counts
    for (const { letter, house } of letters) {
      counts.set(house.address, (counts.get(house.address) ?? 0) + 1)
      const receiver = [one, other].find(({ address }) => address === plain(letter.to))
      if (receiver) await receiver.post.receive(carry(letter))
    }
  }
  throw new Error(`they still write after 20 rounds: ${JSON.stringify([...counts])}`)
}

function told(t: TestContext, what: string, counts: ReadonlyMap<string, number>) {
  t.diagnostic(`${what}: ${[...counts].map(([who, count]) => `${who} ${count}`).join(', ')}`)
  for (const [who, count] of counts) assert.ok(count <= 2, `${who} wrote ${count} letters`)
}

for (const [what, carry] of [
  ['as they are', travelled],
  ['by a gateway that hides machines', (letter: Sent) => stripped(letter.bytes)],
] as const) {
  test(`two desks that write to each other are quiet after two letters each, carried ${what}`, async (t) => {
    one.desk.clock.offset += 25 * HOUR
    other.desk.clock.offset += 25 * HOUR
    const opened = await one.post.receive({ from: other.address, subject: `Вопрос, ${what}`, text: 'Как дела?' })
    assert.equal(opened.state, 'request')
    told(t, 'after an acknowledgement', await untilQuiet(carry))

    const { people, as } = one.desk
    const answered = await as(people.specialist).post(`/api/requests/${opened.request_number}/messages`, {
      text: 'Хорошо',
    })
    assert.equal(answered.status, 201)
    await one.post.work()
    told(t, 'after an answer of a person', await untilQuiet(carry))
  })
}

interface Robot {
  readonly from: string
  /** Whether it answers where it is asked to, with our mark, or to the plain address. */
  readonly to: 'reply-to' | 'from'
  readonly proven: boolean
}

/** Answers everything at once in new words, names nothing, quotes nothing, and does not say what it is. */
async function conversation(robot: Robot, t: TestContext) {
  const { desk, post, sent } = one
  desk.clock.offset += 25 * HOUR
  let words = 0
  const say = (to: string) => {
    words += 1
    const letter = {
      from: robot.from,
      to,
      subject: `Ваше обращение ${words} важно`,
      text: `Ждите ответа: ${Math.random()}`,
    }
    return robot.proven ? post.receiveProven(letter) : post.receive(letter)
  }
  const ends = new Map<string, number>()
  const heard: number[] = []
  const turn = async (to: string) => {
    const { state, decision } = await say(to)
    const end = state === 'parked' ? `parked: ${Object(decision).because}` : state
    ends.set(end, (ends.get(end) ?? 0) + 1)
    for (const { bytes } of sent.splice(0)) {
      heard.push(desk.clock.offset)
      const { replyTo, from } = await PostalMime.parse(bytes)
      const answer = robot.to === 'reply-to' ? replyTo?.[0]?.address : from?.address
      desk.clock.offset += MINUTE
      await turn(answer ?? one.address)
    }
  }
  for (let minute = 0; minute < 40; minute++) {
    desk.clock.offset += MINUTE
    await turn(one.address)
  }
  const mostInHour = Math.max(0, ...heard.map((at) => heard.filter((later) => later >= at && later < at + HOUR).length))
  t.diagnostic(
    `${robot.from} → ${robot.to}: heard ${heard.length}, at most ${mostInHour} an hour; ${JSON.stringify([...ends])}`,
  )
  return { mostInHour, ends }
}

for (const robot of [
  { from: 'robot@rude.example', to: 'from', proven: false },
  { from: 'marked@rude.example', to: 'reply-to', proven: false },
  { from: 'maria@vesna.example', to: 'from', proven: true },
  { from: 'dmitry@sever.example', to: 'reply-to', proven: true },
] as const) {
  test(`a robot that hides gets two automatic letters an hour at most, and no endless row of requests: ${robot.from}`, async (t) => {
    const { mostInHour, ends } = await conversation(robot, t)
    assert.ok(mostInHour <= 2, `${mostInHour} letters within an hour`)
    const requests = ends.get('request') ?? 0
    assert.ok(requests > 0 && requests <= (robot.proven ? 30 : 10), `${requests} requests`)
    assert.ok((ends.get('parked: too_many_letters') ?? 0) > 0, 'the rest waits for people')
  })
}

test('an acknowledgement that comes back is answered by nothing, and its address gets no other', async (t) => {
  const { desk, post, sent } = one
  const from = 'gone@nowhere.example'
  await post.receive({ from, text: 'Вопрос' })
  const [greeting, ...more] = sent.splice(0)
  assert.equal(more.length, 0)
  const { messageId } = await PostalMime.parse(greeting?.bytes ?? Buffer.alloc(0))
  const text = `<${from}>:\n550 5.1.1 User unknown\n\n--- Below this line is a copy of the message.\n\nMessage-ID: ${messageId}`
  const bounce = {
    from: 'MAILER-DAEMON@nowhere.example',
    subject: 'failure notice',
    text,
    headers: { 'Return-Path': '<>' },
  }
  const { state } = await post.receive(bounce)
  const counted = sent.splice(0).length
  t.diagnostic(`sent after the bounce: ${counted}`)
  assert.deepEqual([state, counted], ['bounce', 0])
  const address = await desk.database.db
    .selectFrom('person_addresses')
    .selectAll()
    .where('value', '=', from)
    .executeTakeFirstOrThrow()
  assert.equal(address.bounce_reason, '550 5.1.1 User unknown')
})

const SALES: MailboxDraft = {
  address: 'sales@one.example',
  displayName: null,
  managedBy: 'screen',
  enabled: false,
  imap: null,
  imapPassword: null,
  imapFolder: 'INBOX',
  smtp: null,
  smtpPassword: null,
  trustedServer: null,
  plusAddressing: true,
  dkim: null,
  dkimKey: null,
}

test('a letter in the name of any mailbox of ours begins nothing and is not answered', async (t) => {
  const { desk, post, sent } = one
  await desk.database.db.transaction().execute((tx) => insertMailbox(tx, SALES))
  const ends = []
  for (const from of [one.address, 'sales@one.example', 'Support <SUPPORT+1001-abc@one.example>']) {
    const { state, decision, request_number } = await post.receive(written({ from, to: one.address, text: 'Эхо' }))
    ends.push([state, Object(decision).because, request_number])
  }
  t.diagnostic(`sent: ${sent.length}`)
  assert.deepEqual(
    ends,
    Array.from({ length: 3 }, () => ['auto_reply', 'own_echo', null]),
  )
  assert.equal(sent.length, 0)
})
