import assert from 'node:assert/strict'
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { emptyDatabase } from '../../../test/world.ts'
import { openPlainPool } from '../engine/database.ts'
import { migrate } from '../engine/migrate.ts'

const FOLDER = join(import.meta.dirname, '../../../migrations')

/** A desk as it was before levels: three contracts, two of which promise the same, and a rule that another one has followed. */
const BEFORE = `
  insert into service_hours (name, zone) values ('24×7', 'Europe/Moscow');
  insert into service_hours_versions values (1, '2020-01-01', true, '[]', null, 60, '[]');
  insert into contracts (number, name, kind, state, is_default, service_hours_id, starts_on) values
    ('0', 'Базовое', 'agreement', 'active', true, 1, '2020-01-01'),
    ('1', 'Стандарт', 'contract', 'active', false, 1, '2020-01-01'),
    ('2', 'Стандарт, прежний', 'contract', 'expired', false, 1, '2020-01-01'),
    ('3', 'Без правил', 'contract', 'draft', false, 1, '2020-01-01');
  insert into sla_rules (contract_id, priority, reaction_minutes, resolution_minutes, effective_from) values
    (1, 1, 60, 960, '2020-01-01'), (1, 1, 30, 480, '2026-01-01'),
    (2, 1, 30, 480, '2020-01-01'), (2, 2, 60, 960, '2020-01-01'),
    (3, 1, 30, 480, '2020-01-01'), (3, 2, 60, 960, '2020-01-01');`

test('contracts that promised the same get one level, and every rule goes on, or stays as a row that requests may name', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'okno-migrations-'))
  const { url, close } = await emptyDatabase()
  const pool = openPlainPool(url)
  t.after(async () => {
    await pool.end()
    await close()
    await rm(folder, { recursive: true, force: true })
  })
  const names = (await readdir(FOLDER)).filter((name) => name < '0038')
  for (const name of names) await cp(join(FOLDER, name), join(folder, name))
  await migrate(url, folder)
  await pool.query(BEFORE)
  await migrate(url)

  const { rows: contracts } = await pool.query(
    'select c.name, l.name as level from contracts c join sla_levels l on l.id = c.sla_level_id order by c.id',
  )
  assert.deepEqual(
    contracts.map(({ name, level }) => [name, level]),
    [
      ['Базовое', 'Базовое'],
      ['Стандарт', 'Стандарт'],
      ['Стандарт, прежний', 'Стандарт'],
      ['Без правил', 'Без правил'],
    ],
  )
  const { rows: rules } =
    await pool.query(`select r.id::int, l.name, r.effective_until is null as holds, r.effective_until = r.effective_from as never
    from sla_rules r join sla_levels l on l.id = r.level_id order by r.id`)
  assert.deepEqual(
    rules.map(({ id, name, holds, never }) => [id, name, holds, never ?? false]),
    [
      [1, 'Базовое', false, false],
      [2, 'Базовое', true, false],
      [3, 'Стандарт', true, false],
      [4, 'Стандарт', true, false],
      [5, 'Стандарт', false, true],
      [6, 'Стандарт', false, true],
    ],
  )
  const { rows: versions } = await pool.query('select count(*)::int as count from sla_level_versions')
  assert.deepEqual(versions, [{ count: 3 }])
})
