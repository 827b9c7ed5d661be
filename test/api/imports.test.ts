import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { importStep } from '../../src/jobs/imports/import-step.ts'
import { tidyUp } from '../../src/jobs/tidy-up.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { workImports } from '../import-work.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

const asAdmin = () => desk.as(desk.people.administrator)

async function upload(bytes: Buffer): Promise<number> {
  const { body: file } = await asAdmin().post('/api/files', { name: 'f.csv', size: bytes.length })
  const { statusCode } = await desk.app.inject({
    method: 'PATCH',
    url: `/api/files/${file.id}`,
    headers: {
      authorization: `Bearer ${desk.people.administrator.token}`,
      'content-type': 'application/octet-stream',
      'upload-offset': '0',
    },
    payload: bytes,
  })
  assert.equal(statusCode, 200)
  return file.id
}

/** A file that has been read and tried. */
async function tried(subject: string, bytes: Buffer, fileName = 'f.csv'): Promise<number> {
  const begun = await asAdmin().post('/api/imports', { subject, fileId: await upload(bytes), fileName })
  assert.equal(begun.status, 201, begun.text)
  await workImports(desk)
  return begun.body.id
}

const page = async (id: number) => (await asAdmin().get(`/api/imports/${id}`)).body

async function run(id: number) {
  const { revision } = await page(id)
  const started = await asAdmin().post(`/api/imports/${id}/start`, { revision })
  assert.equal(started.status, 200, started.text)
  await workImports(desk)
  return page(id)
}

async function imported(subject: string, bytes: Buffer) {
  return run(await tried(subject, bytes))
}

const utf8 = (text: string) => Buffer.from(text)

/** As Excel writes it in Russia. */
function windows1251(text: string): Buffer {
  const letters = new Map<string, number>()
  for (let code = 0; code < 256; code += 1)
    letters.set(new TextDecoder('windows-1251').decode(Buffer.from([code])), code)
  return Buffer.from([...text].map((letter) => letters.get(letter) ?? 63))
}

/** Everything of customers that an import may touch. */
async function everything(): Promise<string> {
  const { rows } = await sql<{ all: unknown }>`select jsonb_build_object(
    'organisations', (select jsonb_agg(to_jsonb(o) - 'created_at' order by o.id) from organisations o),
    'domains', (select jsonb_agg(d order by d.domain) from organisation_domains d),
    'venues', (select jsonb_agg(to_jsonb(v) - 'created_at' order by v.id) from venues v),
    'dealers', (select jsonb_agg(to_jsonb(h) - 'id' order by h.id) from venue_dealer_changes h),
    'people', (select jsonb_agg(to_jsonb(p) - 'created_at' order by p.id) from people p),
    'addresses', (select jsonb_agg(to_jsonb(a) - 'id' order by a.person_id, a.kind, a.value) from person_addresses a),
    'roles', (select jsonb_agg(to_jsonb(r) - 'id' order by r.person_id, r.role, r.organisation_id, r.venue_id) from person_roles r),
    'equipment', (select jsonb_agg(to_jsonb(e) order by e.id) from equipment e)) as all`.execute(desk.database.db)
  return JSON.stringify(rows[0]?.all)
}

const VENUES = `Код объекта;Название;Адрес;Контрагент;Дилер;Час.пояс;Раб.время;Примеч.
104120101;Весна;"Пенза; Ёлочная, 4";Сеть «Весна»;Дилер «Север»;МСК+0;пн-вс 9-23;
104120102;Весна;Щорса, 11;10412;D1;UTC+5;круглосуточно;
104120007;Весна новая;Лесная, 5;;;;;
10412001;Короткий;Речная, 1;;;;;
205550099;Полюс;Речная, 2;Сеть «Весна»;;;;
104120103;Дилера нет;Речная, 3;;Кассовый Двор-Север;;;
104120101;Второй раз;Речная, 4;;;;;
104120104;Пояс;Речная, 5;;;марс;;
`

