import { sql } from 'kysely'
import type { Automation, Trigger } from '../../domain/routing/automation.ts'
import type { Desk } from '../desk.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

export interface AutomationVersion {
  /** 0: nobody has written any as yet. */
  readonly version: number
  readonly rules: readonly Automation[]
  readonly madeAt: string | null
  readonly madeBy: string | null
}

const NONE: AutomationVersion = { version: 0, rules: [], madeAt: null, madeBy: null }

/** The latest versions, the one that holds first. */
export async function listAutomations(db: Db, most: number): Promise<readonly AutomationVersion[]> {
  const { rows } =
    await sql<AutomationVersion>`select v.id as version, v.rules, v.made_at as "madeAt", p.name as "madeBy"
    from automation_versions v join people p on p.id = v.made_by order by v.id desc limit ${most}`.execute(db)
  return rows
}

export async function currentAutomations(db: Db): Promise<AutomationVersion> {
  const [latest] = await listAutomations(db, 1)
  return latest ?? NONE
}

/** The same, and nobody writes another one until the transaction ends. */
export async function lockAutomations(tx: Tx): Promise<AutomationVersion> {
  await sql`lock table automation_versions in share row exclusive mode`.execute(tx)
  return currentAutomations(tx)
}

/** Resolves with the number of the version. */
export async function insertAutomations({ tx, actor, now }: Desk, rules: readonly Automation[]): Promise<number> {
  const { id } = await tx
    .insertInto('automation_versions')
    .values({ rules: JSON.stringify(rules), made_at: iso(now), made_by: actor.personId })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export interface Due {
  readonly request: number
  readonly change: number
  readonly trigger: Trigger
  /** The automations that have led to it. */
  readonly chain: readonly string[]
  /** What the customer said by it. */
  readonly said: string
}

/** The next change that may set one going, taken away; what another worker looks at is skipped. */
export async function takeDue(tx: Tx): Promise<Due | null> {
  const { rows } = await sql<Due>`with taken as (delete from automation_due where id =
      (select id from automation_due order by id limit 1 for update skip locked) returning *)
    select t.request_number as request, t.change_id as change, t.trigger,
      coalesce((select f.chain from automation_firings f where f.request_number = t.request_number
        and f.made_change = t.change_id order by array_length(f.chain, 1) desc limit 1), '{}') as chain,
      coalesce((select string_agg(m.text, ' ') from events e join messages m on m.id = (e.data->>'messageId')::bigint
        where e.request_number = t.request_number and e.change_id = t.change_id and e.type = 'message.published'
          and e.data->>'from' = 'customer'), '') as said
    from taken t`.execute(tx)
  return rows[0] ?? null
}

/** It fires for this change once, whoever comes second. */
export async function keepFiring({ tx, now }: Desk, due: Due, ruleId: string): Promise<void> {
  await sql`insert into automation_firings (request_number, change_id, rule_id, made_change, chain, fired_at)
    select ${due.request}, ${due.change}, ${ruleId}, max(change_id), ${[...due.chain, ruleId]}::text[], ${iso(now)}::timestamptz
    from events where request_number = ${due.request}`.execute(tx)
}

export async function hasFired(tx: Tx, due: Due, ruleId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from automation_firings
    where request_number = ${due.request} and change_id = ${due.change} and rule_id = ${ruleId}`.execute(tx)
  return rows.length > 0
}

/** What has happened to requests since then, by what it would have set going. */
export async function listTriggers(
  db: Db,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, ReadonlySet<Trigger>>> {
  const { rows } = await sql<{
    number: number
    triggers: Trigger[]
  }>`select request_number as number, array_agg(distinct case
        when type = 'request.registered' then 'registered' when type = 'message.published' then 'answered'
        when type = 'request.moved' then 'resumed' else 'soon_due' end) as triggers
    from events where request_number = any(${[...numbers]}::bigint[]) and (type in ('request.registered', 'clock.soon-due')
      or (type = 'message.published' and data->>'from' = 'customer') or (type = 'request.moved' and data->>'to' = 'resumed'))
    group by 1`.execute(db)
  return new Map(rows.map(({ number, triggers }) => [number, new Set(triggers)]))
}
