import { sql } from 'kysely'
import { type Actor, THE_DESK } from '../../domain/access/permissions.ts'
import type { Form } from '../../domain/catalogue/form.ts'
import type { Bilingual, RequestType } from '../../domain/ground/words.ts'
import type { Db } from '../engine/database.ts'
import { isFor } from './audience.ts'
import { AVAILABILITY_NOW, isOffered, NOTE_NOW } from './offers.ts'

export interface CatalogueRow {
  readonly id: number
  readonly parentId: number | null
  readonly isGroup: boolean
  readonly name: Bilingual
  readonly situation: Bilingual | null
  readonly icon: string | null
  readonly availability: 'available' | 'limited' | 'unavailable'
  readonly availabilityNote: Bilingual | null
}

export interface PublishedService extends CatalogueRow {
  readonly versionId: number
  readonly version: number
  readonly description: Bilingual
  readonly requestType: RequestType
  readonly form: Form
}

const NODE =
  sql.raw(`s.id, s.parent_id as "parentId", s.is_group as "isGroup", coalesce(v.name, s.name) as name, v.situation,
  s.icon, ${AVAILABILITY_NOW} as availability, ${NOTE_NOW} as "availabilityNote"`)
const PUBLISHED = sql.raw(`services s left join service_versions v on v.id = s.published_version_id`)
const SHOWN = sql.raw(`s.withdrawn_at is null and (s.is_group or v.id is not null)`)

/** Of nodes `s` with their groups `g`: group by group, each before its services; what stands in none of them last. */
export const TREE_ORDER =
  sql.raw(`g.id is null and not s.is_group, coalesce(g.position, s.position), coalesce(g.id, s.id),
  s.is_group desc, s.position, s.id`)

/** The published tree: groups and services, in their order. */
export async function listCatalogue(db: Db, actor: Actor): Promise<CatalogueRow[]> {
  const { rows } = await sql<CatalogueRow>`select ${NODE} from ${PUBLISHED} left join services g on g.id = s.parent_id
      where ${SHOWN} and ${isOffered(actor)} order by ${TREE_ORDER}`.execute(db)
  return rows
}

/** Services that fit the words of a customer: by his life situation, name, description and synonyms, typos allowed. */
export async function searchCatalogue(db: Db, actor: Actor, words: string): Promise<CatalogueRow[]> {
  const { rows } = await sql<CatalogueRow>`
    with asked as (select websearch_to_tsquery('russian', translate(${words}, 'ёЁ', 'ее')) as query, lower(translate(${words}, 'ёЁ', 'ее')) as text),
    worded as (select s.id, lower(translate(concat_ws(' ', v.name->>'ru', v.name->>'en', v.situation->>'ru', v.situation->>'en',
      array_to_string(v.synonyms, ' ')), 'ёЁ', 'ее')) as near, concat_ws(' ', v.description->>'ru', v.description->>'en') as far
      from ${PUBLISHED} where ${SHOWN} and not s.is_group and ${isOffered(actor)})
    select ${NODE} from ${PUBLISHED} join worded w on w.id = s.id, asked
    where search_words(w.near || ' ' || w.far) @@ asked.query or word_similarity(asked.text, w.near) > 0.4
    order by ts_rank(search_words(w.near), asked.query) desc, word_similarity(asked.text, w.near) desc, s.position limit 8`.execute(
    db,
  )
  return rows
}

/** A service as it is published now, with its form; null when it is not, or not for this person. */
export async function loadPublishedService(
  db: Db,
  id: number,
  actor: Actor = THE_DESK,
): Promise<PublishedService | null> {
  const { rows } = await sql<PublishedService>`
    select ${NODE}, v.id as "versionId", v.version, v.description, v.request_type as "requestType", v.form
    from ${PUBLISHED} where ${SHOWN} and s.id = ${id} and v.id is not null and ${isOffered(actor)}`.execute(db)
  return rows[0] ?? null
}

/** What this person is told now: mass incidents and planned works of his places, and of everybody’s. */
export async function listAnnouncements(db: Db, actor: Actor, now: string) {
  const { rows } = await sql<{
    id: number
    kind: 'incident' | 'planned_work'
    text: Bilingual
    serviceId: number | null
    startsAt: string
    endsAt: string | null
  }>`
    select a.id, kind, text, service_id as "serviceId", starts_at as "startsAt", ends_at as "endsAt" from announcements a
    where ${isFor(actor, 'announcement_customers', sql`a.id`)} and starts_at <= ${now}::timestamptz + interval '3 days' and (ends_at is null or ends_at > ${now}::timestamptz)
    order by kind, starts_at`.execute(db)
  return rows
}
