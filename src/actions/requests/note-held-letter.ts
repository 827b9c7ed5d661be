import type { Desk } from '../../db/desk.ts'
import { isHeldNoted } from '../../db/letters.ts'
import { lockRequest } from '../../db/requests.ts'
import { save } from '../../db/save.ts'
import { loadTerms } from '../../db/terms.ts'
import type { HeldLetter } from '../../domain/held-letters.ts'
import { THE_DESK } from '../../domain/permissions.ts'

/** Who was not written to, and why: the support service sees it in the history, once. */
export async function noteHeldLetter(
  { tx, now }: Omit<Desk, 'actor'>,
  number: number,
  held: HeldLetter,
): Promise<void> {
  const request = await lockRequest(tx, THE_DESK, number)
  if (await isHeldNoted(tx, number, held.letter)) return
  const terms = await loadTerms(tx, request)
  await save({ tx, now, actor: THE_DESK }, { request, events: [{ type: 'letter.held', data: held }] }, terms)
}
