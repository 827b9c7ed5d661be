import { sql } from 'kysely'
import type { Actor } from '../../domain/access/permissions.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { OVER } from '../../domain/ground/status.ts'
import type { Bilingual } from '../../domain/ground/words.ts'
import { seen } from '../access/seen.ts'
import { inSql } from '../access/status-words.ts'
import type { Db } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

interface Named {
  readonly id: number
  readonly name: string
}

export interface ServiceUses {
  /** They go on, each on the version it was filed on. */
  readonly openRequests: number
  /** Contracts that name it, as far as the reader sees them; the others are only counted. */
  readonly contracts: readonly Named[]
  readonly otherContracts: number
  readonly levels: readonly Named[]
  readonly announcements: readonly { readonly id: number; readonly text: Bilingual }[]
  /** It takes requests in own words and letters. */
  readonly isDefault: boolean
}

/** What leans on a service, told before it is withdrawn. */
export async function usesOf(
  db: Db,
  { actor, now }: { readonly actor: Actor; readonly now: Instant },
  id: number,
): Promise<ServiceUses> {
  const { rows } = await sql<ServiceUses>`
    with named as (select c.id, c.name, ${seen(actor, 'contract')} as seen from contract_services cs
      join contracts c on c.id = cs.contract_id where cs.service_id = ${id} and c.state <> 'expired')
    select
      (select count(*)::int from requests r where r.service_id = ${id}
        and r.status not in ${inSql(OVER)}) as "openRequests",
      coalesce((select jsonb_agg(jsonb_build_object('id', n.id, 'name', n.name) order by n.name) from named n where n.seen), '[]') as contracts,
      (select count(*)::int from named n where not n.seen) as "otherContracts",
      coalesce((select jsonb_agg(distinct jsonb_build_object('id', l.id, 'name', l.name)) from sla_rules u
        join sla_levels l on l.id = u.level_id where u.service_id = ${id} and u.effective_until is null), '[]') as levels,
      coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'text', a.text) order by a.id) from announcements a
        where a.service_id = ${id} and (a.ends_at is null or a.ends_at > ${iso(now)}::timestamptz)), '[]') as announcements,
      exists (select 1 from settings where name = 'default_service' and value = to_jsonb(${id}::bigint)) as "isDefault"
    `.execute(db)
  const [uses] = rows
  if (!uses) throw new Error('the question has one row')
  return uses
}
