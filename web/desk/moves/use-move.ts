import { useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import type { moveOrder, Standing } from '../../../src/contract/request/request-changes.ts'
import type { Status } from '../../../src/domain/ground/words.ts'
import { type Move, moveRule } from '../../../src/domain/request/request-lifecycle.ts'
import { HELD_BACK } from '../../../src/domain/request/undo.ts'
import { post } from '../../api.ts'
import { useSay } from '../../language.ts'
import { returnWords } from '../composer/use-kept-draft.ts'
import { useAttempt, useWork, type Work } from '../request/use-work.ts'

export type MoveOrder = Omit<z.input<typeof moveOrder>, 'version'>

/** It needs nothing but itself: one press. */
export function isPlain(move: Move): boolean {
  return moveRule(move).needs.length === 0
}

/** Makes a move; what can be taken back is taken back from the toast. */
export function useMove(number: number): (order: MoveOrder) => Promise<boolean> {
  const work = useWork(number)
  const workOf = useMoveWork(number)
  return (order) => work(workOf(order))
}

/** The same for a form: a refusal is thrown. */
export function useMoveAttempt(number: number): (order: MoveOrder) => Promise<void> {
  const attempt = useAttempt(number)
  const workOf = useMoveWork(number)
  return (order) => attempt(workOf(order))
}

export function usePlainMove(number: number) {
  const move = useMove(number)
  return (name: Move) => move({ move: name })
}

function useMoveWork(number: number): (order: MoveOrder) => Work {
  const say = useSay()
  const undoOf = useUndo(number)
  return (order) => {
    let stood: Status | null = null
    return {
      show: ({ status }) => {
        stood = status
        return shownAfter(order.move)
      },
      order: ({ version }) => {
        return { kind: 'move', method: 'POST', path: `/api/requests/${number}/moves`, body: { ...order, version } }
      },
      done: say('desk.moved', { number, status: say(`status.${moveRule(order.move).to}`).toLocaleLowerCase() }),
      ...undoOf(order, () => stood),
    }
  }
}

/** A little less than the server holds it back: the way there takes time too. */
const UNDO_LASTS = HELD_BACK - 1_000

/** The way back of a move, if it has one: marks are restored for as long as the toast stands, what is held back only until it is told. */
function useUndo(number: number) {
  const queries = useQueryClient()
  const work = useWork(number)
  const restore = () =>
    work({
      show: () => shownAfter('restore'),
      call: ({ version }) => post<Standing>(`/api/requests/${number}/moves`, { move: 'restore', version }),
    })
  const takeBack = async ({ solution }: MoveOrder, stood: Status | null) => {
    const isDone = await work({
      show: () => ({ ...(stood && { status: stood }), moves: [] }),
      call: ({ version }) => post<Standing>(`/api/requests/${number}/undo`, { version }),
    })
    if (isDone && solution) returnWords(queries, { draft: `reply-${number}`, text: solution })
  }
  return (order: MoveOrder, stood: () => Status | null): Pick<Work, 'undo'> => {
    const { move } = order
    if (moveRule(move).isHeldBack) return { undo: { run: () => void takeBack(order, stood()), lasts: UNDO_LASTS } }
    return move === 'mark_duplicate' || move === 'mark_spam' ? { undo: { run: () => void restore() } } : {}
  }
}

/** What a move shows before the server has answered. */
function shownAfter(move: Move): Partial<RequestDetails> {
  return { status: moveRule(move).to, moves: [] }
}
