import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openDatabase } from '../../src/db/engine/database.ts'
import { buildServer } from '../../src/http/server/server.ts'
import { type Answer, testDesk, testHouse } from '../desk.ts'
import { openCable } from '../ground/cable.ts'

function isToldToComeAgain(answer: Pick<Answer, 'status' | 'headers' | 'body'>): void {
  assert.equal(answer.status, 503, JSON.stringify(answer.body))
  assert.match(String(answer.headers['content-type']), /^application\/problem\+json/)
  assert.equal(answer.headers['retry-after'], '2')
  assert.equal(answer.body.code, 'desk.busy')
  assert.match(answer.body.title, /повторим сами/)
}

test('while every connection of the pool is taken whoever asks is told to come again, and then answered', async () => {
  const desk = await testDesk()
  const { pool } = desk.database
  const taken = await Promise.all(Array.from({ length: pool.options.max }, () => pool.connect()))
  const release = () => {
    for (const client of taken.splice(0)) client.release()
  }
  try {
    const { cashier } = desk.people
    const asked = [
      desk.as(cashier).get('/api/me'),
      desk.as(null).post('/api/sign-in', { token: 'x'.repeat(43) }),
      desk.as(cashier).post('/api/requests', { subject: 'Не печатает' }),
    ]
    for (const answer of await Promise.all(asked)) isToldToComeAgain(answer)
    release()
    assert.equal((await desk.as(cashier).get('/api/me')).status, 200)
  } finally {
    release()
    await desk.close()
  }
})

test('while the database restarts whoever asks is told to come again, and is answered as soon as it is back', async () => {
  const desk = await testDesk()
  const url = new URL(desk.database.url)
  const folder = url.searchParams.get('host')
  const port = url.port || '5432'
  const cable = await openCable(folder === null ? Number(port) : `${folder}/.s.PGSQL.${port}`)
  url.host = `127.0.0.1:${cable.port}`
  url.searchParams.delete('host')
  const database = openDatabase(url.href, { connections: 2, say: () => undefined })
  const app = await buildServer(testHouse(database, { folder: desk.folder }), { web: null, log: false })
  try {
    const ask = async (method: 'GET' | 'POST', path: string, payload: object | undefined = undefined) => {
      const authorization = `Bearer ${desk.people.cashier.token}`
      const answer = await app.inject({ method, url: path, headers: { authorization }, ...(payload && { payload }) })
      return { status: answer.statusCode, headers: answer.headers, body: answer.json() }
    }
    assert.equal((await ask('GET', '/api/me')).status, 200)
    const stopped = desk.database.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    )
    const during = await ask('POST', '/api/requests', { subject: 'Не печатает', description: '' })
    await stopped
    if (during.status !== 201) isToldToComeAgain(during)
    await cable.close()
    isToldToComeAgain(await ask('GET', '/api/me'))
    isToldToComeAgain(await ask('POST', '/api/requests', { subject: 'Не печатает' }))
    assert.equal((await app.inject({ method: 'GET', url: '/health/ready' })).statusCode, 503)
    assert.equal((await app.inject({ method: 'GET', url: '/health/live' })).statusCode, 200)
  } finally {
    await app.close()
    await database.close()
    await desk.close()
  }
})
