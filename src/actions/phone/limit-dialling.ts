import type { Db } from '../../db/engine/database.ts'
import { countGuess } from '../../db/people/guesses.ts'
import { type Instant, MINUTE } from '../../domain/ground/instant.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { hashOf } from '../ground/secrets.ts'

/** Nobody calls more people a minute than that; a script does. */
const MOST_A_MINUTE = 6

/** Counted before the exchange is asked, outside a transaction: each call rings two telephones and may cost money. */
export async function limitDialling(db: Db, personId: number, now: Instant): Promise<void> {
  const [asked = 0] = await countGuess(db, [hashOf(`dial:${personId}`)], now, now - MINUTE)
  if (asked > MOST_A_MINUTE) throw new Refusal('too-many-requests')
}
