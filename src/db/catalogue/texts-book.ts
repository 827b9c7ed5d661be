import { sql } from 'kysely'
import type { Actor } from '../../domain/access/permissions.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import type { Bilingual } from '../../domain/ground/words.ts'
import type { Desk } from '../desk.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso, maybeIso } from '../engine/moments.ts'
import { audienceOf, type Customers, keepAudience, type NamedCustomers } from './audience.ts'

export interface TemplateState {
  readonly name: string
  readonly text: Bilingual
  /** Null: everybody's. */
  readonly teamId: number | null
}

export interface KeptTemplate extends TemplateState {
  readonly id: number
  readonly revision: number
  readonly team: string | null
}

/** Every template, those of everybody first. */
export async function listTemplateBook(db: Db): Promise<KeptTemplate[]> {
  const { rows } =
    await sql<KeptTemplate>`select t.id, t.name, t.text, t.team_id as "teamId", t.revision, m.name as team
    from templates t left join teams m on m.id = t.team_id order by m.name nulls first, t.position, t.name limit 1000`.execute(
      db,
    )
  return rows
}

export async function lockTemplate(tx: Tx, id: number): Promise<KeptTemplate | null> {
  const { rows } = await sql<KeptTemplate>`select t.id, t.name, t.text, t.team_id as "teamId", t.revision, null as team
    from templates t where t.id = ${id} for update`.execute(tx)
  return rows[0] ?? null
}

export async function insertKeptTemplate(tx: Tx, { name, text, teamId }: TemplateState): Promise<number> {
  const position = sql<number>`(select coalesce(max(position), 0) + 1 from templates)`
  const { id } = await tx
    .insertInto('templates')
    .values({ name, text: JSON.stringify(text), team_id: teamId, position })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function updateTemplate(tx: Tx, { id, revision }: KeptTemplate, { name, text, teamId }: TemplateState) {
  await tx
    .updateTable('templates')
    .set({ name, text: JSON.stringify(text), team_id: teamId, revision: revision + 1 })
    .where('id', '=', id)
    .execute()
}

export async function deleteTemplate(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom('templates').where('id', '=', id).execute()
}

export interface AnnouncementState {
  readonly kind: 'incident' | 'planned_work'
  readonly text: Bilingual
  readonly serviceId: number | null
  readonly startsAt: Instant
  readonly endsAt: Instant | null
  /** Whose customers are told; nobody is named: everybody. */
  readonly customers: readonly Customers[]
}

export interface KeptAnnouncement {
  readonly id: number
  readonly revision: number
  readonly kind: AnnouncementState['kind']
  readonly text: Bilingual
  readonly serviceId: number | null
  readonly startsAt: string
  readonly endsAt: string | null
  readonly customers: NamedCustomers[]
}

const announced = (
  actor: Actor,
) => sql`a.id, a.kind, a.text, a.service_id as "serviceId", a.starts_at as "startsAt", a.ends_at as "endsAt", a.revision,
  ${audienceOf(actor, 'announcement_customers', sql`a.id`)} as customers`

/** Announcements, those that go on or are to come first, then the latest that are over. */
export async function listAnnouncementBook(db: Db, actor: Actor, now: Instant): Promise<KeptAnnouncement[]> {
  const { rows } = await sql<KeptAnnouncement>`select ${announced(actor)} from announcements a
    order by (a.ends_at is not null and a.ends_at <= ${iso(now)}::timestamptz), a.starts_at desc, a.id desc limit 200`.execute(
    db,
  )
  return rows
}

export async function lockAnnouncement(
  { tx, actor }: Pick<Desk, 'tx' | 'actor'>,
  id: number,
): Promise<KeptAnnouncement | null> {
  const { rows } =
    await sql<KeptAnnouncement>`select ${announced(actor)} from announcements a where a.id = ${id} for update`.execute(
      tx,
    )
  return rows[0] ?? null
}

export async function insertKeptAnnouncement(tx: Tx, state: AnnouncementState): Promise<number> {
  const { id } = await tx
    .insertInto('announcements')
    .values(announcementRow(state))
    .returning('id')
    .executeTakeFirstOrThrow()
  await keepAudience(tx, 'announcement_customers', id, state.customers)
  return id
}

export async function updateAnnouncement(tx: Tx, { id, revision }: KeptAnnouncement, state: AnnouncementState) {
  const row = { ...announcementRow(state), revision: revision + 1 }
  await tx.updateTable('announcements').set(row).where('id', '=', id).execute()
  await keepAudience(tx, 'announcement_customers', id, state.customers)
}

function announcementRow({ kind, text, serviceId, startsAt, endsAt }: AnnouncementState) {
  const term = { starts_at: iso(startsAt), ends_at: maybeIso(endsAt) }
  return { kind, text: JSON.stringify(text), service_id: serviceId, ...term }
}
