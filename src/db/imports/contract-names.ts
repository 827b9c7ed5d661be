import { sql } from 'kysely'
import { normalisedWords } from '../../domain/imports/words-of-header.ts'
import type { Db } from '../engine/database.ts'

/** Hours, levels and services as rows of contracts name them. */
export interface TermNames {
  readonly hours: readonly Named[]
  readonly levels: readonly Named[]
  readonly services: readonly Named[]
}

interface Named {
  readonly id: number
  readonly name: string
}

/** Those that contracts can be made of now. */
export async function termNames(db: Db): Promise<TermNames> {
  const { rows } = await sql<TermNames>`select
    coalesce((select jsonb_agg(jsonb_build_object('id', h.id, 'name', h.name)) from service_hours h where h.replaced_by is null), '[]') as hours,
    coalesce((select jsonb_agg(jsonb_build_object('id', l.id, 'name', l.name)) from sla_levels l), '[]') as levels,
    coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'name', coalesce(v.name, s.name)->>'ru')) from services s
      left join service_versions v on v.id = s.published_version_id where s.withdrawn_at is null), '[]') as services`.execute(
    db,
  )
  const [found] = rows
  if (!found) throw new Error('a select without a table gives one row')
  return found
}

/** Ids by the words of a name; what is called alike is nobody. */
export function byWords(all: readonly Named[]): Map<string, number | null> {
  const found = new Map<string, number | null>()
  for (const { id, name } of all) {
    const words = normalisedWords(name)
    found.set(words, found.has(words) ? null : id)
  }
  return found
}

/** People of customers by an address or an external code, as a file has it. */
export async function peopleByWords(db: Db, words: readonly string[]): Promise<Map<string, { readonly id: number }>> {
  const { rows } = await sql<{
    words: string
    id: number
  }>`select w.words, p.id from unnest(${[...words]}::text[]) as w(words)
    join people p on p.archived_at is null and (p.external_code = w.words
      or exists (select 1 from person_addresses a where a.person_id = p.id and a.value = lower(w.words)))`.execute(db)
  return new Map(rows.map(({ words: text, id }) => [text, { id }]))
}

/** How an import finds these people again. */
export async function peopleNames(db: Db, ids: readonly number[]): Promise<Map<number, string>> {
  const { rows } = await sql<{ id: number; words: string }>`select p.id, coalesce(p.external_code,
      (select a.value from person_addresses a where a.person_id = p.id order by a.id limit 1), '') as words
    from people p where p.id = any(${[...ids]}::bigint[])`.execute(db)
  return new Map(rows.map(({ id, words }) => [id, words]))
}
