import { sql } from 'kysely'
import type { Form } from '../../domain/catalogue/form.ts'
import type { VersionState } from '../../domain/catalogue/service-versions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { OVER } from '../../domain/ground/status.ts'
import type { Bilingual, RequestType } from '../../domain/ground/words.ts'
import { inSql } from '../access/status-words.ts'
import type { Desk } from '../desk.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'
import { TREE_ORDER } from './catalogue.ts'

export interface ServiceDraft {
  readonly name: Bilingual
  readonly situation: Bilingual
  readonly description: Bilingual
  readonly synonyms: readonly string[]
  readonly requestType: RequestType
  readonly form: Form
  readonly teamId: number
}

export interface ServicePlace {
  readonly parentId: number | null
  readonly icon: string | null
  readonly name: Bilingual
  readonly isGroup?: boolean
  /** Not given: behind the others. */
  readonly position?: number
}

export async function insertService(
  tx: Tx,
  { parentId, icon, name, isGroup = false, position }: ServicePlace,
): Promise<number> {
  const { id } = await tx
    .insertInto('services')
    .values({
      parent_id: parentId,
      icon,
      name: JSON.stringify(name),
      is_group: isGroup,
      position:
        position ??
        sql<number>`(select coalesce(max(position), 0) + 1 from services where parent_id is not distinct from ${parentId})`,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Another name or picture of a group; what it had before. */
export async function updateGroup(tx: Tx, id: number, { name, icon }: Pick<ServicePlace, 'name' | 'icon'>) {
  const before = await tx
    .selectFrom('services')
    .select(['name', 'icon'])
    .where('id', '=', id)
    .where('is_group', '=', true)
    .forUpdate()
    .executeTakeFirst()
  if (!before) throw new Refusal('service.not-found')
  await tx
    .updateTable('services')
    .set({ name: JSON.stringify(name), icon })
    .where('id', '=', id)
    .execute()
  return before
}

export async function insertDraft({ tx, now, actor }: Desk, serviceId: number, draft: ServiceDraft) {
  const service = await tx
    .selectFrom('services')
    .select('id')
    .where('id', '=', serviceId)
    .where('is_group', '=', false)
    .forUpdate()
    .executeTakeFirst()
  if (!service) throw new Refusal('service.not-found')
  const { last } = await tx
    .selectFrom('service_versions')
    .select((eb) => eb.fn.coalesce(eb.fn.max('version'), sql<number>`0`).as('last'))
    .where('service_id', '=', serviceId)
    .executeTakeFirstOrThrow()
  const made = await tx
    .insertInto('service_versions')
    .values({
      ...columnsOf(draft),
      service_id: serviceId,
      version: last + 1,
      state: 'draft',
      created_at: iso(now),
    })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
  await noteAuthor(tx, made.id, actor.personId)
  return { serviceId, versionId: made.id, version: made.version }
}

/** Changes a draft in place; its service and version, or null when it is no draft any more or has been changed since this revision. */
export async function changeDraft(
  { tx, actor }: Pick<Desk, 'tx' | 'actor'>,
  { versionId, revision }: { readonly versionId: number; readonly revision: number },
  draft: ServiceDraft,
) {
  const changed = await tx
    .updateTable('service_versions')
    .set({ ...columnsOf(draft), revision: revision + 1 })
    .where('id', '=', versionId)
    .where('state', '=', 'draft')
    .where('revision', '=', revision)
    .returning(['service_id', 'version'])
    .executeTakeFirst()
  if (!changed) return null
  await noteAuthor(tx, versionId, actor.personId)
  return { serviceId: changed.service_id, versionId, version: changed.version }
}

/** The desk itself is nobody: what it writes may be approved by everybody. */
async function noteAuthor(tx: Tx, versionId: number, personId: number): Promise<void> {
  if (personId === 0) return
  await tx
    .insertInto('service_version_authors')
    .values({ version_id: versionId, person_id: personId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

function columnsOf({ name, situation, description, synonyms, requestType, form, teamId }: ServiceDraft) {
  return {
    name: JSON.stringify(name),
    situation: JSON.stringify(situation),
    description: JSON.stringify(description),
    synonyms: [...synonyms],
    request_type: requestType,
    form: JSON.stringify(form),
    team_id: teamId,
  }
}

/** The whole tree with what each service shows now and what its latest version has come to. */
export async function listManagedServices(db: Db) {
  const { rows } = await sql<{
    id: number
    parentId: number | null
    isGroup: boolean
    name: Bilingual
    latest: { version: number; state: VersionState } | null
    publishedVersion: number | null
  }>`
    select s.id, s.parent_id as "parentId", s.is_group as "isGroup", coalesce(shown.name, latest.name, s.name) as name,
      case when latest.id is not null then jsonb_build_object('version', latest.version, 'state', latest.state) end as latest,
      shown.version as "publishedVersion"
    from services s left join service_versions shown on shown.id = s.published_version_id
      left join lateral (select v.id, v.version, v.state, v.name from service_versions v
        where v.service_id = s.id order by v.version desc limit 1) latest on true
      left join services g on g.id = s.parent_id
    order by ${TREE_ORDER}`.execute(db)
  return rows
}

export async function listVersions(db: Db, serviceId: number) {
  const { rows } = await sql<Record<string, unknown>>`
    with open as (select r.service_version_id as id, count(*)::int as count from requests r
      where r.service_id = ${serviceId} and r.status not in ${inSql(OVER)} group by 1)
    select v.id, v.service_id as "serviceId", v.version, v.revision, v.state, v.name, v.situation, v.description, v.synonyms,
      v.request_type as "requestType", v.form, jsonb_build_object('id', t.id, 'name', t.name) as team,
      case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end as "approvedBy",
      v.approved_at as "approvedAt", v.published_at as "publishedAt",
      case when h.id is not null then jsonb_build_object('id', h.id, 'name', h.name) end as "handedBy",
      v.handed_at as "handedAt", v.remark, v.publish_at as "publishAt", v.withdrawn_at as "withdrawnAt",
      coalesce((select jsonb_agg(jsonb_build_object('id', w.id, 'name', w.name) order by w.name)
        from service_version_authors a join people w on w.id = a.person_id where a.version_id = v.id), '[]') as authors,
      coalesce((select o.count from open o where o.id = v.id), 0) as "openRequests"
    from service_versions v join teams t on t.id = v.team_id left join people p on p.id = v.approved_by
      left join people h on h.id = v.handed_by
    where v.service_id = ${serviceId} order by v.version desc`.execute(db)
  return rows
}

/** A version and which one its service shows now, both held until the transaction ends. */
export async function lockVersion(tx: Tx, id: number) {
  const { rows } = await sql<{
    serviceId: number
    state: VersionState
    revision: number
    name: Bilingual
    shownId: number | null
    authorIds: number[]
  }>`
    select v.service_id as "serviceId", v.state, v.revision, v.name, s.published_version_id as "shownId",
      array(select a.person_id from service_version_authors a where a.version_id = v.id) as "authorIds"
    from service_versions v join services s on s.id = v.service_id where v.id = ${id} for update of v, s`.execute(tx)
  return rows[0] ?? null
}

export async function showVersion(tx: Tx, serviceId: number, versionId: number): Promise<void> {
  await tx
    .updateTable('services')
    .set({ published_version_id: versionId, withdrawn_at: null })
    .where('id', '=', serviceId)
    .execute()
}

export async function unshowService(tx: Tx, serviceId: number): Promise<void> {
  await sql`update services set published_version_id = null, withdrawn_at = now() where id = ${serviceId}`.execute(tx)
}
