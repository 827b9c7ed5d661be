import { sql } from 'kysely'
import type { Db } from '../engine/database.ts'

interface Named {
  readonly id: number
  readonly name: string
}

interface Asked {
  readonly venueIds?: readonly number[]
  readonly personIds?: readonly number[]
  readonly organisationIds?: readonly number[]
  readonly teamId?: number
}

/** How the places of one trial are called, for the administrator who tries it. */
export async function namesOfPlaces(db: Db, { venueIds = [], personIds = [], organisationIds = [], teamId }: Asked) {
  const { rows } = await sql<{ venues: Named[]; people: Named[]; organisations: Named[]; team: string | null }>`select
    coalesce((select jsonb_agg(jsonb_build_object('id', v.id, 'name', v.name)) from venues v where v.id = any(${[...venueIds]}::bigint[])), '[]') as venues,
    coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name)) from people p where p.id = any(${[...personIds]}::bigint[])), '[]') as people,
    coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name)) from organisations o
      where o.id = any(${[...organisationIds]}::bigint[])), '[]') as organisations,
    (select t.name from teams t where t.id = ${teamId ?? null}) as team`.execute(db)
  const found = rows[0]
  const byPlace = (place: string, id: number) => {
    const among = place === 'venue' ? found?.venues : place === 'person' ? found?.people : found?.organisations
    return among?.find((one) => one.id === id)?.name
  }
  return { byPlace, team: found?.team ?? null }
}
