import type { Tx } from '../../db/engine/database.ts'
import { lockEnd, type TakenEnd, takeEnd } from '../../db/mail/letter-endings.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { type Destination, mayGo } from '../../domain/mail/letter.ts'

export interface Reopening {
  /** Who gives it its next end; null when the desk does. */
  readonly by: number | null
  /** What became a message of a request has to be taken out of it by whoever reopens it. */
  readonly to?: Destination
}

/** Takes its end from a letter so that it can be read again or filed by hand; resolves with the end it had. */
export async function reopenLetter(tx: Tx, id: number, { by, to = 'desk' }: Reopening): Promise<TakenEnd> {
  const taken = await lockEnd(tx, id)
  if (!taken) throw new Refusal('letter.not-found', { letter: id })
  const { state } = taken
  if (state === 'received') throw new Refusal('letter.is-being-read', { letter: id })
  if (!mayGo(state, to)) throw new Refusal('letter.has-become-a-message', { letter: id })
  await takeEnd(tx, id, by)
  return taken
}
