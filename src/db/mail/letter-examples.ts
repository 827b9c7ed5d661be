import { sql } from 'kysely'
import type { Actor } from '../../domain/access/permissions.ts'
import { readableBy } from '../access/readable.ts'
import type { Db } from '../engine/database.ts'

export interface ExampleRequest {
  readonly number: number
  readonly subject: string
  readonly venue: { readonly name: string; readonly address: string } | null
  readonly message: string
  readonly author: string
  readonly team: string
  readonly saidAt: string
  readonly reactionDueAt: string | null
  readonly resolutionDueAt: string | null
}

/** The newest request that its reader may read and that the support has answered: what letters say is tried on it. Null: there is none. */
export async function exampleRequest(db: Db, actor: Actor): Promise<ExampleRequest | null> {
  const { rows } = await sql<ExampleRequest>`
    select r.number, r.subject, case when v.id is not null then jsonb_build_object('name', v.name, 'address', v.address) end as venue,
      m.text as message, p.name as author, t.name as team, m.sent_at as "saidAt",
      r.reaction_due_at as "reactionDueAt", r.resolution_due_at as "resolutionDueAt"
    from (select * from requests r where ${readableBy(actor)} order by r.number desc limit 50) r
      join lateral (select * from messages where request_number = r.number and visibility = 'public' and author_side = 'support'
        order by id desc limit 1) m on true
      join people p on p.id = m.author_id join teams t on t.id = r.team_id left join venues v on v.id = r.venue_id
    order by r.number desc limit 1`.execute(db)
  return rows[0] ?? null
}
