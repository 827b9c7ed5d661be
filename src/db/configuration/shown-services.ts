import { sql } from 'kysely'
import type { ConfiguredService, Path } from '../../domain/configuration/configuration.ts'
import type { Bilingual } from '../../domain/ground/words.ts'
import type { Db } from '../engine/database.ts'

export interface ShownService {
  readonly id: number
  /** Its names in Russian, from the first group on. */
  readonly path: Path
  readonly icon: string | null
  /** How a group is called; null: a service. */
  readonly group: Bilingual | null
  readonly shown: ConfiguredService['shown']
}

/** Groups, and services with what customers see of them; a service that is not published has nothing to show. */
export async function listShownServices(db: Db): Promise<ShownService[]> {
  const { rows } = await sql<ShownService>`
    with recursive named as (
      select s.id, s.parent_id, s.is_group, s.icon, s.position, coalesce(v.name, latest.name, s.name)->>'ru' as name, v.id as version
      from services s left join service_versions v on v.id = s.published_version_id
        left join lateral (select l.name from service_versions l where l.service_id = s.id order by l.version desc limit 1) latest on true),
    tree as (
      select n.id, array[n.name] as path, array[n.position, n.id] as place from named n where n.parent_id is null
      union all select n.id, tree.path || n.name, tree.place || array[n.position, n.id]
        from named n join tree on tree.id = n.parent_id)
    select n.id, tree.path, n.icon, case when n.is_group then g.name end as "group", case when v.id is not null then jsonb_build_object(
        'name', v.name, 'situation', v.situation, 'description', v.description, 'synonyms', v.synonyms,
        'requestType', v.request_type, 'form', v.form, 'team', t.name) end as shown
    from tree join named n on n.id = tree.id join services g on g.id = n.id left join service_versions v on v.id = n.version left join teams t on t.id = v.team_id
    order by tree.place`.execute(db)
  return rows
}
