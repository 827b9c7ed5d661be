import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestDesk, testDesk } from '../desk.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

const read = (url: string) => desk.as(null).get(url.replace('http://localhost', ''))

test('a secret address shows one’s own duties and absences alone, until it is renewed, closed, or its owner leaves', async () => {
  const { people, teams } = desk
  const admin = desk.inBrowser(people.administrator)
  const boris = desk.inBrowser(people.specialist)
  const plan = (personId: number, day: string) =>
    admin.post('/api/duty/shifts', { teamId: teams.lineOne, personId, kind: 'duty', day, from: '20:00', to: '08:00' })
  const { id } = (await plan(people.specialist.id, '2099-12-07')).body
  await plan(people.operator.id, '2099-12-08')
  const away = { startsOn: '2099-12-30', endsOn: '2099-12-31', reason: 'vacation', substituteId: null }
  await admin.post(`/api/staff/${people.specialist.id}/absences`, away)

  const first = (await boris.post('/api/me/calendar', {})).body.link
  const feed = await read(first)
  assert.deepEqual([feed.status, feed.headers['content-type']], [200, 'text/calendar; charset=utf-8'])
  const lines = feed.text.replaceAll('\r\n ', '').split('\r\n')
  const of = (name: string) => lines.filter((line) => line.startsWith(name)).map((line) => line.slice(name.length))
  assert.deepEqual(of('SUMMARY:'), ['Дежурство: 1-я линия', 'Отпуск'])
  assert.deepEqual([of('DTSTART:'), of('DTEND:')], [['20991207T170000Z'], ['20991208T050000Z']])
  assert.deepEqual([of('DTSTART;VALUE=DATE:'), of('DTEND;VALUE=DATE:')], [['20991230'], ['21000101']])
  assert.equal(of('UID:')[0], `shift-${id}@okno`)

  const seen = { personId: people.specialist.id, kind: 'duty', day: '2099-12-07', from: '20:00', to: '08:00' }
  await admin.put(`/api/duty/shifts/${id}`, { ...seen, day: '2099-12-09', seen })
  const moved = (await read(first)).text
  assert.ok(
    moved.includes(`UID:shift-${id}@okno`) && moved.includes('DTSTART:20991209T170000Z'),
    'the same entry, later',
  )

  const second = (await boris.post('/api/me/calendar', {})).body.link
  assert.deepEqual([(await read(first)).status, (await read(second)).status], [404, 200])
  await boris.remove('/api/me/calendar')
  assert.deepEqual([(await read(second)).status, (await boris.get('/api/me/calendar')).body], [404, { madeAt: null }])
  const third = (await boris.post('/api/me/calendar', {})).body.link
  await admin.post(`/api/staff/${people.specialist.id}/leaving`, { successorId: people.operator.id })
  const gone = await read(third)
  assert.deepEqual([gone.status, gone.body.code], [404, 'calendar.not-found'])
})
