import assert from 'node:assert/strict'
import { createServer, type Socket } from 'node:net'
import { test } from 'node:test'
import { type Answer, testDesk } from '../desk.ts'
import { until } from '../ground/until.ts'

/** Takes connections and never says a word. */
async function silentServer() {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const hangUp = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    port: Object(server.address()).port as number,
    met: () => sockets.size,
    hangUp,
    close: async () => {
      hangUp()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

test('while mailboxes are tried at a silent server everybody is served, two are tried at once, and the others are told to come again', async () => {
  const [desk, silent] = await Promise.all([testDesk(), silentServer()])
  try {
    const imap = { host: '127.0.0.1', port: silent.port, security: 'starttls', user: 'support' }
    const admin = desk.as(desk.people.administrator)
    const told: Answer[] = []
    const trials = Array.from({ length: 25 }, (_, count) =>
      admin
        .post('/api/mailbox-trials', { address: 'help@desk.example', imap }, { 'idempotency-key': `trial ${count}` })
        .then((answer) => told.push(answer)),
    )
    await until(() => silent.met() === 2, { what: 'two trials are at the server' })
    const others = Array.from({ length: 10 }, () => desk.as(desk.people.cashier).get('/api/me'))
    assert.deepEqual(new Set((await Promise.all(others)).map(({ status }) => status)), new Set([200]))
    await until(() => told.length === 23, { what: 'all others are told' })
    assert.deepEqual(new Set(told.map(({ status }) => status)), new Set([503]))
    assert.equal(told[0]?.headers['retry-after'], '2')
    assert.equal(silent.met(), 2)

    const hanging = setInterval(silent.hangUp, 20)
    await Promise.all(trials)
    clearInterval(hanging)
    for (const { status, body } of told.slice(23)) assert.deepEqual([status, body.receiving.ok], [200, false])
    const again = await admin.post('/api/mailbox-trials', { address: 'help@desk.example' })
    assert.equal(again.status, 200, 'the next one has its turn')
  } finally {
    await silent.close()
    await desk.close()
  }
})
