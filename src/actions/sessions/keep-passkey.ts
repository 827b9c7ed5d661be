import type { RegistrationResponseJSON } from '@simplewebauthn/server'
import type { Db } from '../../db/engine/database.ts'
import { deletePasskey, insertPasskey } from '../../db/people/passkeys.ts'
import { factorsOf, forgetRecoveryCodes, isSecondFactorDemanded } from '../../db/people/second-factors.ts'
import { deleteOtherSessions } from '../../db/people/sessions.ts'
import { QUOTAS } from '../../domain/files/quotas.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { tellOwner } from '../people/tell-owner.ts'
import { askForKey, askForNewKey, type Newcomer, newKeyIn } from './passkey-checks.ts'
import { type Around, proveSecondFactor, type Shown } from './prove-second-factor.ts'
import { makeRecoveryCodes } from './recovery-codes.ts'

/** What his browser needs to make a key. Throws `passkey.too-many`. */
export async function beginOwnPasskey(db: Db, person: Newcomer, around: Around) {
  const { passkeys } = await factorsOf(db, person.personId)
  if (passkeys >= QUOTAS.passkeys) throw new Refusal('passkey.too-many', { most: QUOTAS.passkeys })
  return askForNewKey(db, person, around)
}

/** What his browser needs to prove by a key that it is he who adds or removes one. */
export function askOwnPasskey(db: Db, personId: number, around: Around) {
  return askForKey(db, { purpose: 'prove', personId }, around)
}

interface Addition {
  readonly personId: number
  /** The session of whoever adds it; the others end. */
  readonly session: number
  readonly name: string
  readonly made: RegistrationResponseJSON
  /** What he has already, shown once more; undefined where he has nothing. */
  readonly shown: Shown | undefined
}

/**
 * A key of his from now on. Whoever has a second factor shows it: a stolen session makes no lasting way in of itself. Resolves with
 * recovery codes when this is his first factor, else null. Throws `passkey.wrong`, `passkey.over`, `second-factor.needed`.
 */
export async function addOwnPasskey(
  db: Db,
  { personId, session, name, made, shown }: Addition,
  around: Around,
): Promise<readonly string[] | null> {
  const { device, passkeys } = await factorsOf(db, personId)
  const isFirst = !device && passkeys === 0
  if (!isFirst) await prove(db, personId, shown, around)
  const key = await newKeyIn(db, personId, made, around)
  return db.transaction().execute(async (tx) => {
    const id = await insertPasskey(tx, { ...key, name, now: around.now })
    if (id === null) throw new Refusal('passkey.wrong')
    await deleteOtherSessions(tx, personId, session)
    await tellOwner(tx, around, { personId, what: 'passkey-added', now: around.now })
    return isFirst ? makeRecoveryCodes(tx, personId, around.secret) : null
  })
}

interface Removal {
  readonly personId: number
  readonly id: number
  readonly shown: Shown | undefined
}

/** A key of his opens nothing any more. The last factor stays as long as a role of his asks for one: `second-factor.demanded`. */
export async function removeOwnPasskey(db: Db, { personId, id, shown }: Removal, around: Around): Promise<void> {
  const { device, passkeys } = await factorsOf(db, personId)
  const isLast = !device && passkeys === 1
  if (isLast && (await isSecondFactorDemanded(db, personId))) throw new Refusal('second-factor.demanded')
  await prove(db, personId, shown, around)
  await db.transaction().execute(async (tx) => {
    if ((await deletePasskey(tx, personId, id)) === null) throw new Refusal('passkey.not-found')
    const left = await factorsOf(tx, personId)
    if (!left.device && left.passkeys === 0) await forgetRecoveryCodes(tx, personId)
    await tellOwner(tx, around, { personId, what: 'passkey-removed', now: around.now })
  })
}

async function prove(db: Db, personId: number, shown: Shown | undefined, around: Around): Promise<void> {
  if (!shown) throw new Refusal('second-factor.needed')
  await proveSecondFactor(db, { personId, shown }, around)
}
