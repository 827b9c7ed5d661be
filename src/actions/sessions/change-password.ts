import type { Db } from '../../db/engine/database.ts'
import { findPassword, setPassword } from '../../db/people/people.ts'
import { deleteOtherSessions } from '../../db/people/sessions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { passwordFits, passwordHash } from './secrets.ts'

export interface PasswordOrder {
  readonly personId: number
  readonly keepSession: number | null
  readonly current?: string | undefined
  readonly next: string
}

/** Whoever has a password must know it to change it; every other session ends with the old one. */
export async function changePassword(db: Db, { personId, keepSession, current, next }: PasswordOrder): Promise<void> {
  if (new Set(next).size < 5) throw new Refusal('password.too-weak')
  const kept = await findPassword(db, personId)
  if (kept !== null && !(await passwordFits(current ?? '', kept, `person ${personId}`)))
    throw new Refusal('sign-in.failed')
  const hash = await passwordHash(next, `person ${personId}`)
  await db.transaction().execute(async (tx) => {
    await setPassword(tx, personId, hash)
    await deleteOtherSessions(tx, personId, keepSession)
  })
}
