import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestDesk, testDesk } from '../desk.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

const administrator = () => desk.as(desk.people.administrator)

/** A shift of the first line; resolves with the status of the answer and its code. */
async function planned(personId: number, day: string, from = '09:00', to = '18:00') {
  const order = { teamId: desk.teams.lineOne, personId, kind: 'duty', day, from, to }
  const { status, body } = await administrator().post('/api/duty/shifts', order)
  return [status, body.code ?? null]
}

test('the hours of somebody who has left can be given to another, and his calendar opens nothing when he returns', async () => {
  const { people } = desk
  const leaving = people.specialist
  assert.deepEqual(await planned(leaving.id, '2098-01-06'), [201, null])
  const { link } = (await desk.inBrowser(leaving).post('/api/me/calendar', {})).body
  const path = new URL(link).pathname
  assert.equal((await desk.as(null).get(path)).status, 200)
  const gone = await desk
    .inBrowser(people.administrator)
    .post(`/api/staff/${leaving.id}/leaving`, { successorId: null })
  assert.ok(gone.status < 300, `${gone.status} ${gone.text}`)
  assert.deepEqual(await planned(people.operator.id, '2098-01-06'), [201, null])
  const back = await desk.inBrowser(people.administrator).post(`/api/staff/${leaving.id}/return`, {})
  assert.ok(back.status < 300, back.text)
  assert.equal((await desk.as(null).get(path)).status, 404)
})

test('a repetition stops before what is planned behind its last night', async () => {
  const { people } = desk
  assert.deepEqual(await planned(people.operator.id, '2098-03-02', '20:00', '08:00'), [201, null])
  assert.deepEqual(await planned(people.lead.id, '2098-03-10', '00:00', '08:00'), [201, null])
  const { status, body } = await administrator().post('/api/duty/repetitions', { week: '2098-02-24', weeks: 1 })
  assert.deepEqual([status, body], [200, { made: 0, stayed: 1 }], JSON.stringify(body))
})

test('whoever fills a gap gets the hours in which somebody is away, who keeps the rest, and new shifts of a day each', async () => {
  const { people, teams } = desk
  assert.deepEqual(await planned(people.operator.id, '2098-05-07', '20:00', '08:00'), [201, null])
  const away = { startsOn: '2098-05-08', endsOn: '2098-05-08', reason: 'vacation', substituteId: null }
  const absent = await desk.inBrowser(people.administrator).post(`/api/staff/${people.operator.id}/absences`, away)
  assert.equal(absent.status, 201, absent.text)

  const line = async () => {
    const { body } = await administrator().get('/api/duty?week=2098-05-05')
    return body.teams.find(({ id }: { id: number }) => id === teams.lineOne)
  }
  const fill = (startsAt: string) =>
    administrator().post('/api/duty/gaps', { teamId: teams.lineOne, startsAt, personId: people.lead.id })
  const gaps = async () =>
    (await line()).gaps.map(
      ({ begins, ends, away: whose }: Record<string, { day: string; time: string; name: string }>) =>
        [begins, ends].map((at) => `${at?.day.slice(8)} ${at?.time}`).concat(whose?.name ?? ''),
    )
  assert.deepEqual(await gaps(), [
    ['05 00:00', '07 20:00', ''],
    ['08 00:00', '08 08:00', people.operator.name],
    ['08 08:00', '12 00:00', ''],
  ])
  assert.deepEqual((await fill('2098-05-07T21:00:00Z')).body, { shifts: 1 })
  assert.deepEqual((await fill('2098-05-08T05:00:00Z')).body, { shifts: 4 })
  const again = await fill('2098-05-08T05:00:00Z')
  assert.deepEqual([again.status, again.body.code], [409, 'duty.gap-gone'])
  assert.deepEqual(
    (await line()).shifts.map(({ personId, day, from, to }: Record<string, string | number>) => [
      personId,
      day,
      from,
      to,
    ]),
    [
      [people.operator.id, '2098-05-07', '20:00', '00:00'],
      [people.lead.id, '2098-05-08', '00:00', '08:00'],
      [people.lead.id, '2098-05-08', '08:00', '08:00'],
      [people.lead.id, '2098-05-09', '08:00', '08:00'],
      [people.lead.id, '2098-05-10', '08:00', '08:00'],
      [people.lead.id, '2098-05-11', '08:00', '00:00'],
    ],
  )
})
