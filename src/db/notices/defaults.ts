import { sql } from 'kysely'
import { NOTICE_KINDS, ROLES, type Role } from '../../domain/ground/words.ts'
import type { NoticeDefault } from '../../domain/notices/defaults.ts'
import type { Db, Tx } from '../engine/database.ts'

type Cells = Readonly<Record<string, Readonly<Record<string, boolean>>>>

/** What administrators want of a role, and how often that was changed. */
export interface RoleDefaults {
  readonly role: Role
  readonly version: number
  readonly cells: readonly NoticeDefault[]
}

interface Row {
  readonly role: Role
  readonly version: number
  readonly cells: Cells
}

/** Everything that administrators want otherwise than the program comes with. */
export async function noticeDefaults(db: Db): Promise<readonly NoticeDefault[]> {
  const { rows } = await sql<Row>`select role, version, cells from notice_defaults`.execute(db)
  return rows.flatMap((row) => cellsOf(row))
}

/** The same by role, also of the roles of which nothing is wanted. */
export async function defaultsByRole(db: Db): Promise<readonly RoleDefaults[]> {
  const { rows } = await sql<Row>`select role, version, cells from notice_defaults`.execute(db)
  return ROLES.map((role) => {
    const row = rows.find((one) => one.role === role)
    return { role, version: row?.version ?? 0, cells: row ? cellsOf(row) : [] }
  })
}

/** The same of one role, which no other transaction changes until this one ends. */
export async function lockDefaults(tx: Tx, role: Role): Promise<RoleDefaults> {
  await sql`insert into notice_defaults (role, cells, version) values (${role}, '{}', 0) on conflict do nothing`.execute(
    tx,
  )
  const { rows } =
    await sql<Row>`select role, version, cells from notice_defaults where role = ${role} for update`.execute(tx)
  return { role, version: rows[0]?.version ?? 0, cells: rows.flatMap((row) => cellsOf(row)) }
}

export async function saveDefaults(tx: Tx, { role, version, cells }: RoleDefaults): Promise<void> {
  const byKind = Object.groupBy(cells, ({ kind }) => kind)
  const kept = Object.fromEntries(
    Object.entries(byKind).map(([kind, of]) => [
      kind,
      Object.fromEntries((of ?? []).map(({ way, wanted }) => [way, wanted])),
    ]),
  )
  await sql`update notice_defaults set cells = ${JSON.stringify(kept)}::jsonb, version = ${version} where role = ${role}`.execute(
    tx,
  )
}

/** How many people of each role have chosen something themselves. */
export async function choosersByRole(db: Db): Promise<ReadonlyMap<Role, number>> {
  const { rows } = await sql<{ role: Role; people: number }>`
    select r.role, count(distinct r.person_id) as people from person_roles r join people p on p.id = r.person_id and p.archived_at is null
    where exists (select 1 from notice_choices c where c.person_id = r.person_id)
      or exists (select 1 from summary_choices s where s.person_id = r.person_id) group by r.role`.execute(db)
  return new Map(rows.map(({ role, people }) => [role, people]))
}

function cellsOf({ role, cells }: Row): NoticeDefault[] {
  return NOTICE_KINDS.flatMap((kind) =>
    Object.entries(cells[kind] ?? {}).map(([way, wanted]) => ({ role, kind, way, wanted })),
  )
}
