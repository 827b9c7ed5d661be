import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { test } from 'node:test'
import { holderOfPort } from './taken-port.ts'

test('the process that holds a port is named', async (t) => {
  const server = createServer()
  t.after(() => server.close())
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  assert.ok(typeof address === 'object' && address !== null)

  assert.match((await holderOfPort(address.port)) ?? '', new RegExp(`^process ${process.pid}, `))
})

test('a free port has no holder', async () => {
  const server = createServer()
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  assert.ok(typeof address === 'object' && address !== null)
  await new Promise((closed) => server.close(closed))

  assert.equal(await holderOfPort(address.port), null)
})
