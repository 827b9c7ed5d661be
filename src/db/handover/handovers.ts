import { sql } from 'kysely'
import type { Instant } from '../../domain/ground/instant.ts'
import type { ItemState } from '../../domain/handover/handover.ts'
import type { Desk } from '../desk.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

export interface HandoverItem {
  readonly number: number
  readonly todo: string
  readonly state: ItemState
  /** Who reads the request by this offer alone, as long as it stands. */
  readonly letIn: readonly number[]
}

export interface Handover {
  readonly id: number
  readonly fromId: number
  readonly toId: number
  /** Whoever was called when nobody answered; null: nobody was. */
  readonly raisedTo: number | null
  readonly items: readonly HandoverItem[]
}

const HANDOVER = sql`h.id, h.from_id as "fromId", h.to_id as "toId", h.raised_to as "raisedTo",
  (select jsonb_agg(jsonb_build_object('number', i.request_number, 'todo', i.todo, 'state', i.state,
    'letIn', to_jsonb(i.let_in)) order by i.request_number)
    from handover_items i where i.handover_id = h.id) as items`

/** Held until the transaction ends: of two who answer at once the second sees what the first decided. */
export async function lockHandover(tx: Tx, id: number): Promise<Handover | null> {
  await sql`select 1 from handovers where id = ${id} for no key update`.execute(tx)
  const { rows } = await sql<Handover>`select ${HANDOVER} from handovers h where h.id = ${id}`.execute(tx)
  return rows[0] ?? null
}

export interface NewHandover {
  readonly toId: number
  readonly note: string
  readonly items: readonly { readonly number: number; readonly todo: string }[]
}

export async function insertHandover({ tx, actor, now }: Desk, made: NewHandover): Promise<number> {
  const { id } = await tx
    .insertInto('handovers')
    .values({ from_id: actor.personId, to_id: made.toId, note: made.note, made_at: iso(now) })
    .returning('id')
    .executeTakeFirstOrThrow()
  const items = made.items.map(({ number, todo }) => ({ handover_id: id, request_number: number, todo }))
  if (items.length > 0) await tx.insertInto('handover_items').values(items).execute()
  return id
}

/** Those of the requests that somebody gives over already and nobody has accepted. */
export async function waitingAmong(db: Db, numbers: readonly number[]): Promise<ReadonlySet<number>> {
  const { rows } = await sql<{ number: number }>`select request_number as number from handover_items
    where state = 'offered' and request_number = any(${[...numbers]}::bigint[])`.execute(db)
  return new Set(rows.map(({ number }) => number))
}

export async function decideItems(
  { tx, actor, now }: Desk,
  handoverId: number,
  numbers: readonly number[],
  state: Exclude<ItemState, 'offered'>,
): Promise<void> {
  await sql`update handover_items set state = ${state}, decided_at = ${iso(now)}::timestamptz, decided_by = ${actor.personId}
    where handover_id = ${handoverId} and request_number = any(${[...numbers]}::bigint[]) and state = 'offered'`.execute(
    tx,
  )
}

/** Somebody has come to read a request by being offered it. */
export async function noteLetIn(tx: Tx, number: number, personId: number): Promise<void> {
  await sql`update handover_items set let_in = let_in || ${personId}::bigint
    where request_number = ${number} and state = 'offered'`.execute(tx)
}

/** People whom offers of a request that are over had let in, each once: the worker that asks takes them off the list. */
export async function takeLetIn(tx: Tx, number: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`with over as (
      select handover_id, let_in from handover_items
      where request_number = ${number} and state <> 'offered' and let_in <> '{}' for update),
    taken as (update handover_items i set let_in = '{}' from over
      where i.handover_id = over.handover_id and i.request_number = ${number})
    select distinct unnest(let_in) as id from over`.execute(tx)
  return rows.map(({ id }) => id)
}

/** A request, held, of which an offer is over that had let somebody in; skips those that another worker holds. */
export async function lockNextOver(tx: Tx): Promise<number | null> {
  const { rows } = await sql<{ number: number }>`select r.number from handover_items i
    join requests r on r.number = i.request_number where i.state <> 'offered' and i.let_in <> '{}'
    order by i.request_number limit 1 for no key update of r skip locked`.execute(tx)
  return rows[0]?.number ?? null
}

export interface NewWords {
  readonly number: number | null
  readonly text: string
}

export async function insertWords(
  { tx, actor, now }: Desk,
  handoverId: number,
  { number, text }: NewWords,
): Promise<void> {
  await tx
    .insertInto('handover_words')
    .values({ handover_id: handoverId, request_number: number, author_id: actor.personId, text, said_at: iso(now) })
    .execute()
}

/** The oldest one that was made before then, has something that nobody has accepted, and of which nobody else was told; skips what others hold. */
export async function lockUnanswered(tx: Tx, madeBefore: Instant): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`select h.id from handovers h
    where h.raised_at is null and h.made_at <= ${iso(madeBefore)}::timestamptz
      and exists (select 1 from handover_items i where i.handover_id = h.id and i.state = 'offered')
    order by h.id limit 1 for no key update of h skip locked`.execute(tx)
  return rows[0]?.id ?? null
}

/** Somebody else was called, or there was nobody to call: either is tried once. */
export async function noteRaised({ tx, now }: Desk, id: number, to: number | null): Promise<void> {
  await sql`update handovers set raised_at = ${iso(now)}::timestamptz, raised_to = ${to} where id = ${id}`.execute(tx)
}