test('a file in windows-1251 is read, its columns are guessed, and a trial says what is wrong and writes nothing', async () => {
  const before = await everything()
  const one = await page(await tried('venues', windows1251(VENUES)))
  assert.deepEqual([one.state, one.encoding, one.delimiter], ['tried', 'windows-1251', ';'])
  assert.deepEqual(
    one.columns.map(({ field, how }: { field: string; how: string }) => [field, how]),
    [
      ['code', 'name'],
      ['name', 'name'],
      ['address', 'name'],
      ['owner', 'name'],
      ['dealer', 'name'],
      ['zone', 'name'],
      ['openingHours', 'name'],
      [null, 'empty'],
    ],
  )
  const { rows, create, update, same, problem } = one.counts
  assert.deepEqual({ rows, create, update, same, problem }, { rows: 8, create: 2, update: 1, same: 0, problem: 5 })
  const problems = Object.fromEntries(
    one.problems.map((group: { problem: string; examples: { line: number; value: string }[] }) => [
      group.problem,
      [group.examples[0]?.line, group.examples[0]?.value],
    ]),
  )
  assert.deepEqual(problems, {
    'code-wrong': [5, '10412001'],
    'code-of-another': [6, '205550099'],
    'dealer-unknown': [7, 'Кассовый Двор-Север'],
    'twice-in-file': [8, '104120101'],
    'zone-unknown': [9, 'марс'],
  })
  assert.equal(await everything(), before)
})

test('a run writes what the trial said, keeps the errors in a file, and a second run doubles nothing', async () => {
  const first = await imported('venues', windows1251(VENUES))
  assert.deepEqual([first.state, first.counts.created, first.counts.updated, first.counts.failed], ['done', 2, 1, 5])
  const { body } = await asAdmin().get('/api/venues?q=104120101')
  assert.deepEqual([body.items[0].address, body.items[0].dealer.name], ['Пенза; Ёлочная, 4', 'Дилер «Север»'])
  const errors = await asAdmin().get(`/api/imports/${first.id}/errors`)
  assert.match(errors.text, /10412001;Короткий;.*;5;В коде не то число цифр: 10412001/)
  const again = await imported('venues', windows1251(VENUES))
  assert.deepEqual([again.counts.created, again.counts.updated, again.counts.same, again.counts.failed], [0, 0, 3, 5])
})

test('what an import did is taken back: the former state, but for what is needed or was changed since', async () => {
  const before = await everything()
  const done = await imported(
    'venues',
    utf8(
      'Код,Название,Адрес,Дилер\n104120201,Раз,Речная 1,D1\n104120202,Два,Речная 2,D1\n104120008,Весна на Садовой,Садовая 9,D2\n',
    ),
  )
  assert.deepEqual([done.counts.created, done.counts.updated], [2, 1])
  const plan = await asAdmin().get(`/api/imports/${done.id}/undo-plan`)
  assert.deepEqual(plan.body, { gone: 2, restored: 1, stays: 0, requests: [] })
  assert.equal((await asAdmin().post(`/api/imports/${done.id}/undo`, {})).status, 200)
  await workImports(desk)
  const undone = await page(done.id)
  assert.deepEqual([undone.state, undone.counts.gone, undone.counts.restored], ['undone', 2, 1])
  assert.equal(await everything(), before)
})

test('a venue with a request stays, and the plan names the request', async () => {
  const done = await imported(
    'venues',
    utf8('Код;Название;Адрес\n104120301;Нужный;Речная 1\n104120302;Лишний;Речная 2\n'),
  )
  const { body } = await asAdmin().get('/api/venues?q=104120301')
  const number = await desk.file(desk.people.manager, { venueId: body.items[0].id })
  const plan = (await asAdmin().get(`/api/imports/${done.id}/undo-plan`)).body
  assert.deepEqual(plan, { gone: 1, restored: 0, stays: 1, requests: [number] })
  await asAdmin().post(`/api/imports/${done.id}/undo`, {})
  await workImports(desk)
  const { counts } = await page(done.id)
  assert.deepEqual([counts.gone, counts.stays], [1, 1])
})

