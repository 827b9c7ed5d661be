import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import type { Db } from '../../db/engine/database.ts'
import { countGuess } from '../../db/people/guesses.ts'
import { findSecondFactor, spendRecoveryCode, spendStep } from '../../db/people/second-factors.ts'
import { type Instant, MINUTE } from '../../domain/ground/instant.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { stepOf } from '../ground/one-time-numbers.ts'
import { unsealed } from '../ground/sealed.ts'
import { codeHash, hashOf } from '../ground/secrets.ts'
import type { AddressPost } from '../people/address-letters.ts'
import { tellOwner } from '../people/tell-owner.ts'
import { holderOfKey } from './passkey-checks.ts'

/** Numbers typed for one person within a quarter of an hour: one that is guessed comes in once in 33,000 quarters. */
export const SECOND_GUESSES = { within: 15 * MINUTE, most: 10 } as const

/** Six digits of the device or a recovery code; or what a key of his has signed, asked for as `purpose` says. */
export type Shown = { readonly code: string } | { readonly passkey: AuthenticationResponseJSON }

export interface Proof {
  readonly personId: number
  readonly shown: Shown
}

/** What proving stands on, and what letters about it are written with. */
export interface Around extends AddressPost {
  readonly now: Instant
  readonly secret: string
}

/**
 * Uses up what the person shows: a number of his device, one of his recovery codes, or the signature of one of his keys. A guess counts
 * before it is looked at, outside of any transaction of the caller's. Throws `second-factor.wrong`, `passkey.wrong`,
 * `sign-in.too-many-attempts`.
 */
export async function proveSecondFactor(db: Db, { personId, shown }: Proof, around: Around): Promise<void> {
  const { now } = around
  const [guesses = 0] = await countGuess(db, [hashOf(`second:${personId}`)], now, now - SECOND_GUESSES.within)
  if (guesses > SECOND_GUESSES.most) {
    throw new Refusal('sign-in.too-many-attempts', { minutes: SECOND_GUESSES.within / MINUTE })
  }
  if ('passkey' in shown) {
    await holderOfKey(db, { purpose: 'prove', personId, response: shown.passkey }, around)
    return
  }
  const code = shown.code.replace(/[\s-]/g, '').toLowerCase()
  const isNumber = /^\d{6}$/.test(code)
  const comesIn = await (isNumber ? isNumberOfDevice : isRecoveryCode)(db, { personId, code }, around)
  if (!comesIn) throw new Refusal('second-factor.wrong')
}

interface Typed {
  readonly personId: number
  readonly code: string
}

/** Used up, and its owner is told: whoever found the paper comes in by it too. */
async function isRecoveryCode(db: Db, { personId, code }: Typed, around: Around): Promise<boolean> {
  const { now, secret } = around
  return db.transaction().execute(async (tx) => {
    const spent = await spendRecoveryCode(tx, personId, codeHash(secret, personId, code), now)
    if (spent) await tellOwner(tx, around, { personId, what: 'recovery-used', now })
    return spent
  })
}

async function isNumberOfDevice(db: Db, { personId, code }: Typed, { now, secret }: Around): Promise<boolean> {
  const factor = await findSecondFactor(db, personId)
  if (!factor) return false
  const step = stepOf(unsealed(secret, 'second-factor', factor.secret), code, now)
  return step !== null && (await spendStep(db, personId, step))
}
