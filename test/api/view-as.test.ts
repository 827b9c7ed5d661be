import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { endViewsOver } from '../../src/actions/sessions/view-as.ts'
import { HOUR } from '../../src/domain/ground/instant.ts'
import { type TestDesk, testDesk } from '../desk.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

type Person = TestDesk['people'][keyof TestDesk['people']]

/** The administrator in a browser of his own, looking as somebody. */
async function looking(person: Person) {
  const browser = desk.inBrowser(desk.people.administrator)
  const begun = await browser.post('/api/view-as', { personId: person.id })
  assert.equal(begun.status, 201, begun.text)
  return browser
}

async function count(table: string): Promise<number> {
  const { rows } = await desk.database.pool.query<{ count: number }>(`select count(*)::int as count from ${table}`)
  return rows[0]?.count ?? 0
}

async function journal() {
  return desk.database.db
    .selectFrom('admin_changes')
    .select(['actor_id', 'name', 'before', 'after'])
    .where('subject', '=', 'view_as')
    .orderBy('id')
    .execute()
}

test('whoever looks as somebody else sees what he sees, and says at every page whose eyes they are', async () => {
  const { cashier, specialist, administrator } = desk.people
  const own = await desk.file(cashier)
  await desk.file(desk.people.stranger)
  const browser = await looking(cashier)
  const me = (await browser.get('/api/me')).body
  assert.deepEqual([me.id, me.isStaff, me.viewer.name], [cashier.id, false, administrator.name])
  const listed = (await browser.get('/api/requests')).body.items.map(({ number }: { number: number }) => number)
  assert.deepEqual(
    listed,
    (await desk.as(cashier).get('/api/requests')).body.items.map((one: { number: number }) => one.number),
  )
  assert.ok(listed.includes(own))
  assert.equal((await browser.get('/api/staff')).status, 403)
  const onDesk = await looking(specialist)
  assert.deepEqual((await onDesk.get('/api/me')).body.abilities.workOnDesk, true)
})

test('every door that is not a GET is closed to him, the open ones too, but the way back', async () => {
  const browser = await looking(desk.people.specialist)
  const { paths } = (await browser.get('/api/openapi.json')).body
  const doors = Object.entries<object>(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({ path, method: method.toUpperCase() as 'POST' })),
  )
  // At hooks nobody is anybody: no session is looked at, and only their secret counts.
  const closed = ({ path }: { readonly path: string }) => path !== '/api/view-as' && !path.startsWith('/hooks/')
  const changing = doors.filter((door) => !['GET', 'HEAD'].includes(door.method) && closed(door))
  assert.ok(changing.length > 120, `${changing.length} doors`)
  const was = await Promise.all(
    ['requests', 'messages', 'sessions', 'drafts', 'request_reads', 'admin_changes'].map(count),
  )
  for (const { path, method } of changing) {
    const { status, body } = await browser.call(method, path.replaceAll(/\{\w+\}/g, '1'), {})
    assert.deepEqual([status, body?.code], [403, 'view-as.read-only'], `${method} ${path}`)
  }
  const another = await browser.post('/api/view-as', { personId: desk.people.cashier.id })
  assert.equal(another.body.code, 'view-as.read-only')
  const is = await Promise.all(
    ['requests', 'messages', 'sessions', 'drafts', 'request_reads', 'admin_changes'].map(count),
  )
  assert.deepEqual(is, was)
  assert.equal((await browser.remove('/api/view-as')).status, 200)
  assert.equal((await browser.get('/api/me')).body.id, desk.people.administrator.id)
})

