import type pg from 'pg'

/**
 * Takes the indexes of these tables away inside the transaction of `client`, all that are no rule, and resolves with what makes them again in
 * it: to fill a table and then build its indexes costs a quarter of keeping them row by row. Nobody else reads the tables meanwhile, and
 * whatever ends the transaction early leaves the indexes as they were.
 */
export async function indexesAside(client: pg.ClientBase, tables: readonly string[]): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select quote_ident(i.relname) as name, pg_get_indexdef(i.oid) as definition
     from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
     where t.relname = any($1) and t.relnamespace = 'public'::regnamespace and not x.indisunique order by 1`,
    [tables],
  )
  if (rows.length > 0) await client.query(`drop index ${rows.map(({ name }) => name).join(', ')}`)
  return async () => {
    await client.query(`set local maintenance_work_mem = '256MB'`)
    for (const { definition } of rows) await client.query(definition)
  }
}
