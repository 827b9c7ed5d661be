import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestDesk, testDesk } from '../desk.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

const NUL = '\u0000'
const INVISIBLE = '\u200b\u202e\u2060 \u3164'
const LONE = '\ud83d'

test('no text of a stranger who is not signed in is more than a wrong sign-in', async () => {
  for (const bad of [NUL, `maria${NUL}@vesna.example`, `x${LONE}@vesna.example`, '\u202e@@@', INVISIBLE.repeat(3)]) {
    const nobody = desk.as(null)
    for (const order of [
      { address: bad, password: bad },
      { address: `maria@vesna.example`, password: `wrong${bad}` },
      { address: `${bad}maria@vesna.example`, code: `12${bad}34` },
      { token: `${bad}aaaaaaaaaaaaaaaaaaaaaaaaaa` },
    ]) {
      const { status, text } = await nobody.post('/api/sign-in', order)
      assert.ok([400, 401, 429].includes(status), `${JSON.stringify(order)}: ${status} ${text}`)
    }
    const code = await nobody.post('/api/sign-in/codes', { address: bad })
    assert.ok(code.status < 500, `${JSON.stringify(bad)}: ${code.status}`)
  }
})

test('NUL, lone surrogates and bidi overrides in any text are left out, and the rest is kept', async () => {
  const manager = desk.as(desk.people.manager)
  const dirty = `Ка${NUL}сса \u202eне\u202c печатает ${LONE}`
  const filed = await manager.post('/api/requests', {
    subject: dirty,
    description: `${dirty}\r\nвторая строка`,
    venueId: desk.venues.lesnaya,
    answers: { [`x${NUL}`]: dirty },
  })
  assert.equal(filed.status, 201, filed.text)
  assert.equal(filed.body.subject, 'Касса не печатает \ufffd')
  const { number } = filed.body

  const said = await manager.post(`/api/requests/${number}/messages`, { text: `${dirty}!` })
  assert.equal(said.status, 201, said.text)
  const file = await manager.post('/api/files', { name: `счёт\u202excod${NUL}.exe`, size: 5 })
  assert.equal(file.status, 201, file.text)
  const draft = await manager.put(`/api/drafts/new${NUL}`, { [`text${NUL}`]: dirty, deep: [{ dirty }] })
  assert.equal(draft.status, 200, draft.text)
  assert.equal((await manager.get('/api/drafts')).body.drafts[0].body.text, 'Касса не печатает \ufffd')
  const urgent = await manager.put(`/api/requests/${number}/urgency`, { urgency: 'high', reason: dirty, version: 2 })
  assert.ok(urgent.status < 500, urgent.text)

  const page = await manager.get(`/api/requests/${number}`)
  const [first, second] = page.body.messages
  assert.equal(first.text, 'Касса не печатает \ufffd\nвторая строка')
  assert.equal(second.text, 'Касса не печатает \ufffd!')
})

test('a cleaned word is found, however it was typed when it was kept and when it is asked for', async () => {
  const manager = desk.as(desk.people.manager)
  const filed = await manager.post('/api/requests', {
    subject: 'Чайник: й в двух знаках'.normalize('NFD'),
    description: 'ка\u00adсса в пе\u200bкарне',
    venueId: desk.venues.lesnaya,
  })
  for (const words of ['чайник', 'чайник'.normalize('NFD'), 'пекарне', `пе${NUL}карне`]) {
    const { status, body, text } = await desk.as(desk.people.operator).get(`/api/search?q=${encodeURIComponent(words)}`)
    assert.equal(status, 200, text)
    assert.ok(
      body.requests.some(({ number }: { number: number }) => number === filed.body.number),
      words,
    )
  }
})

test('a name or a subject of nothing visible is no name and no subject', async () => {
  const manager = desk.as(desk.people.manager)
  const filed = await manager.post('/api/requests', {
    subject: INVISIBLE,
    description: 'Не печатает',
    venueId: desk.venues.lesnaya,
  })
  assert.equal(filed.body.subject, 'Не печатает')
  const nothing = await manager.post('/api/requests', {
    subject: INVISIBLE,
    description: INVISIBLE,
    venueId: desk.venues.lesnaya,
  })
  assert.equal(nothing.status, 400, nothing.text)
  const said = await manager.post(`/api/requests/${filed.body.number}/messages`, { text: INVISIBLE })
  assert.equal(said.body.code, 'message.empty')
  for (const [url, body] of [
    ['/api/tokens', { name: INVISIBLE }],
    ['/api/files', { name: INVISIBLE, size: 5 }],
  ] as const) {
    const { status, text } = await desk.inBrowser(desk.people.manager).post(url, body)
    assert.equal(status, 400, `${url}: ${text}`)
  }
  const renamed = await manager.call('PATCH', '/api/me', { name: INVISIBLE })
  assert.equal(renamed.status, 400, renamed.text)
})

test('a name and a subject stand on one line', async () => {
  const manager = desk.as(desk.people.manager)
  const filed = await manager.post('/api/requests', { subject: ' Касса\r\n\tупала ', venueId: desk.venues.lesnaya })
  assert.equal(filed.body.subject, 'Касса упала')
})

test('a password is the same password, typed composed or in parts', async () => {
  const password = 'Чайник ещё кипит 42'
  const set = await desk.inBrowser(desk.people.colleague).put('/api/me/password', { next: password.normalize('NFD') })
  assert.equal(set.status, 200, set.text)
  for (const typed of [password, password.normalize('NFD')]) {
    const entered = await desk.as(null).post('/api/sign-in', { address: 'olga@vesna.example', password: typed })
    assert.equal(entered.status, 200, entered.text)
  }
})

test('a derived subject and a preview are cut between signs', async () => {
  const manager = desk.as(desk.people.manager)
  for (const before of [117, 118, 119, 137, 138, 139]) {
    const description = `${'я'.repeat(before)}😀👨‍👩‍👧 и дальше ${'б'.repeat(60)}`
    const { body } = await manager.post('/api/requests', { description, venueId: desk.venues.lesnaya })
    const list = await manager.get('/api/requests?view=my_requests')
    const row = list.body.items.find(({ number }: { number: number }) => number === body.number)
    for (const text of [body.subject, row.lastMessage.text]) {
      assert.match(text, /^я+(😀)?(👨‍👩‍👧)?…$|^я+😀👨‍👩‍👧[^\ud800-\udfff]*…$/, JSON.stringify(text))
    }
  }
})

test('a long name of a file is shortened in its middle and keeps its ending', async () => {
  const manager = desk.as(desk.people.manager)
  const sent = await manager.post('/api/files', { name: `${'журнал '.repeat(60)}.xlsx`, size: 5 })
  assert.equal(sent.status, 201, sent.text)
  const row = await desk.database.db
    .selectFrom('files')
    .select('name')
    .where('id', '=', sent.body.id)
    .executeTakeFirstOrThrow()
  assert.match(row.name, /^журнал .*….xlsx$/)
  assert.ok(row.name.length <= 255)
})

test('a body of nothing but brackets is a wrong input', async () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
  const { token } = desk.people.manager
  for (const url of ['/api/drafts/deep', '/api/requests']) {
    const answer = await desk.app.inject({
      method: url.endsWith('deep') ? 'PUT' : 'POST',
      url,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      payload: url.endsWith('deep') ? `{"a":${deep}}` : deep,
    })
    assert.equal(answer.statusCode, 400, answer.body)
  }
})
