import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { after, before, test } from 'node:test'
import { createTransport } from 'nodemailer'
import { type Door, type DoorLimits, openSmtpDoor } from '../../src/channels/email/smtp-door.ts'
import type { Database } from '../../src/db/engine/database.ts'
import { openDatabase } from '../../src/db/engine/database.ts'
import { openMailWays } from '../../src/jobs/mail/open-mail-ways.ts'
import { freePort } from '../ground/daemon.ts'
import { until } from '../ground/until.ts'
import { testDatabase } from '../world.ts'
import { SUPPORT, written } from './post-office.ts'

let database: Database
let port: number
let lmtpPort: number
let close: () => Promise<void>
before(async () => {
  database = await testDatabase()
  port = await freePort()
  lmtpPort = await freePort()
  const mail = {
    address: SUPPORT,
    imapUrl: undefined,
    smtpListen: [
      { protocol: 'smtp', host: '127.0.0.1', port },
      { protocol: 'lmtp', host: '127.0.0.1', port: lmtpPort },
    ],
    smtpCertificate: null,
  } as const
  const secret = 'a secret for tests that is long enough'
  close = await openMailWays({ database, mail, secret, now: Date.now, warn: () => undefined })
  await database.pool.query("insert into mailboxes (address, managed_by) values ('sales@desk.example', 'screen')")
})
after(async () => {
  await close()
  await database.close()
})

const LETTER = written({ from: 'anna@nowhere.example', text: 'Из двери' })

const arrived = () => database.db.selectFrom('raw_letters').selectAll().orderBy('id').execute()
const fresh = async (work: () => Promise<unknown>) => {
  const before = (await arrived()).length
  await work()
  return (await arrived()).slice(before)
}

function send(to: readonly string[], bytes: Buffer = LETTER, at = port) {
  const transport = createTransport({ host: '127.0.0.1', port: at, name: 'mx.nowhere.example', ignoreTLS: true })
  return transport.sendMail({ envelope: { from: 'anna@nowhere.example', to: [...to] }, raw: bytes })
}

/** Says these lines on a bare connection and resolves with the answers, one for each; `.` ends what was said before it. */
async function talk(lines: readonly string[], at = port): Promise<string[]> {
  const socket = connect(at, '127.0.0.1')
  let text = ''
  let isOver = false
  socket.on('data', (piece) => {
    text += piece.toString()
  })
  socket.on('close', () => {
    isOver = true
  })
  socket.on('error', () => undefined)
  const answers = () => text.split('\r\n').filter((line) => /^\d{3} /.test(line))
  const heard = (count: number) => until(() => isOver || answers().length >= count, { what: `answer ${count}` })
  await heard(1)
  for (const [index, line] of lines.entries()) {
    socket.write(line)
    await heard(index + 2)
  }
  socket.destroy()
  return answers()
}

const codes = (answers: readonly string[]) => answers.map((answer) => Number(answer.slice(0, 3)))

test('a letter at the door is kept as it came, with its envelope, before 250 is said', async () => {
  const [kept, ...others] = await fresh(() => send(['support+1042-0f@desk.example']))
  assert.deepEqual(others, [])
  assert.ok(kept?.bytes.equals(Buffer.concat([LETTER, Buffer.from('\r\n')])), 'the last line gets the end it lacked')
  assert.deepEqual([kept?.source, kept?.mailbox, kept?.state], ['smtp', SUPPORT, 'received'])
  assert.deepEqual(kept?.envelope, {
    from: 'anna@nowhere.example',
    ip: '127.0.0.1',
    helo: 'mx.nowhere.example',
    user: null,
    to: ['support+1042-0f@desk.example'],
  })
})

test('a letter to two of our addresses is kept for both', async () => {
  const kept = await fresh(() => send([SUPPORT, 'support+1@desk.example', 'Sales@Desk.Example']))
  assert.deepEqual(
    kept.map(({ mailbox }) => mailbox),
    [SUPPORT, 'sales@desk.example'],
  )
})

test('nobody else gets a letter through this door', async () => {
  for (const address of [
    'boss@elsewhere.example',
    'nobody@desk.example',
    '"support@desk.example"@elsewhere.example',
    'support%desk.example@elsewhere.example',
  ]) {
    const kept = await fresh(() => assert.rejects(send([address]), /550|501/, address))
    assert.deepEqual(kept, [])
  }
})

test('a report about a letter of ours comes with an empty sender', async () => {
  const [kept] = await fresh(async () => {
    const answers = await talk([
      'EHLO mx\r\n',
      'MAIL FROM:<>\r\n',
      `RCPT TO:<${SUPPORT}>\r\n`,
      'DATA\r\n',
      'Subject: x\r\n\r\ny\r\n.\r\n',
    ])
    assert.deepEqual(codes(answers), [220, 250, 250, 250, 354, 250])
  })
  assert.deepEqual(kept?.envelope, { from: '', ip: '127.0.0.1', helo: 'mx', user: null, to: [SUPPORT] })
})

