import { sql } from 'kysely'
import type { Db } from '../engine/database.ts'

/** Customers with a number who filed lately, and whether the contract of their last request is of the contract service type. */
export async function demoCallers(db: Db): Promise<{ readonly number: string; readonly isCovered: boolean }[]> {
  const { rows } = await sql<{
    number: string
    isCovered: boolean
  }>`select a.value as number, k.contract_service_type as "isCovered"
    from (select r.contact_id, max(r.number) as number from requests r group by r.contact_id) last
      join requests r on r.number = last.number join contracts k on k.id = r.contract_id
      join person_addresses a on a.person_id = r.contact_id and a.kind = 'phone'
      join people p on p.id = r.contact_id and p.archived_at is null
    order by r.number desc limit 60`.execute(db)
  return rows
}
