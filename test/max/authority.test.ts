import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:https'
import { after, before, test } from 'node:test'
import { askThrough } from '../../src/channels/ask-web.ts'
import { max } from '../../src/channels/max/max.ts'
import { authoritiesIn } from '../../src/trusted-authorities.ts'
import { type Authority, openAuthority, whyNoCertificates } from '../ground/certificates.ts'

const skip = await whyNoCertificates()
const key = { token: 'a-token-of-a-bot' }

let ministry: Authority
let server: Server
let url: string
before(async () => {
  if (skip) return
  ministry = await openAuthority()
  const files = await ministry.issue({ names: 'IP:127.0.0.1' })
  const [cert, secret] = await Promise.all([readFile(files.cert), readFile(files.key)])
  server = createServer({ cert, key: secret }, (_, reply) =>
    reply.end(JSON.stringify({ user_id: 1, first_name: 'Окно', username: 'okno_bot' })),
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  assert.ok(address !== null && typeof address === 'object')
  url = `https://127.0.0.1:${address.port}`
})
after(async () => {
  server?.closeAllConnections()
  server?.close()
  await ministry?.close()
})

test('a server under an authority of its own is believed where its file is named, and nowhere else', {
  skip,
}, async () => {
  const authorities = authoritiesIn('OKNO_MAX_CA', ministry.caFile)
  const known = max({ url, ask: askThrough({ proxy: undefined, authorities }) })
  assert.equal((await known.whoIs(key)).username, 'okno_bot')
  const unknown = max({ url, ask: askThrough({ proxy: undefined }) })
  await assert.rejects(unknown.whoIs(key), (error: Error & { trouble?: string }) => {
    assert.equal(error.trouble, 'unreachable')
    assert.match(error.message, /CERT|VERIFY|ISSUER/)
    return true
  })
})

test('a file that holds no certificate stops the start and names its setting', () => {
  assert.throws(() => authoritiesIn('OKNO_MAX_CA', import.meta.filename), /^Error: OKNO_MAX_CA is wrong/)
  assert.throws(() => authoritiesIn('OKNO_MAX_CA', '/nowhere/ca.pem'), /OKNO_MAX_CA is wrong/)
})
