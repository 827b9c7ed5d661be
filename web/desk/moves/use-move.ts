import type { z } from 'zod'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import type { moveOrder, Standing } from '../../../src/contract/request/request-changes.ts'
import { type Move, moveRule } from '../../../src/domain/request/request-lifecycle.ts'
import { post } from '../../api.ts'
import { useSay } from '../../language.ts'
import { useAttempt, useWork, type Work } from '../request/use-work.ts'

export type MoveOrder = Omit<z.input<typeof moveOrder>, 'version'>

/** It needs nothing but itself: one press. */
export function isPlain(move: Move): boolean {
  return moveRule(move).needs.length === 0
}

/** Makes a move; duplicates and spam can be taken back from the toast. */
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
  const work = useWork(number)
  const restore = () =>
    work({
      show: () => shownAfter('restore'),
      call: ({ version }) => post<Standing>(`/api/requests/${number}/moves`, { move: 'restore', version }),
    })
  return (order) => {
    const canUndo = order.move === 'mark_duplicate' || order.move === 'mark_spam'
    return {
      show: () => shownAfter(order.move),
      call: ({ version }) => post<Standing>(`/api/requests/${number}/moves`, { ...order, version }),
      done: say('desk.moved', { number, status: say(`status.${moveRule(order.move).to}`).toLocaleLowerCase() }),
      ...(canUndo && { undo: () => void restore() }),
    }
  }
}

/** What a move shows before the server has answered. */
function shownAfter(move: Move): Partial<RequestDetails> {
  return { status: moveRule(move).to, moves: [] }
}
