import type { Desk } from '../../db/desk.ts'
import { insertMessage } from '../../db/request/messages.ts'
import { lockRequest } from '../../db/request/requests.ts'
import { save } from '../../db/request/save.ts'
import { loadTerms } from '../../db/terms/terms.ts'
import { may, mayMove, moverOf } from '../../domain/access/permissions.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { SolutionCode } from '../../domain/ground/words.ts'
import type { Change } from '../../domain/request/change.ts'
import { withPublicMessage } from '../../domain/request/conversation.ts'
import { moved } from '../../domain/request/moved.ts'
import type { ServiceRequest } from '../../domain/request/request.ts'
import { inTurn } from '../../domain/request/request-composition.ts'
import { type Move, moveRule, type Requirement } from '../../domain/request/request-lifecycle.ts'
import { claimedByReply } from '../../domain/request/taking.ts'
import { heldBack } from '../../domain/request/undo.ts'
import type { Terms } from '../../domain/terms/terms.ts'
import { demandSeen } from './demand-seen.ts'
import { holdDuplicate, joinMain, leaveMains } from './duplicates.ts'

export interface MoveOrder {
  readonly move: Move
  readonly version: number
  readonly reason?: string | undefined
  readonly until?: Instant | undefined
  readonly solution?: string | undefined
  readonly closingCode?: SolutionCode | undefined
  readonly duplicateOf?: number | undefined
  readonly message?: { readonly text: string; readonly fileIds: readonly number[] } | undefined
}

/** A move of the lifecycle by its name. What the move cannot be made without is asked for, not guessed. */
export async function moveRequest(desk: Desk, number: number, order: MoveOrder): Promise<ServiceRequest> {
  const { tx, actor, now } = desk
  if (changesDuplicates(order)) await holdDuplicate(tx, number, order.duplicateOf ?? null)
  const request = await lockRequest(tx, actor, number)
  if (!moverOf(actor, request)) throw new Refusal('permission.missing')
  demandSeen(request, order.version)
  if (!mayMove(actor, order.move, request)) {
    throw new Refusal('request.move-not-allowed', { move: order.move, status: request.status })
  }
  for (const requirement of moveRule(order.move).needs) demandMet(requirement, order, now)
  const { main, events } = await tied(desk, request, order)

  const terms = await loadTerms(tx, request)
  const said = await sayWith(desk, request, order)
  const takes = said?.from === 'support' && may(actor, 'assign', request) ? said : null
  const change = inTurn(
    request,
    (current) => ({ request: current, events }),
    (current) => (said ? withPublicMessage(current, said, terms) : { request: current, events: [] }),
    (current) => (takes ? claimedByReply(current, terms, takes) : { request: current, events: [] }),
    (current) => movedUnlessThere(current, { ...order, duplicateOf: main }, terms, desk),
  )
  return save(desk, { ...change, held: heldBack(request, order.move, { at: now, by: actor.personId }) }, terms)
}

function changesDuplicates({ move }: MoveOrder): boolean {
  return move === 'restore' || moveRule(move).needs.includes('duplicate_of')
}

/** What the move ties the request to, or lets it go from, and what its history tells of that. */
async function tied(desk: Desk, request: ServiceRequest, order: MoveOrder) {
  if (order.move === 'restore') return { main: undefined, events: await leaveMains(desk, request.number) }
  if (!changesDuplicates(order) || order.duplicateOf === undefined) return { main: undefined, events: [] }
  return joinMain(desk, request, order.duplicateOf)
}

const MISSING = {
  public_message: 'request.public-message-missing',
  until: 'request.deferral-date-missing',
  reason: 'request.reason-missing',
  solution: 'request.solution-missing',
  duplicate_of: 'input.invalid',
} as const

function demandMet(requirement: Requirement, order: MoveOrder, now: Instant): void {
  const met = {
    public_message: () => Boolean(order.message?.text.trim()),
    until: () => order.until !== undefined && order.until > now,
    reason: () => Boolean(order.reason?.trim()),
    solution: () => Boolean(order.solution?.trim()) && order.closingCode !== undefined,
    duplicate_of: () => order.duplicateOf !== undefined,
  }
  if (!met[requirement]()) throw new Refusal(MISSING[requirement], { needs: requirement })
}

/** What the move says aloud: the question, the reason to go on, or the solution. */
async function sayWith(desk: Desk, request: ServiceRequest, order: MoveOrder) {
  const side = moverOf(desk.actor, request) === 'specialist' ? 'support' : 'customer'
  const aloud =
    order.message ??
    (order.move === 'resolve' || order.move === 'resume'
      ? { text: order.solution ?? order.reason ?? '', fileIds: [] }
      : null)
  if (!aloud || aloud.text.trim() === '') return null
  const messageId = await insertMessage(desk, { request: request.number, visibility: 'public', side, ...aloud })
  return { messageId, by: desk.actor.personId, from: side, text: aloud.text, at: desk.now } as const
}

/** A customer's words may have moved the request already: «не работает» on a resolved one resumes it. */
function movedUnlessThere(current: ServiceRequest, order: MoveOrder, terms: Terms, { actor, now }: Desk): Change {
  if (current.status === moveRule(order.move).to) return { request: current, events: [] }
  const { reason, until, solution, closingCode: code, duplicateOf } = order
  return moved(current, order.move, terms, { at: now, by: actor.personId, reason, until, solution, code, duplicateOf })
}
