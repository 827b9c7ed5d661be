import { sql } from 'kysely'
import type { Tx } from './database.ts'

/** The channel of NOTIFY on which every process hears of changes; the payload carries ids only. */
export const LIVE_CHANNEL = 'okno_live'

/** A payload of NOTIFY has 8,000 bytes. */
const MOST_AT_ONCE = 400

/** Whether that is all that a word on the channel says; any other tells of a change. */
export function isNudge(word: string): boolean {
  return word.startsWith('{"people":')
}

/** Word to the open screens of these people that something of theirs is to be asked for anew; it is no request. */
export async function nudge(tx: Tx, people: Iterable<number>, kind: 'call.changed' | 'notice.shown'): Promise<void> {
  const all = [...new Set(people)]
  for (let from = 0; from < all.length; from += MOST_AT_ONCE) {
    const word = JSON.stringify({ people: all.slice(from, from + MOST_AT_ONCE), kinds: [kind] })
    await sql`select pg_notify(${LIVE_CHANNEL}, ${word})`.execute(tx)
  }
}
