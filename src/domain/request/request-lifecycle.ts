import { OPEN } from '../ground/status.ts'
import type { ClosingCode, Status } from '../ground/words.ts'

/** Who makes a move: the customer's side, a specialist, or the desk itself when time passes or a message arrives. */
export type Mover = 'customer' | 'specialist' | 'desk'

/** What a move cannot be made without. */
export type Requirement = 'public_message' | 'until' | 'reason' | 'solution' | 'duplicate_of'

interface MoveRule {
  readonly from: readonly Status[]
  readonly to: Status
  readonly by: readonly Mover[]
  readonly needs: readonly Requirement[]
  /** The closing code that the move itself gives. */
  readonly code?: ClosingCode
  /** People are told a few seconds later, and until then it can be taken back (undo.ts). */
  readonly isHeldBack?: true
}

/** Every move a request can make (docs/product.md#moves). What is not here cannot happen. */
export const MOVES = {
  start: { from: ['registered', 'resumed'], to: 'in_progress', by: ['specialist', 'desk'], needs: [] },
  ask: {
    from: ['registered', 'in_progress', 'resumed', 'waiting_external'],
    to: 'waiting_customer',
    by: ['specialist'],
    needs: ['public_message'],
  },
  answer: { from: ['waiting_customer'], to: 'in_progress', by: ['desk', 'specialist'], needs: [] },
  defer: {
    from: ['registered', 'in_progress', 'waiting_customer', 'waiting_external', 'resumed'],
    to: 'deferred',
    by: ['specialist'],
    needs: ['until', 'reason'],
  },
  return: { from: ['deferred'], to: 'in_progress', by: ['specialist', 'desk'], needs: [] },
  hand_over: {
    from: ['registered', 'in_progress', 'waiting_customer', 'resumed'],
    to: 'waiting_external',
    by: ['specialist'],
    needs: ['reason'],
  },
  take_back: { from: ['waiting_external'], to: 'in_progress', by: ['specialist'], needs: [] },
  resolve: { from: OPEN, to: 'resolved', by: ['specialist'], needs: ['solution'], isHeldBack: true },
  resume: { from: ['resolved'], to: 'resumed', by: ['customer', 'specialist', 'desk'], needs: ['reason'] },
  close: { from: ['resolved'], to: 'closed', by: ['customer', 'desk'], needs: [] },
  settle: { from: OPEN, to: 'closed', by: ['customer'], needs: [], code: 'withdrawn' },
  give_up: { from: ['waiting_customer'], to: 'closed', by: ['desk'], needs: [], code: 'no_answer' },
  cancel: { from: OPEN, to: 'cancelled', by: ['specialist'], needs: ['reason'], code: 'withdrawn', isHeldBack: true },
  mark_duplicate: { from: OPEN, to: 'closed', by: ['specialist'], needs: ['duplicate_of'], code: 'duplicate' },
  mark_spam: { from: OPEN, to: 'cancelled', by: ['specialist'], needs: [], code: 'spam' },
  restore: { from: ['closed', 'cancelled'], to: 'in_progress', by: ['specialist'], needs: [] },
  /** The letter that had moved it was not meant for it, and is moved away. */
  wait_again: { from: ['in_progress'], to: 'waiting_customer', by: ['desk'], needs: [] },
  resolve_again: { from: ['resumed'], to: 'resolved', by: ['desk'], needs: [] },
} as const satisfies Record<string, MoveRule>

export type Move = keyof typeof MOVES
export const MOVE_NAMES = Object.keys(MOVES) as readonly Move[]

/** Marks that can be taken back; any other end is final, and a new message opens a linked request. */
const UNDOABLE: readonly ClosingCode[] = ['duplicate', 'spam']

export interface Movable {
  readonly status: Status
  readonly closingCode: ClosingCode | null
}

export function moveRule(move: Move): MoveRule {
  return MOVES[move]
}

export function canMove(request: Movable, move: Move, by: Mover): boolean {
  const rule = moveRule(move)
  if (!rule.from.includes(request.status) || !rule.by.includes(by)) return false
  return move !== 'restore' || (request.closingCode !== null && UNDOABLE.includes(request.closingCode))
}

/** The moves a person of this side can make now, in the order of the table. */
export function possibleMoves(request: Movable, by: Mover): readonly Move[] {
  return MOVE_NAMES.filter((move) => canMove(request, move, by))
}

export type ClockState = 'runs' | 'paused' | 'stopped'

/** What each status does to the clocks. `waiting_external` runs or pauses by a setting of the contract. */
export const CLOCKS: Readonly<Record<Status, { readonly reaction: ClockState; readonly resolution: ClockState }>> = {
  registered: { reaction: 'runs', resolution: 'runs' },
  in_progress: { reaction: 'stopped', resolution: 'runs' },
  waiting_customer: { reaction: 'stopped', resolution: 'paused' },
  deferred: { reaction: 'stopped', resolution: 'paused' },
  waiting_external: { reaction: 'stopped', resolution: 'runs' },
  resolved: { reaction: 'stopped', resolution: 'stopped' },
  resumed: { reaction: 'runs', resolution: 'runs' },
  closed: { reaction: 'stopped', resolution: 'stopped' },
  cancelled: { reaction: 'stopped', resolution: 'stopped' },
}
