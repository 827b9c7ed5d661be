import type { Db } from '../../db/engine/database.ts'
import { peopleNames, termNames } from '../../db/imports/contract-names.ts'
import { organisationNames, pageOfStates, venueCodes } from '../../db/imports/known.ts'
import { type Actor, mayOnDesk } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { EntityState } from '../../domain/imports/decide.ts'
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
  const [organisations, terms] = await Promise.all([organisationNames(db), termNames(db)])
  const fixed = { organisations, hours: byId(terms.hours), levels: byId(terms.levels), services: byId(terms.services) }
  const rows: { readonly depth: number; readonly cells: string[] }[] = []
  for (let after = 0; ; ) {
    const page = await pageOfStates(db, subject, after, PAGE)
    const states = page.map(({ state }) => state)
    const names = {
      ...fixed,
      venues: await venueCodes(db, states),
      people: await peopleNames(db, coveredPeople(states)),
    }
    for (const { id, state } of page) {
      for (const cells of exportedCells(state, names)) {
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

function byId(all: readonly { readonly id: number; readonly name: string }[]): Map<number, string> {
  return new Map(all.map(({ id, name }) => [id, name]))
}

function coveredPeople(states: readonly EntityState[]): number[] {
  return states.flatMap((state) =>
    'customers' in state ? state.customers.flatMap((one) => ('personId' in one ? one.personId : [])) : [],
  )
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
