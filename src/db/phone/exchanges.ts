import { sql } from 'kysely'
import { z } from 'zod'
import type { Instant } from '../../domain/ground/instant.ts'
import { PBX_KINDS, type PbxKind } from '../../domain/phone/kinds.ts'
import type { PbxTrouble } from '../../domain/phone/trouble.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

/** Where the manager interface of an Asterisk is asked, and which of its contexts are which. */
export interface AsteriskServer {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly tls: boolean
  /** Contexts that calls from outside arrive in, with commas. */
  readonly trunks: string
  readonly dialContext: string
  /** Of the telephones, before the slash: `PJSIP`. */
  readonly technology: string
}

/** An exchange as it is kept. */
export interface Exchange {
  readonly id: number
  readonly kind: PbxKind
  readonly managedBy: 'screen' | 'environment'
  readonly title: string
  readonly enabled: boolean
  readonly apiKey: string
  /** Sealed; null: none is kept. */
  readonly secret: Buffer | null
  readonly secretEnds: string
  readonly api: string
  readonly asterisk: AsteriskServer | null
  readonly keyRound: number
  readonly updatedAt: string
}

export type ExchangeDraft = Omit<Exchange, 'id' | 'updatedAt' | 'keyRound'>

const known = z.object({
  kind: z.enum(PBX_KINDS),
  managedBy: z.enum(['screen', 'environment']),
  asterisk: z
    .object({
      host: z.string(),
      port: z.int(),
      user: z.string(),
      tls: z.boolean(),
      trunks: z.string(),
      dialContext: z.string(),
      technology: z.string(),
    })
    .nullable(),
})

const COLUMNS = [
  'id',
  'kind',
  'managed_by as managedBy',
  'title',
  'enabled',
  'api_key as apiKey',
  'secret',
  'secret_ends as secretEnds',
  'api',
  'asterisk',
  'key_round as keyRound',
  'updated_at as updatedAt',
] as const

/** All exchanges, also those that are switched off. */
export async function listExchanges(db: Db): Promise<Exchange[]> {
  const rows = await db.selectFrom('phone_exchanges').select(COLUMNS).orderBy('id').execute()
  return rows.map((row) => ({ ...row, ...known.parse(row) }))
}

export async function findExchange(db: Db, id: number): Promise<Exchange | null> {
  const row = await db.selectFrom('phone_exchanges').select(COLUMNS).where('id', '=', id).executeTakeFirst()
  return row ? { ...row, ...known.parse(row) } : null
}

export async function lockExchange(tx: Tx, id: number): Promise<Exchange | null> {
  const row = await tx.selectFrom('phone_exchanges').select(COLUMNS).where('id', '=', id).forUpdate().executeTakeFirst()
  return row ? { ...row, ...known.parse(row) } : null
}

/** Exchanges are added one after the other: processes that start at the same time add the same one from the environment. */
export async function holdExchanges(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('exchanges are added', 0))`.execute(tx)
}

export async function insertExchange(tx: Tx, draft: ExchangeDraft): Promise<number> {
  const { id } = await tx.insertInto('phone_exchanges').values(rowOf(draft)).returning('id').executeTakeFirstOrThrow()
  await tx.insertInto('phone_exchange_states').values({ exchange_id: id }).execute()
  return id
}

export async function updateExchange(tx: Tx, id: number, draft: ExchangeDraft): Promise<void> {
  const changed = { ...rowOf(draft), updated_at: sql<string>`now()` }
  await tx.updateTable('phone_exchanges').set(changed).where('id', '=', id).execute()
}

/** Its key is another one. */
export async function turnKey(tx: Tx, id: number): Promise<void> {
  await sql`update phone_exchanges set key_round = key_round + 1, updated_at = now() where id = ${id}`.execute(tx)
}

function rowOf(draft: ExchangeDraft) {
  return {
    kind: draft.kind,
    managed_by: draft.managedBy,
    title: draft.title,
    enabled: draft.enabled,
    api_key: draft.apiKey,
    secret: draft.secret,
    secret_ends: draft.secretEnds,
    api: draft.api,
    asterisk: draft.asterisk && JSON.stringify(draft.asterisk),
  }
}

/** A queue or a called number, and the team whose screens show its calls. */
export interface Route {
  readonly queue: string
  readonly team: { readonly id: number; readonly name: string }
}

export async function routesOf(db: Db, exchangeId: number): Promise<Route[]> {
  const { rows } = await sql<Route>`select o.queue, jsonb_build_object('id', t.id, 'name', t.name) as team
    from phone_routes o join teams t on t.id = o.team_id where o.exchange_id = ${exchangeId} order by o.queue`.execute(
    db,
  )
  return rows
}

export async function replaceRoutes(
  tx: Tx,
  exchangeId: number,
  routes: readonly { readonly queue: string; readonly teamId: number }[],
): Promise<void> {
  await tx.deleteFrom('phone_routes').where('exchange_id', '=', exchangeId).execute()
  if (routes.length === 0) return
  const distinct = new Map(routes.map(({ queue, teamId }) => [queue, teamId]))
  const rows = [...distinct].map(([queue, team]) => ({ exchange_id: exchangeId, queue, team_id: team }))
  await tx.insertInto('phone_routes').values(rows).execute()
}

/** How an exchange fares. */
export interface ExchangeState {
  readonly exchangeId: number
  readonly heardAt: string | null
  readonly connectedSince: string | null
  readonly failingSince: string | null
  readonly trouble: string | null
  readonly error: string | null
}

export async function listExchangeStates(db: Db): Promise<ExchangeState[]> {
  return db
    .selectFrom('phone_exchange_states')
    .select([
      'exchange_id as exchangeId',
      'heard_at as heardAt',
      'connected_since as connectedSince',
      'failing_since as failingSince',
      'trouble',
      'error',
    ])
    .execute()
}

export async function noteConnected(db: Db, exchangeId: number, now: Instant): Promise<void> {
  await db
    .updateTable('phone_exchange_states')
    .set({ connected_since: iso(now), failing_since: null, trouble: null, error: null })
    .where('exchange_id', '=', exchangeId)
    .execute()
}

export async function noteExchangeTrouble(
  db: Db,
  exchangeId: number,
  { trouble, error, now }: { readonly trouble: PbxTrouble; readonly error: string; readonly now: Instant },
): Promise<void> {
  await sql`update phone_exchange_states set connected_since = null, failing_since = coalesce(failing_since, ${iso(now)}),
    trouble = ${trouble}, error = ${error} where exchange_id = ${exchangeId}`.execute(db)
}
