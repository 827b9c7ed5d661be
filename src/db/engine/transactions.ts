import { AsyncLocalStorage } from 'node:async_hooks'
import { Kysely, type Transaction, type TransactionBuilder } from 'kysely'
import type { DB } from '../tables.ts'

/** Marks code that runs inside a transaction, so that slow work can refuse to start there. */
const inside = new AsyncLocalStorage<{ isOpen: boolean }>()

/** Kysely whose transactions are marked for the code they run. */
export class MarkedKysely extends Kysely<DB> {
  override transaction(): TransactionBuilder<DB> {
    const builder = super.transaction()
    const execute = builder.execute.bind(builder)
    return Object.assign(builder, {
      execute: <T>(work: (tx: Transaction<DB>) => Promise<T>) => execute((tx) => marked(tx, work)),
    })
  }
}

/**
 * Called before network I/O and long computing. A transaction holds one of the few connections of the pool, and often row locks:
 * twenty that wait for a silent server would stop the whole desk.
 */
export function demandNoTransaction(what: string): void {
  if (inside.getStore()?.isOpen) throw new Error(`${what} inside a transaction: a connection would be held meanwhile`)
}

/** Runs the work in a transaction that is rolled back; resolves with what the work resolved with. */
export async function rehearsed<T>(db: Kysely<DB>, work: (tx: Transaction<DB>) => Promise<T>): Promise<T> {
  const seen: T[] = []
  const undo = new Error('a rehearsal is undone')
  await db
    .transaction()
    .execute(async (tx) => {
      seen.push(await work(tx))
      throw undo
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error
    })
  const [outcome] = seen
  if (outcome === undefined) throw new Error('a rehearsal had no outcome')
  return outcome
}

/** What outlives its transaction, such as a timer that was set in it, is inside it no longer. */
function marked<T>(tx: Transaction<DB>, work: (tx: Transaction<DB>) => Promise<T>): Promise<T> {
  const mark = { isOpen: true }
  return inside
    .run(mark, () => work(tx))
    .finally(() => {
      mark.isOpen = false
    })
}