const ENDS = ['\n.\n', '\r\n.\n', '\n.\r\n', '\r.\r', '\r\n.\r', '\r.\r\n', '\n\n.\r\r\n']

for (const end of ENDS) {
  test(`${JSON.stringify(end)} does not end a letter: nobody smuggles a second one in`, async () => {
    const second = `MAIL FROM:<boss@desk.example>\r\nRCPT TO:<${SUPPORT}>\r\nDATA\r\nSubject: second\r\n\r\nx`
    const kept = await fresh(async () => {
      const answers = await talk([
        'EHLO mx\r\n',
        'MAIL FROM:<a@b.example>\r\n',
        `RCPT TO:<${SUPPORT}>\r\n`,
        'DATA\r\n',
        `Subject: first\r\n\r\nbody${end}${second}\r\n.\r\n`,
      ])
      assert.deepEqual(codes(answers), [220, 250, 250, 250, 354, 250])
    })
    assert.equal(kept.length, 1)
    assert.ok(kept[0]?.bytes.includes('Subject: second'), 'it is a part of the first')
  })
}

test('the largest size is told beforehand; a letter above it is refused by its size or in the end', async () => {
  const limits = { letterBytes: 100_000 }
  await withDoor({ limits }, async (at, kept) => {
    const asked = await talk(['EHLO mx\r\n', 'MAIL FROM:<a@b.example> SIZE=100001\r\n'], at)
    assert.deepEqual(codes(asked), [220, 250, 552])
    await assert.rejects(send([SUPPORT], Buffer.alloc(100_001, 'x\r\n'), at), /552/)
    await send([SUPPORT], Buffer.alloc(99_999, 'x\r\n'), at)
    assert.equal(kept.length, 1)
  })
})

test('too many letters at a time, too many recipients, too many connections: come back later', async () => {
  const limits = { heldBytes: 50_000, recipients: 2, connectionsPerHost: 2 }
  await withDoor({ limits, addresses: ['a@d.example', 'b@d.example', 'c@d.example'] }, async (at, kept) => {
    await assert.rejects(send(['a@d.example'], Buffer.alloc(60_000, 'x\r\n'), at), /452/)
    await send(['a@d.example'], Buffer.alloc(40_000, 'x\r\n'), at)
    assert.equal(kept.length, 1, 'what was given up does not count any more')
    const rcpt = (name: string) => `RCPT TO:<${name}@d.example>\r\n`
    const many = await talk(['EHLO mx\r\n', 'MAIL FROM:<a@b.example>\r\n', rcpt('a'), rcpt('b'), rcpt('c')], at)
    assert.deepEqual(codes(many), [220, 250, 250, 250, 250, 452])

    const sockets = [connect(at, '127.0.0.1'), connect(at, '127.0.0.1')]
    await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once('data', resolve))))
    assert.deepEqual(codes(await talk([], at)), [421])
    for (const socket of sockets) socket.destroy()
    await until(async () => codes(await talk([], at))[0] === 220, { what: 'there is room again' })
  })
})

test('while the database is away the sender is told to come back, and afterwards his letter is taken', async () => {
  const away = openDatabase('postgresql://nobody@127.0.0.1:1/none', { say: () => undefined })
  const doors = { addresses: [SUPPORT], keep: () => away.db.selectFrom('mailboxes').select('id').execute() }
  await withDoor(doors, async (at) => {
    await assert.rejects(send([SUPPORT], LETTER, at), /451/)
  })
  await away.close()
  assert.equal((await fresh(() => send([SUPPORT]))).length, 1)
})

interface Trial {
  readonly limits?: Partial<DoorLimits>
  readonly addresses?: readonly string[]
  readonly keep?: () => Promise<unknown>
}

async function withDoor(
  { limits = {}, addresses = [SUPPORT], keep }: Trial,
  work: (at: number, kept: readonly Buffer[]) => Promise<void>,
): Promise<void> {
  const kept: Buffer[] = []
  const door: Door = await openSmtpDoor({
    host: '127.0.0.1',
    port: 0,
    limits,
    addresses: async () => addresses,
    keep: async ({ bytes }) => {
      await keep?.()
      kept.push(bytes)
    },
    warn: () => undefined,
  })
  await work(door.port, kept).finally(door.close)
}

test('a mail server may hand letters over by LMTP, and is answered for each recipient', async () => {
  const hello = await talk(['EHLO mx.nowhere.example\r\n'], lmtpPort)
  assert.match(hello.at(-1) ?? '', /^5/, 'it is no SMTP server')
  const came = await fresh(async () => {
    const transport = createTransport({ host: '127.0.0.1', port: lmtpPort, lmtp: true, name: 'mx.nowhere.example' })
    const to = [SUPPORT, 'sales@desk.example']
    const { accepted } = await transport.sendMail({ envelope: { from: 'anna@nowhere.example', to }, raw: LETTER })
    assert.deepEqual(accepted, to)
  })
  assert.deepEqual(
    came.map(({ source, mailbox }) => [source, mailbox]),
    [
      ['lmtp', SUPPORT],
      ['lmtp', 'sales@desk.example'],
    ],
  )
})
