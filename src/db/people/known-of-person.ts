import { sql } from 'kysely'
import type { Db } from '../engine/database.ts'

/** What everybody knows of a person: his names, addresses, companies and venues, and the name of the desk's own company. */
export async function knownOfPerson(db: Db, personId: number): Promise<string[]> {
  const { rows } = await sql<{ known: string }>`
    select name as known from people where id = ${personId}
    union select value from person_addresses where person_id = ${personId}
    union select o.name from person_roles r left join venues v on v.id = r.venue_id
      join organisations o on o.id in (r.organisation_id, v.corporation_id) where r.person_id = ${personId}
    union select v.name from person_roles r join venues v on v.id = r.venue_id where r.person_id = ${personId}
    union select name from organisations where kind = 'support_service'`.execute(db)
  return rows.map(({ known }) => known)
}
