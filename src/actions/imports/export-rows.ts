import type { Db } from '../../db/engine/database.ts'
import { organisationNames, pageOfStates, venueCodes } from '../../db/imports/known.ts'
import { type Actor, mayOnDesk } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { exportedCells } from '../../domain/imports/export-cells.ts'
import { fieldsOf, type ImportSubject } from '../../domain/imports/fields.ts'

const PAGE = 2_000

/** Everything of a kind as rows that an import takes again; the first row names the columns. */
export async function exportRows(
  { db, actor }: { readonly db: Db; readonly actor: Actor },
  subject: ImportSubject,
): Promise<string[][]> {
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const fields = Object.keys(fieldsOf(subject))
  const organisations = await organisationNames(db)
  const rows: { readonly depth: number; readonly cells: string[] }[] = []
  for (let after = 0; ; ) {
    const page = await pageOfStates(db, subject, after, PAGE)
    const venues = await venueCodes(
      db,
      page.map(({ state }) => state),
    )
    for (const { id, state } of page) {
      for (const cells of exportedCells(state, { organisations, venues })) {
        rows.push({ depth: depthOf(id, subject, organisations), cells: fields.map((field) => cells[field] ?? '') })
      }
    }
    if (page.length < PAGE) break
    after = page.at(-1)?.id ?? after
  }
  // Who stands above comes first: an import finds him there.
  const inOrder = rows.toSorted((one, other) => one.depth - other.depth).map(({ cells }) => cells)
  return [Object.values(fieldsOf(subject)).map(({ headers }) => headers[0] ?? ''), ...inOrder]
}

function depthOf(
  id: number,
  subject: ImportSubject,
  organisations: Awaited<ReturnType<typeof organisationNames>>,
): number {
  if (subject !== 'organisations') return 0
  let depth = 0
  for (let at = organisations.get(id)?.parentId ?? null; at !== null && depth < 30; depth += 1) {
    at = organisations.get(at)?.parentId ?? null
  }
  return depth
}
