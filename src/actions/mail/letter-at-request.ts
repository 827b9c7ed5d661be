import type { Db } from '../../db/engine/database.ts'
import { findRawLetter } from '../../db/mail/raw-letters-view.ts'
import { readRequest } from '../../db/request/requests.ts'
import { type Actor, may } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'

/** A letter that points to this request, for whoever works the request: he decides about it without seeing any other. */
export async function letterAtRequest(
  db: Db,
  actor: Actor,
  { number, id: letterId }: { readonly number: number; readonly id: number },
) {
  const request = await readRequest(db, actor, number)
  if (!may(actor, 'work', request)) throw new Refusal('permission.missing')
  const letter = await findRawLetter(db, letterId)
  if (letter?.request !== number) throw new Refusal('letter.not-found', { letter: letterId })
  return letter
}
