import type { Db } from '../../db/engine/database.ts'
import { countGuess } from '../../db/people/guesses.ts'
import { findSecondFactor, spendRecoveryCode, spendStep } from '../../db/people/second-factors.ts'
import { type Instant, MINUTE } from '../../domain/ground/instant.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { stepOf } from '../ground/one-time-numbers.ts'
import { unsealed } from '../ground/sealed.ts'
import { codeHash, hashOf } from '../ground/secrets.ts'

/** Numbers typed for one person within a quarter of an hour: one that is guessed comes in once in 33,000 quarters. */
export const SECOND_GUESSES = { within: 15 * MINUTE, most: 10 } as const

export interface Proof {
  readonly personId: number
  /** Six digits of the device, or a recovery code. */
  readonly code: string
}

interface Around {
  readonly now: Instant
  readonly secret: string
}

/**
 * Uses up a number of the person's device or one of his recovery codes. A guess counts before it is looked at, outside of any
 * transaction of the caller's. Throws `second-factor.wrong`, `sign-in.too-many-attempts`.
 */
export async function proveSecondFactor(db: Db, { personId, code }: Proof, { now, secret }: Around): Promise<void> {
  const [guesses = 0] = await countGuess(db, [hashOf(`second:${personId}`)], now, now - SECOND_GUESSES.within)
  if (guesses > SECOND_GUESSES.most) {
    throw new Refusal('sign-in.too-many-attempts', { minutes: SECOND_GUESSES.within / MINUTE })
  }
  const typed = code.replace(/[\s-]/g, '').toLowerCase()
  const comesIn = /^\d{6}$/.test(typed)
    ? await isNumberOfDevice(db, { personId, code: typed }, { now, secret })
    : await spendRecoveryCode(db, personId, codeHash(secret, personId, typed), now)
  if (!comesIn) throw new Refusal('second-factor.wrong')
}

async function isNumberOfDevice(db: Db, { personId, code }: Proof, { now, secret }: Around): Promise<boolean> {
  const factor = await findSecondFactor(db, personId)
  if (!factor) return false
  const step = stepOf(unsealed(secret, 'second-factor', factor.secret), code, now)
  return step !== null && (await spendStep(db, personId, step))
}
