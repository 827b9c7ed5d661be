import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { newKey } from '../../api.ts'
import type { Entry } from '../../outbox/entry.ts'
import { send, takeBack } from '../../outbox/outbox.ts'
import { groupOf } from '../../outbox/place.ts'
import { outboxNow } from '../../outbox/state.ts'
import { useOutbox } from '../../outbox/use-outbox.ts'

/** As long as «Вернуть» is offered. */
export const HELD_FOR = 10_000

export interface Settlement {
  readonly number: number
  readonly subject: string
  readonly move: 'close' | 'settle'
  /** The one the person saw: if it has changed meanwhile, it does not end. */
  readonly version: number
  /** Null: it is ended. */
  readonly onEnd: (error: unknown) => void
}

/** An end cannot be taken back, so it is held for a moment instead of asking «Вы уверены?». */
export function settleSoon({ number, subject, move, version, onEnd }: Settlement) {
  const path = `/api/requests/${number}/moves`
  const order = { id: newKey(), kind: 'move', request: number, method: 'POST', path, body: { move, version } } as const
  send({ ...order, seen: version, about: { title: subject }, holdFor: HELD_FOR }).then(
    ({ state }) => state === 'sent' && onEnd(null),
    onEnd,
  )
}

export function takeBackSettling(number: number) {
  const entry = outboxNow().entries.find((one) => isSettling(one, number))
  if (entry) void takeBack(entry.id)
}

/** True while the person may still change his mind, and until it has arrived. */
export function useSettling(number: number): boolean {
  return useOutbox().entries.some((entry) => isSettling(entry, number))
}

/** How the request looks from now on. */
export function settled(request: RequestDetails): RequestDetails {
  return { ...request, status: 'closed', endsAt: new Date().toISOString(), moves: [], clockPaused: false }
}

function isSettling({ group, state, kind, body }: Entry, number: number): boolean {
  const isEnd = kind === 'move' && (body.move === 'close' || body.move === 'settle')
  return isEnd && state === 'waiting' && group === groupOf({ id: '', request: number })
}
