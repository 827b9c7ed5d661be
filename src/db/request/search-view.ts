import { sql } from 'kysely'
import { inRussianLayout } from '../../domain/request/keyboard-layout.ts'
import { searchQuery } from '../../domain/request/search-query.ts'
import type { Db } from '../engine/database.ts'
import { literally } from '../engine/like.ts'

/** People by name, phone in any spelling, or mail. */
export async function searchPeople(db: Db, text: string) {
  const { phone, mail } = searchQuery(text)
  const address = phone ? `%${phone}%` : mail ? `${literally(mail)}%` : null
  const { rows } = await sql<{ id: number; name: string; about: string }>`
    select p.id, p.name, concat_ws(', ', p.position, (select o.name from person_roles r left join venues v on v.id = r.venue_id
      join organisations o on o.id = coalesce(r.organisation_id, v.corporation_id) where r.person_id = p.id order by r.id limit 1)) as about
    from people p where p.archived_at is null and (p.name ilike ${`%${literally(text)}%`}
      or p.id in (select person_id from person_addresses where value like ${address}))
    order by p.name limit 8`.execute(db)
  return rows
}

/** Venues by code, name or address, typos and the wrong keyboard layout forgiven. */
export async function searchVenues(db: Db, text: string) {
  const turned = inRussianLayout(text) ?? text
  const { rows } = await sql<{ id: number; code: string; name: string; address: string; zone: string }>`
    select id, code, name, address, zone from venues where code like ${`${text.replace(/\D/g, '') || 'none'}%`}
      or ${text} <% (name || ' ' || address) or ${turned} <% (name || ' ' || address)
    order by greatest(word_similarity(${text}, name || ' ' || address), word_similarity(${turned}, name || ' ' || address)) desc, id limit 8`.execute(
    db,
  )
  return rows
}
