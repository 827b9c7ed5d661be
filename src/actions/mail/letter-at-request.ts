import type { Desk } from '../../db/desk.ts'
import { findRawLetter } from '../../db/mail/raw-letters-view.ts'
import { readRequest } from '../../db/request/requests.ts'
import { may } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'

/** A letter that points to this request, for whoever works the request: he decides about it without seeing any other. */
export async function letterAtRequest({ tx, actor }: Pick<Desk, 'tx' | 'actor'>, number: number, letterId: number) {
  const request = await readRequest(tx, actor, number)
  if (!may(actor, 'work', request)) throw new Refusal('permission.missing')
  const letter = await findRawLetter(tx, letterId)
  if (letter?.request !== number) throw new Refusal('letter.not-found', { letter: letterId })
  return letter
}
