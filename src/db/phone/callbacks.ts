import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../domain/access/permissions.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { seesAllCalls } from '../../domain/phone/rights.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso, maybeIso } from '../engine/moments.ts'

export interface MissedCall {
  readonly number: string
  readonly callId: number
  readonly at: Instant
  readonly personId: number
  readonly venueId: number | null
  readonly contractId: number
  readonly teamId: number | null
  readonly dueAt: Instant | null
}

/** A caller who is missed and one who is reached by the same number are decided one after the other. */
export async function holdNumber(tx: Tx, number: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`callback ${number}`}, 0))`.execute(tx)
}

/** Callbacks `b` of somebody's teams, and those of the first line for who is in it; of all teams for who sees all calls. */
export function ofHisTeams(actor: Actor): RawBuilder<boolean> {
  if (seesAllCalls(actor)) return sql<boolean>`true`
  const teams = sql`any(${[...actor.teamIds]}::bigint[])`
  return sql<boolean>`(b.team_id = ${teams} or (b.team_id is null and exists (select 1 from teams l where l.line = 1 and l.id = ${teams})))`
}

/** One open callback a number: who calls again in vain is called back by the time promised first. Who was reached since waits for nobody. */
export async function keepMissed(tx: Tx, missed: MissedCall): Promise<void> {
  await sql`insert into phone_callbacks (number, person_id, venue_id, contract_id, team_id, first_call_at, last_call_at, last_call_id, due_at)
    select ${missed.number}, ${missed.personId}, ${missed.venueId}, ${missed.contractId}, ${missed.teamId}, ${iso(missed.at)},
      ${iso(missed.at)}, ${missed.callId}, ${maybeIso(missed.dueAt)}
    where not exists (select 1 from phone_calls c where c.number = ${missed.number} and c.answered_at >= ${iso(missed.at)})
      -- A call is missed once, whatever is told of it after its callback was done.
      and not exists (select 1 from phone_callbacks d where d.last_call_id = ${missed.callId} and d.done_at is not null)
    on conflict (number) where done_at is null do update set
      calls = phone_callbacks.calls + (phone_callbacks.last_call_id <> excluded.last_call_id)::int,
      first_call_at = least(phone_callbacks.first_call_at, excluded.first_call_at),
      last_call_at = greatest(phone_callbacks.last_call_at, excluded.last_call_at), last_call_id = excluded.last_call_id`.execute(
    tx,
  )
}

/** Somebody has spoken with him: nobody has to call him back any more. Calls that he made after that one stay. */
export async function endReached(
  tx: Tx,
  reached: {
    readonly number: string
    readonly callId: number
    readonly by: number | null
    readonly at: Instant
    readonly now: Instant
  },
): Promise<void> {
  const { number, callId, by, at, now } = reached
  await sql`update phone_callbacks set done_at = ${iso(now)}, done_by = ${by}, done_call_id = ${callId}
    where number = ${number} and done_at is null and (last_call_at <= ${iso(at)} or last_call_id = ${callId})`.execute(
    tx,
  )
}

export interface OpenCallback {
  readonly id: number
  readonly teamId: number | null
  readonly number: string
  readonly dueAt: string | null
  readonly calls: number
  readonly doneAt: string | null
}

/** Null also where it is another team's. */
export async function lockCallback(tx: Tx, actor: Actor, id: number): Promise<OpenCallback | null> {
  const { rows } = await sql<OpenCallback>`select b.id, b.team_id as "teamId", b.number, b.due_at as "dueAt", b.calls,
      b.done_at as "doneAt"
    from phone_callbacks b where b.id = ${id} and ${ofHisTeams(actor)} for update of b`.execute(tx)
  return rows[0] ?? null
}

export async function endByHand(
  tx: Tx,
  id: number,
  done: { readonly by: number; readonly note: string | null; readonly now: Instant },
) {
  await tx
    .updateTable('phone_callbacks')
    .set({ done_at: iso(done.now), done_by: done.by, note: done.note })
    .where('id', '=', id)
    .execute()
}

/** What waits for a call of ours by these numbers. */
export async function callbacksTo(db: Db, numbers: readonly string[]): Promise<OpenCallback[]> {
  if (numbers.length === 0) return []
  return db
    .selectFrom('phone_callbacks')
    .select(['id', 'team_id as teamId', 'number', 'due_at as dueAt', 'calls', 'done_at as doneAt'])
    .where('number', 'in', [...new Set(numbers)])
    .where('done_at', 'is', null)
    .execute()
}
