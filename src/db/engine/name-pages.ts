import { type RawBuilder, sql } from 'kysely'
import { Refusal } from '../../domain/ground/refusal.ts'

interface Row {
  readonly id: number
  readonly name: string
}

/** One page of rows that stand by name; rows of one name stand by id. `rows` holds one more than the page has room for. */
export function pageByName<Shown extends Row>(rows: readonly Shown[], limit: number) {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? cursorOf(last) : null }
}

/** Rows behind the cursor, of the table that is called so in the statement. */
export function afterName(alias: string, cursor: string | undefined): RawBuilder<unknown> {
  if (cursor === undefined) return sql`true`
  const { id, name } = rowIn(cursor)
  const [names, ids] = [sql.ref(`${alias}.name`), sql.ref(`${alias}.id`)]
  return sql`(${names}, ${ids}) > (${name}, ${id}::bigint)`
}

/** Every word stands somewhere in the text, ё as е. */
export function hasWords(text: RawBuilder<unknown>, words: string): RawBuilder<unknown> {
  const patterns = words.split(/\s+/).filter((word) => word !== '')
  if (patterns.length === 0) return sql`true`
  return sql`(${sql.join(
    patterns.map((word) => sql`${text} ilike ${`%${word.replace(/[\\%_]/g, '\\$&').replace(/[её]/gi, '_')}%`}`),
    sql` and `,
  )})`
}

function cursorOf({ id, name }: Row): string {
  return Buffer.from(`${id}|${name}`).toString('base64url')
}

function rowIn(cursor: string): Row {
  const text = Buffer.from(cursor, 'base64url').toString()
  const [id = '', name] = [text.slice(0, text.indexOf('|')), text.slice(text.indexOf('|') + 1)]
  if (!/^\d{1,15}$/.test(id)) throw new Refusal('input.invalid', { field: 'cursor' })
  return { id: Number(id), name }
}
