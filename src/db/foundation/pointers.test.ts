import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { populate, type World } from '../../../test/people.ts'
import { testDatabase } from '../../../test/world.ts'
import type { Database } from '../engine/database.ts'
import { type Fate, GOING, JSON_COLUMNS, MARKS, POINTERS, SETTINGS } from './pointers.ts'

let database: Database
let world: World
before(async () => {
  database = await testDatabase()
  world = await populate(database.db)
})
after(() => database.close())

async function column(question: string): Promise<string[]> {
  const { rows } = await database.pool.query<{ found: string }>(question)
  return rows.map(({ found }) => found).sort()
}

test('every foreign key to a thing that settings point to has its fate, and no fate is of a key that is not there', async () => {
  const things = Object.keys(GOING).map((name) => `'${name}'::regclass`)
  const keys = await column(`select c.conrelid::regclass || '.' || a.attname as found from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid in (${things.join(', ')})`)
  assert.ok(keys.length > 50, `${keys.length} keys`)
  assert.deepEqual(keys, Object.keys(POINTERS).sort())
})

test('every column of JSON has its word on ids that stand in it', async () => {
  const columns = await column(`select table_name || '.' || column_name as found from information_schema.columns
    where table_schema = 'public' and data_type in ('json', 'jsonb')`)
  assert.deepEqual(columns, Object.keys(JSON_COLUMNS).sort())
})

test('every table whose rows can go without being deleted is a thing that settings may point to', async () => {
  const tables = await column(`select distinct table_name as found from information_schema.columns
    where table_schema = 'public' and column_name in ('archived_at', 'withdrawn_at', 'enabled', 'published_version_id')`)
  assert.deepEqual(
    tables.filter((table) => !(table in GOING)),
    [],
  )
})

test('every mark of a default among the things has its fate', async () => {
  const marks = await column(`select table_name || '.' || column_name as found from information_schema.columns
    where table_schema = 'public' and column_name like 'is\\_default%'`)
  assert.deepEqual(marks, Object.keys(MARKS).sort())
})

test('every setting that is kept is one that is known', async () => {
  const kept = await column('select name as found from settings')
  assert.deepEqual(
    kept.filter((name) => !(name in SETTINGS)),
    [],
  )
})

/** Every way in which a thing goes that something needs, by the rule that keeps it; `$` stands for ids of the small world. */
const GOES: readonly (readonly [rule: string, how: string])[] = [
  ['default_service_is_published', 'update services set published_version_id = null where id = $printing'],
  ['default_service_is_published', 'update services set withdrawn_at = now() where id = $printing'],
  ['default_service_is_published', 'update services set published_version_id = null, withdrawn_at = now()'],
  ['default_service_is_published', 'delete from services where id = $printing'],
  ['default_service_is_published', `delete from settings where name = 'default_service'`],
  ['default_service_is_published', `update settings set value = '999999' where name = 'default_service'`],
  ['default_service_is_published', `update settings set value = 'null' where name = 'default_service'`],
  ['default_agreement_is_active', `update contracts set state = 'suspended' where id = $basic`],
  ['default_agreement_is_active', `update contracts set state = 'draft'`],
  ['default_agreement_is_active', `update contracts set ends_on = '2030-01-01' where is_default`],
  ['default_agreement_is_active', 'update contracts set is_default = false'],
  ['team_in_use_works', 'update teams set archived_at = now() where id = $acquiring'],
  ['team_in_use_works', 'update teams set archived_at = now()'],
  ['personal_specialist_works', 'update people set archived_at = now() where id = $specialist'],
]

function named(text: string): string {
  const { services, contracts, teams, people } = world
  const ids = { ...services, ...contracts, ...teams, specialist: people.specialist.id }
  return text.replaceAll(/\$(\w+)/g, (_, name: keyof typeof ids) => String(ids[name]))
}

async function brokenRule(...statements: readonly string[]): Promise<unknown> {
  const client = await database.pool.connect()
  try {
    await client.query('begin')
    for (const statement of statements) await client.query(named(statement))
    await client.query('set constraints all immediate')
    return null
  } catch (error) {
    return Object(error).constraint ?? error
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const PERSONAL = "update organisations set personal_specialist_id = $specialist where code = '10412'"

for (const [rule, how] of GOES) {
  test(`${rule} keeps from: ${how}`, async () => {
    assert.equal(await brokenRule(PERSONAL, how), rule)
  })
}

test('every rule by which something stays has been tried', () => {
  const fates: (Fate | null)[] = [
    ...Object.values(POINTERS),
    ...Object.values(MARKS),
    ...Object.values(JSON_COLUMNS),
    ...Object.values(SETTINGS),
  ]
  const rules = new Set(fates.flatMap((fate) => (fate?.fate === 'stays' ? [fate.rule] : [])))
  assert.deepEqual([...rules].sort(), [...new Set(GOES.map(([rule]) => rule))].sort())
})

for (const [what, ...steps] of [
  [
    'the default service, once another has its place',
    `update settings set value = '$cards' where name = 'default_service'`,
    'update services set published_version_id = null, withdrawn_at = now() where id = $printing',
  ],
  [
    'the default agreement, once another has its place',
    'update contracts set is_default = false where id = $basic',
    `update contracts set is_default = true where id = $premium`,
    `update contracts set state = 'suspended' where id = $basic`,
  ],
  [
    'a team, once its services are withdrawn',
    'update services set published_version_id = null, withdrawn_at = now() where id = $cards',
    'update teams set archived_at = now() where id = $acquiring',
  ],
  ['a person whom nobody needs', 'update people set archived_at = now() where id = $specialist'],
] as const) {
  test(`${what}, goes`, async () => assert.equal(await brokenRule(...steps), null))
}

test('nothing is set that has gone already: neither a withdrawn default, nor an archived team, nor an archived person', async () => {
  const withdrawn = 'update services set published_version_id = null, withdrawn_at = now() where id = $cards'
  const pointed = `update settings set value = '$cards' where name = 'default_service'`
  assert.equal(await brokenRule(withdrawn, pointed), 'default_service_is_published')
  const archived = 'update teams set archived_at = now() where id = $acquiring'
  const shown = `update services set withdrawn_at = null,
    published_version_id = (select max(id) from service_versions where service_id = $cards) where id = $cards`
  assert.equal(await brokenRule(withdrawn, archived, shown), 'team_in_use_works')
  const gone = 'update people set archived_at = now() where id = $specialist'
  assert.equal(await brokenRule(gone, PERSONAL), 'personal_specialist_works')
})