test('another mapping is tried anew, and a run of the old trial is refused', async () => {
  const id = await tried('venues', utf8('Код;Альфа;Бета\n104120401;Речная 7;Мята\n'))
  const { revision } = await page(id)
  assert.equal(
    (await asAdmin().put(`/api/imports/${id}/mapping`, { fields: ['code', 'name', 'name'] })).body.code,
    'import.field-twice',
  )
  assert.equal(
    (await asAdmin().put(`/api/imports/${id}/mapping`, { fields: [null, 'address', 'name'] })).body.code,
    'import.key-missing',
  )
  assert.equal((await asAdmin().put(`/api/imports/${id}/mapping`, { fields: ['code', 'address', 'name'] })).status, 200)
  await workImports(desk)
  assert.equal((await asAdmin().post(`/api/imports/${id}/start`, { revision })).body.code, 'import.changed')
  const { counts } = await run(id)
  assert.equal(counts.created, 1)
})

test('people come with roles, one row for each place, and are known again by any of their addresses', async () => {
  const text = `ФИО;Email;Тел;Должность;Роль;Организация;Код ресторана
Анна Новая;anna.new@vesna.example, anna2@vesna.example;8 916 000-00-01;Управляющая;управляющий;Сеть «Весна»;
Анна Новая;anna.new@vesna.example;;;пользователь;;104120007
Без почты;;;;;;
Иван Кассиров;ivan@vesna.example;;Старший кассир;;;
Чужой номер;x@vesna.example, petr@polyus.example;;;;;
Борис;boris@desk.example;;;;;
Дилерский;d.new@sever.example;;;;Дилер «Север»;
`
  const done = await imported('people', utf8(text))
  assert.deepEqual([done.counts.created, done.counts.updated, done.counts.failed], [2, 3, 2])
  const [anna] = (await asAdmin().get('/api/customers?q=anna2')).body.items
  const { customer, addresses } = (await asAdmin().get(`/api/customers/${anna.id}`)).body
  assert.deepEqual(
    customer.places.map(({ role, organisation, venue }: Record<string, string>) => [role, organisation ?? venue]),
    [
      ['customer_manager', 'Сеть «Весна»'],
      ['customer_user', 'Весна новая, Лесная, 5'],
    ],
  )
  assert.deepEqual(addresses.length, 3)
  const again = await imported('people', utf8(text))
  assert.deepEqual([again.counts.created, again.counts.updated, again.counts.same], [0, 0, 5])
})

test('organisations come with parents of the same file; equipment with its venue and its day', async () => {
  const organisations = await imported(
    'organisations',
    utf8(
      'Вид;Код;Название;Входит в;ИНН;VIP;Домены\nдилер;;Дилер Верх;;;нет;\nдилер;;Дилер Низ;Дилер Верх;;;\nкорпорация;50001;Сеть Пять;;6671041207;да;pyat.example\nкорпорация;50002;Кривой ИНН;;6671041208;;\n',
    ),
  )
  assert.deepEqual([organisations.counts.created, organisations.counts.failed], [3, 1])
  const equipment = await imported(
    'equipment',
    utf8(
      'Код ресторана;Вид;Название;S/N;Фн до\n104120007;ФР;ФР 1;0017;01.02.2027\n104120007;касса;Касса;;\n999999999;касса;Нет;;\n104120007;ФР;Дата;0018;32.01.2027\n',
    ),
  )
  assert.deepEqual([equipment.counts.created, equipment.counts.failed], [2, 2])
  const [device] = (await asAdmin().get('/api/equipment?q=0017')).body.items
  assert.deepEqual([device.kind, device.fiscalDriveExpiresOn], ['fiscal_registrar', '2027-02-01'])
})

