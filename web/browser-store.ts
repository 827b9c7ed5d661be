import { type DBSchema, type IDBPDatabase, type OpenDBCallbacks, openDB } from 'idb'

/** Does something with a database of this browser; null where the browser keeps nothing. */
export type Use<Kept extends DBSchema> = <Result>(
  work: (database: IDBPDatabase<Kept>) => Promise<Result>,
) => Promise<Result | null>

/**
 * A database of this browser, opened when it is first needed. Browsers take the connection away from pages in the background, and give it to
 * another window that brings a newer form: then it is opened anew, and what was begun on the old one is done once more.
 */
export function browserStore<Kept extends DBSchema>(
  name: string,
  upgrade: NonNullable<OpenDBCallbacks<Kept>['upgrade']>,
): Use<Kept> {
  let opening: Promise<IDBPDatabase<Kept> | null> | null = null
  const forget = () => {
    opening = null
  }
  const opened = () => {
    opening ??=
      typeof indexedDB === 'undefined'
        ? Promise.resolve(null)
        : openDB<Kept>(name, 1, {
            upgrade,
            terminated: forget,
            blocking: (_was, _is, event) => {
              ;(event.target as IDBDatabase | null)?.close()
              forget()
            },
          }).catch(() => null)
    return opening
  }
  return async (work) => {
    const database = await opened()
    if (!database) return null
    try {
      return await work(database)
    } catch (error) {
      if (!isTakenAway(error)) throw error
      forget()
      const again = await opened()
      if (!again) throw error
      return await work(again)
    }
  }
}

/** The connection is gone; the work itself was not refused. */
function isTakenAway(error: unknown): boolean {
  return error instanceof DOMException && (error.name === 'InvalidStateError' || /connection/i.test(error.message))
}
