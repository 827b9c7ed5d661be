import type { Desk } from '../../db/desk.ts'
import { revokeLetterLinks } from '../../db/mail/letter-links.ts'
import type { ServiceRequest } from '../../domain/request/request.ts'
import { moveRequest } from '../requests/move-request.ts'

export interface LetterMove {
  readonly move: 'close' | 'resume'
  readonly version: number
  readonly reason?: string | undefined
}

/** Closes or sends back, as on the portal. Sent back, there is nothing left to rate or close: every link to it is used up. */
export async function moveByLetterLink(desk: Desk, number: number, order: LetterMove): Promise<ServiceRequest> {
  const moved = await moveRequest(desk, number, order)
  if (order.move === 'resume') await revokeLetterLinks(desk.tx, number, desk.now)
  return moved
}
