import type { Desk } from '../../db/desk.ts'
import { isHeldNoted } from '../../db/notices/notices.ts'
import { lockRequest } from '../../db/request/requests.ts'
import { save } from '../../db/request/save.ts'
import { loadTerms } from '../../db/terms/terms.ts'
import { THE_DESK } from '../../domain/access/permissions.ts'
import type { HeldLetter } from '../../domain/request/events.ts'

/** Who was not written to, and why: the support service sees it in the history, once. */
export async function noteHeld({ tx, now }: Omit<Desk, 'actor'>, number: number, held: HeldLetter): Promise<void> {
  const request = await lockRequest(tx, THE_DESK, number)
  if (await isHeldNoted(tx, number, held.letter)) return
  const terms = await loadTerms(tx, request)
  await save({ tx, now, actor: THE_DESK }, { request, events: [{ type: 'letter.held', data: held }] }, terms)
}
