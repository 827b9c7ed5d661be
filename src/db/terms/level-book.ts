import { sql } from 'kysely'
import type { Instant } from '../../domain/ground/instant.ts'
import type { SlaRule } from '../../domain/sla/sla-rules.ts'
import type { Desk } from '../desk.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

/** A level with the rules that nothing has taken the place of; some may not hold as yet. */
export interface KeptLevel {
  readonly id: number
  readonly name: string
  readonly version: number
  readonly contracts: number
  readonly rules: readonly SlaRule[]
}

export interface LevelVersion {
  readonly version: number
  readonly effectiveFrom: string
  readonly madeAt: string
  readonly madeBy: string | null
  readonly reason: string
  readonly recounted: number | null
}

export async function listLevels(db: Db): Promise<KeptLevel[]> {
  const { rows } = await sql<KeptLevel>`${sql.raw(SELECT)} order by l.name, l.id`.execute(db)
  return rows
}

export async function findLevel(db: Db, id: number): Promise<KeptLevel | null> {
  const { rows } = await sql<KeptLevel>`${sql.raw(SELECT)} where l.id = ${id}`.execute(db)
  return rows[0] ?? null
}

export async function lockLevel(tx: Tx, id: number): Promise<KeptLevel | null> {
  await sql`select 1 from sla_levels where id = ${id} for update`.execute(tx)
  return findLevel(tx, id)
}

/** The rules as they stood at a version, and who made each, the latest first. */
export async function listLevelVersions(db: Db, id: number): Promise<LevelVersion[]> {
  const { rows } = await sql<LevelVersion>`
    select v.version, v.effective_from as "effectiveFrom", v.made_at as "madeAt", v.reason, v.recounted,
      (select p.name from people p where p.id = v.made_by) as "madeBy"
    from sla_level_versions v where v.level_id = ${id} order by v.version desc limit 100`.execute(db)
  return rows
}

/** Every rule that the level ever had. */
export async function allRulesOf(db: Db, id: number): Promise<readonly SlaRule[]> {
  const { rows } = await sql<{
    rules: readonly SlaRule[]
  }>`select coalesce(jsonb_agg(${sql.raw(RULE_JSON)} order by r.id), '[]') as rules
    from sla_rules r where r.level_id = ${id}`.execute(db)
  return rows[0]?.rules ?? []
}

export async function isLevelNameTaken(tx: Tx, name: string, own: number | null): Promise<boolean> {
  const { rows } =
    await sql`select 1 from sla_levels where lower(name) = lower(${name}) and id is distinct from ${own}`.execute(tx)
  return rows.length > 0
}

export async function insertNamedLevel(tx: Tx, name: string): Promise<number> {
  const { id } = await tx.insertInto('sla_levels').values({ name }).returning('id').executeTakeFirstOrThrow()
  return id
}

export interface MadeVersion {
  readonly levelId: number
  readonly name: string
  readonly version: number
  readonly effectiveFrom: Instant
  readonly reason: string
  readonly recounted: number | null
}

export async function keepLevelVersion({ tx, actor, now }: Desk, made: MadeVersion): Promise<void> {
  const { levelId, version, effectiveFrom, reason, recounted } = made
  await tx.updateTable('sla_levels').set({ name: made.name, version }).where('id', '=', levelId).execute()
  await tx
    .insertInto('sla_level_versions')
    .values({
      level_id: levelId,
      version,
      effective_from: iso(effectiveFrom),
      made_at: iso(now),
      made_by: actor.personId,
      reason,
      recounted,
    })
    .execute()
}

export async function endRules(tx: Tx, ids: readonly number[], at: Instant): Promise<void> {
  if (ids.length === 0) return
  await sql`update sla_rules set effective_until = greatest(effective_from, ${iso(at)}::timestamptz)
    where id = any(${[...ids]}::bigint[])`.execute(tx)
}

/** Ids for rules that are not kept yet, so that requests can be counted by them first. */
export async function nextRuleIds(tx: Tx, count: number): Promise<number[]> {
  const { rows } = await sql<{
    id: number
  }>`select nextval(pg_get_serial_sequence('sla_rules', 'id')) as id from generate_series(1, ${count}::int)`.execute(tx)
  return rows.map(({ id }) => Number(id))
}

export async function insertRules(tx: Tx, levelId: number, rules: readonly SlaRule[]): Promise<void> {
  for (const rule of rules) {
    await sql`insert into sla_rules (id, level_id, service_id, request_type, priority, reaction_minutes, resolution_minutes, effective_from)
      overriding system value values (${rule.id}, ${levelId}, ${rule.serviceId}, ${rule.requestType}, ${rule.priority},
        ${rule.reactionMinutes}, ${rule.resolutionMinutes}, ${iso(rule.effectiveFrom)}::timestamptz)`.execute(tx)
  }
}

/** A version that does not hold as yet goes as if it had never been: its rules, and the end that it set for others. */
export async function withdrawVersion(tx: Tx, { id, version }: KeptLevel, effectiveFrom: Instant): Promise<void> {
  const at = iso(effectiveFrom)
  await sql`delete from sla_rules where level_id = ${id} and effective_from = ${at}::timestamptz`.execute(tx)
  await sql`update sla_rules set effective_until = null where level_id = ${id} and effective_until = ${at}::timestamptz`.execute(
    tx,
  )
  await sql`delete from sla_level_versions where level_id = ${id} and version = ${version}`.execute(tx)
  await sql`update sla_levels set version = version - 1 where id = ${id}`.execute(tx)
}

const RULE_JSON = `jsonb_build_object('id', r.id, 'serviceId', r.service_id,
  'requestType', r.request_type, 'priority', r.priority, 'reactionMinutes', r.reaction_minutes,
  'resolutionMinutes', r.resolution_minutes, 'effectiveFrom', (extract(epoch from r.effective_from) * 1000)::bigint,
  'effectiveUntil', (extract(epoch from r.effective_until) * 1000)::bigint)`

const SELECT = `select l.id, l.name, l.version, (select count(*)::int from contracts c where c.sla_level_id = l.id) as contracts,
  coalesce((select jsonb_agg(${RULE_JSON} order by r.service_id nulls first, r.request_type nulls first, r.priority nulls first)
    from sla_rules r where r.level_id = l.id and r.effective_until is null), '[]') as rules
  from sla_levels l`
