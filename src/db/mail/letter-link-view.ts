import { sql } from 'kysely'
import type { Db } from '../engine/database.ts'
import { isUndone } from '../request/story.ts'

export interface ViewedByLink {
  readonly place: { readonly name: string; readonly address: string } | null
  readonly solution: { readonly text: string; readonly author: string; readonly at: string } | null
  readonly ratingComment: string
}

/** What the page of a letter shows besides the request itself; its solution and the specialist who gave it. */
export async function viewByLink(db: Db, request: number): Promise<ViewedByLink> {
  const { rows } = await sql<ViewedByLink>`
    select case when v.id is not null then jsonb_build_object('name', v.name, 'address', v.address) end as place,
      (select jsonb_build_object('text', r.solution, 'author', p.name, 'at', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
        from events e join people p on p.id = e.actor_id
        where e.request_number = r.number and e.type = 'request.moved' and e.data->>'move' = 'resolve' and r.solution is not null
          and not ${isUndone(sql.ref('e'))}
        order by e.id desc limit 1) as solution,
      coalesce((select comment from ratings where request_number = r.number), '') as "ratingComment"
    from requests r left join venues v on v.id = r.venue_id where r.number = ${request}`.execute(db)
  const [row] = rows
  if (!row) throw new Error(`request ${request} is gone`)
  return row
}
