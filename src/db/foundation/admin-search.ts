import { type RawBuilder, sql } from 'kysely'
import { STAFF_ROLES } from '../../domain/access/permissions.ts'
import { inLatinLayout, inRussianLayout } from '../../domain/ground/keyboard-layout.ts'
import type { Bilingual } from '../../domain/ground/words.ts'
import type { Db } from '../engine/database.ts'
import { literally } from '../engine/like.ts'
import { MAIN_FIRST } from '../people/own-addresses.ts'

const MOST = 8

export async function findServices(db: Db, text: string) {
  const { rows } = await sql<{ id: number; name: Bilingual }>`
    select s.id, coalesce(v.name, s.name) as name from services s left join service_versions v on v.id = s.published_version_id
    where not s.is_group and ${has(sql`concat_ws(' ', s.name->>'ru', s.name->>'en', v.name->>'ru', v.name->>'en')`, text)}
    order by s.withdrawn_at is not null, s.position, s.id limit ${MOST}`.execute(db)
  return rows
}

export async function findTeams(db: Db, text: string) {
  const { rows } = await sql<{ id: number; name: string }>`select id, name from teams
    where archived_at is null and ${has(sql`name`, text)} order by line nulls last, name limit ${MOST}`.execute(db)
  return rows
}

export async function findSpecialists(db: Db, text: string) {
  const { rows } = await sql<{ id: number; name: string; email: string | null }>`
    select * from (select p.id, p.name, p.archived_at,
      (select a.value from person_addresses a where a.person_id = p.id and a.kind = 'email' order by ${MAIN_FIRST} limit 1) as email
      from people p where exists (select 1 from person_roles r where r.person_id = p.id and r.role = any(${[...STAFF_ROLES]}))) staff
    where ${has(sql`concat_ws(' ', name, email)`, text)} order by archived_at is not null, name limit ${MOST}`.execute(
    db,
  )
  return rows.map(({ id, name, email }) => ({ id, name, email }))
}

export async function findOrganisations(db: Db, text: string) {
  const { rows } = await sql<{ id: number; name: string; code: string | null }>`select id, name, code from organisations
    where archived_at is null and kind <> 'support_service' and ${has(sql`concat_ws(' ', name, code)`, text)}
    order by name limit ${MOST}`.execute(db)
  return rows
}

/** As typed, or with the keyboard set to the other alphabet. */
function has(words: RawBuilder<unknown>, text: string): RawBuilder<unknown> {
  const spellings = [text, inRussianLayout(text), inLatinLayout(text)].filter((one) => one !== null)
  return sql`${words} ilike any(${spellings.map((one) => `%${literally(one)}%`)})`
}