test('reading leaves no trace of the person: no read mark, no session of his, and downloads are in the name of who looks', async () => {
  const { cashier, administrator } = desk.people
  const { body: file } = await desk.as(cashier).post('/api/files', { name: 'лог.txt', size: 3 })
  await desk.app.inject({
    method: 'PATCH',
    url: `/api/files/${file.id}`,
    headers: {
      authorization: `Bearer ${cashier.token}`,
      'content-type': 'application/octet-stream',
      'upload-offset': '0',
    },
    payload: Buffer.from('abc'),
  })
  const number = await desk.file(cashier, { fileIds: [file.id] })
  const browser = await looking(cashier)
  assert.equal((await browser.get(`/api/requests/${number}`)).status, 200)
  assert.equal((await browser.get(`/api/files/${file.id}`)).status, 200)
  const { rows } = await desk.database.pool.query(
    `select (select person_id from file_downloads where file_id = ${file.id}) as downloaded,
      (select count(*)::int from request_reads where request_number = ${number} and person_id = ${cashier.id}) as reads,
      (select count(*)::int from sessions where person_id = ${cashier.id}) as sessions`,
  )
  assert.deepEqual(rows, [{ downloaded: administrator.id, reads: 0, sessions: 0 }])
})

test('the journal says who looked as whom, from when until when', async () => {
  const { manager, administrator } = desk.people
  const known = (await journal()).length
  const browser = await looking(manager)
  await browser.remove('/api/view-as')
  const [begun, ended, ...more] = (await journal()).slice(known)
  assert.deepEqual(more, [])
  assert.deepEqual([begun?.actor_id, begun?.name, begun?.before], [administrator.id, manager.name, null])
  assert.deepEqual([ended?.actor_id, ended?.name, ended?.after], [administrator.id, manager.name, null])
  assert.deepEqual(Object.keys(Object(ended?.before)).toSorted(), ['began', 'ended'])
})

test('an hour later he looks as himself again, and the journal knows when it ended', async () => {
  const browser = await looking(desk.people.manager)
  const known = (await journal()).length
  await desk.database.pool.query(`update views_as set began_at = began_at - interval '61 minutes', ends_at = ends_at - interval '61 minutes'
    where ended_at is null`)
  assert.equal((await browser.get('/api/me')).body.id, desk.people.administrator.id)
  assert.ok((await endViewsOver(desk.database.db, Date.now())) >= 1)
  assert.equal(await endViewsOver(desk.database.db, Date.now()), 0)
  assert.ok((await journal()).length > known)
})

test('signing out is closed while he looks, and a session that was ended elsewhere ends the view', async () => {
  const browser = await looking(desk.people.colleague)
  assert.equal((await browser.remove('/api/sessions/current')).body.code, 'view-as.read-only')
  await desk.database.pool.query(
    `delete from sessions where id in (select session_id from views_as where ended_at is null)`,
  )
  assert.equal((await browser.get('/api/me')).status, 401)
  assert.ok((await endViewsOver(desk.database.db, Date.now() + HOUR / 2)) >= 1)
})

test('nobody looks as an administrator, as himself or as somebody who is gone, nobody else has the right, and no token has it', async () => {
  const { administrator, specialist, cashier, lead } = desk.people
  const asked = (person: { id: number }, personId: number) => desk.inBrowser(person).post('/api/view-as', { personId })
  await desk.database.pool.query(`insert into person_roles (person_id, role) values (${lead.id}, 'administrator')`)
  const answers = [
    await asked(administrator, lead.id),
    await asked(administrator, administrator.id),
    await asked(administrator, 999_999),
    await asked(specialist, cashier.id),
    await desk.as(administrator).post('/api/view-as', { personId: cashier.id }),
  ]
  assert.deepEqual(
    answers.map(({ body }) => body.code),
    [
      'view-as.not-an-administrator',
      'view-as.not-yourself',
      'person.not-found',
      'permission.missing',
      'session.needed',
    ],
  )
})

test('who is made an administrator, or archived, is seen as no more at once', async () => {
  const { outsider, analyst, administrator } = desk.people
  const [one, two] = [await looking(outsider), await looking(analyst)]
  await desk.database.pool.query(`insert into person_roles (person_id, role) values (${outsider.id}, 'administrator')`)
  await desk.database.pool.query(`update people set archived_at = now() where id = ${analyst.id}`)
  assert.deepEqual(
    [(await one.get('/api/me')).body.id, (await two.get('/api/me')).body.id],
    [administrator.id, administrator.id],
  )
})
