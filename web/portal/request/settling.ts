import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { newKey } from '../../api.ts'
import { sendLater, takeBack, useHeld } from '../../outbox.ts'

/** As long as «Вернуть» is offered. */
export const HELD_FOR = 10_000

export interface Settlement {
  readonly number: number
  readonly move: 'close' | 'settle'
  /** The one the person saw: if it has changed meanwhile, it does not end. */
  readonly version: number
  /** Null: it is ended. */
  readonly onEnd: (error: unknown) => void
}

/** An end cannot be taken back, so it is held for a moment instead of asking «Вы уверены?». */
export function settleSoon({ number, move, version, onEnd }: Settlement) {
  const parcel = { path: `/api/requests/${number}/moves`, body: { move, version }, key: newKey() }
  sendLater(nameOf(number), { ...parcel, holdFor: HELD_FOR, onEnd })
}

export function takeBackSettling(number: number) {
  takeBack(nameOf(number))
}

/** True while the person may still change his mind. */
export function useSettling(number: number): boolean {
  return useHeld(nameOf(number))
}

/** How the request looks from now on. */
export function settled(request: RequestDetails): RequestDetails {
  return { ...request, status: 'closed', endsAt: new Date().toISOString(), moves: [], clockPaused: false }
}

function nameOf(number: number): string {
  return `settle-${number}`
}
