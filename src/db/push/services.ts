import { sql } from 'kysely'
import { z } from 'zod'
import { keptReason } from '../../domain/ground/clean-text.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { PUSH_SERVICES, PUSH_TROUBLES, type PushServiceName, type PushTrouble } from '../../domain/push/services.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

/** A push service of telephones as it is kept. */
export interface PushServiceRow {
  readonly service: PushServiceName
  readonly project: string
  /** Sealed; null: there is none. */
  readonly key: Buffer | null
  readonly keyHint: string
  readonly enabled: boolean
  readonly checkedAt: string | null
  /** It is asked nothing before. */
  readonly waitUntil: string | null
  readonly failingSince: string | null
  readonly trouble: PushTrouble | null
  readonly error: string | null
}

/** With how many telephones that are signed in it is used. */
export interface PushServiceUse extends PushServiceRow {
  readonly phones: number
}

const words = z.object({
  service: z.enum(PUSH_SERVICES),
  trouble: z.enum(PUSH_TROUBLES).nullable().catch('refused'),
})

const ROW = [
  'service',
  'project',
  'key',
  'key_hint as keyHint',
  'switched_on as enabled',
  'checked_at as checkedAt',
  'wait_until as waitUntil',
  'failing_since as failingSince',
  'trouble',
  'error',
] as const

/** In the order in which a telephone that has both is asked. */
export async function listPushServices(db: Db): Promise<PushServiceRow[]> {
  const rows = await db.selectFrom('push_services').select(ROW).execute()
  const parsed = rows.map((row) => ({ ...row, ...words.parse(row) }))
  return PUSH_SERVICES.flatMap((name) => parsed.filter(({ service }) => service === name))
}

export async function listPushServiceUse(db: Db, now: Instant): Promise<PushServiceUse[]> {
  const [services, { rows }] = await Promise.all([
    listPushServices(db),
    sql<Readonly<Record<PushServiceName, number>>>`select count(s.rustore_token)::integer as rustore,
        count(s.fcm_token)::integer as fcm
      from push_subscriptions s join sessions n on n.id = s.session_id
      where n.expires_at > ${iso(now)}::timestamptz`.execute(db),
  ])
  return services.map((row) => ({ ...row, phones: rows[0]?.[row.service] ?? 0 }))
}

export async function findPushService(db: Db, service: PushServiceName): Promise<PushServiceRow> {
  const row = await db.selectFrom('push_services').select(ROW).where('service', '=', service).executeTakeFirstOrThrow()
  return { ...row, ...words.parse(row) }
}

export async function lockPushService(tx: Tx, service: PushServiceName): Promise<PushServiceRow> {
  const row = await tx
    .selectFrom('push_services')
    .select(ROW)
    .where('service', '=', service)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return { ...row, ...words.parse(row) }
}

type PushServiceDraft = Pick<PushServiceRow, 'service' | 'project' | 'key' | 'keyHint' | 'enabled'>

/** What it was in trouble with may be over: it is asked at once. */
export async function updatePushService(tx: Tx, draft: PushServiceDraft): Promise<void> {
  const { service, project, key, keyHint, enabled } = draft
  const fresh = { wait_until: null, failing_since: null, trouble: null, error: null }
  await tx
    .updateTable('push_services')
    .set({ project, key, key_hint: keyHint, switched_on: enabled, ...fresh })
    .where('service', '=', service)
    .execute()
}

/** It knew the key: whatever was wrong is over. Written down once a minute, not with every message. */
export async function notePushServiceWorks(db: Db, service: PushServiceName, now: Instant): Promise<void> {
  await sql`update push_services set checked_at = ${iso(now)}, wait_until = null, failing_since = null, trouble = null,
      error = null
    where service = ${service} and (trouble is not null or wait_until is not null or checked_at is null
      or checked_at < ${iso(now)}::timestamptz - interval '1 minute')`.execute(db)
}

export interface NotedTrouble {
  readonly trouble: PushTrouble
  readonly error: string
  /** Null: it may be asked at once. */
  readonly until: Instant | null
  readonly now: Instant
}

export async function notePushServiceTrouble(
  db: Db,
  service: PushServiceName,
  { trouble, error, until, now }: NotedTrouble,
): Promise<void> {
  await sql`update push_services set trouble = ${trouble}, error = ${keptReason(error)},
      wait_until = ${until === null ? null : iso(until)}, failing_since = coalesce(failing_since, ${iso(now)}::timestamptz)
    where service = ${service}`.execute(db)
}