test('what cannot be read says why and loses nothing', async () => {
  for (const [bytes, trouble] of [
    [utf8('Код;Название\n'), 'empty'],
    [Buffer.from([0x50, 0x4b, 3, 4, 1, 2, 3]), 'not-a-table'],
    [Buffer.from([1, 0, 2, 0, 3]), 'not-a-table'],
  ] as const) {
    const one = await page(await tried('venues', bytes))
    assert.deepEqual([one.state, one.trouble], ['unreadable', trouble])
  }
})

test('an export is imported again and changes nothing, as CSV and as XLSX', async () => {
  for (const subject of ['organisations', 'venues', 'people', 'equipment']) {
    for (const format of ['csv', 'xlsx']) {
      const { rawPayload } = await desk.app.inject({
        url: `/api/exports/${subject}?format=${format}`,
        headers: { authorization: `Bearer ${desk.people.administrator.token}` },
      })
      const one = await page(await tried(subject, rawPayload))
      const { rows, same } = one.counts
      assert.ok(rows > 1, subject)
      assert.deepEqual([same, one.problems], [rows, []], `${subject} ${format}`)
    }
  }
})

test('a run that dies between two batches goes on where it was: every row once', async () => {
  const { db } = desk.database
  const rows = Array.from(
    { length: 1_200 },
    (_, at) => `10412${String(5_000 + at).padStart(4, '0')};Ряд ${at};Речная ${at}`,
  )
  const id = await tried('venues', utf8(['Код;Название;Адрес', ...rows].join('\n')))
  const { revision } = await page(id)
  await asAdmin().post(`/api/imports/${id}/start`, { revision })
  let batches = 0
  const dying = () => {
    batches += 1
    if (batches === 3) throw new Error('killed')
    return Date.now()
  }
  await assert.rejects(importStep({ db, files: desk.house.files, now: dying }, id), /killed/)
  assert.equal((await page(id)).counts.created, 1_000)
  await workImports(desk)
  const { state, counts } = await page(id)
  assert.deepEqual([state, counts.created, counts.failed], ['done', 1_200, 0])
  const { rows: found } = await sql<{ count: number }>`select count(*) from venues where name like 'Ряд %'`.execute(db)
  assert.equal(found[0]?.count, 1_200)
})

test('a run stops between two batches, keeps what is written, and goes on when asked', async () => {
  const { db } = desk.database
  const rows = Array.from({ length: 700 }, (_, at) => `10412${String(7_000 + at)};Стой ${at};Речная ${at}`)
  const id = await tried('venues', utf8(['Код;Название;Адрес', ...rows].join('\n')))
  const { revision } = await page(id)
  await asAdmin().post(`/api/imports/${id}/start`, { revision })
  assert.equal((await asAdmin().post(`/api/imports/${id}/stop`, {})).status, 200)
  await importStep({ db, files: desk.house.files, now: Date.now }, id)
  const stopped = await page(id)
  assert.deepEqual([stopped.state, stopped.counts.done], ['stopped', 0])
  assert.equal((await asAdmin().post(`/api/imports/${id}/start`, { revision })).status, 200)
  await workImports(desk)
  const { state, counts } = await page(id)
  assert.deepEqual([state, counts.created], ['done', 700])
})

test('what stood in the file of an old import is forgotten, its counts are not, and it is taken back no more', async () => {
  const { db } = desk.database
  const done = await imported('venues', utf8('Код;Название;Адрес\n104129901;Старый;Речная 1\n'))
  await sql`update imports set ran_at = now() - interval '32 days' where id = ${done.id}`.execute(db)
  await tidyUp(db, desk.house.files, Date.now())
  const { rows } = await sql<{ kept: number }>`select count(*) filter (where cells <> '{}' or after is not null) as kept
    from import_rows where import_id = ${done.id}`.execute(db)
  assert.equal(rows[0]?.kept, 0)
  const old = await page(done.id)
  assert.deepEqual([old.counts.created, old.canBeUndone], [1, false])
  assert.equal((await asAdmin().post(`/api/imports/${done.id}/undo`, {})).body.code, 'import.too-old')
})
