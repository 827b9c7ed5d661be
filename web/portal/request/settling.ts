import { useSyncExternalStore } from 'react'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { newKey, post } from '../../api.ts'

/** As long as the toast with «Вернуть» stands. */
const HELD_FOR = 10_000

interface Held {
  readonly path: string
  readonly body: unknown
  readonly key: string
  readonly timer: ReturnType<typeof setTimeout>
  readonly done: (error: unknown) => void
}

/** An end cannot be taken back, so it is held for a moment instead of asking «Вы уверены?». */
let held: ReadonlyMap<number, Held> = new Map()
const listeners = new Set<() => void>()

export interface Settlement {
  readonly number: number
  readonly move: 'close' | 'settle'
  /** The one the person saw: if it has changed meanwhile, it does not end. */
  readonly version: number
  /** Null: it is ended. */
  readonly done: (error: unknown) => void
}

export function settleSoon({ number, move, version, done }: Settlement) {
  const order = { path: `/api/requests/${number}/moves`, body: { move, version }, key: newKey(), done }
  const timer = setTimeout(() => void send(number), HELD_FOR)
  change(new Map([...held, [number, { ...order, timer }]]))
}

export function takeBack(number: number) {
  clearTimeout(held.get(number)?.timer)
  drop(number)
}

/** True while the person may still change his mind. */
export function useSettling(number: number): boolean {
  return useSyncExternalStore(listen, () => held.has(number))
}

/** How the request looks from now on. */
export function settled(request: RequestDetails): RequestDetails {
  return { ...request, status: 'closed', endsAt: new Date().toISOString(), moves: [], clockPaused: false }
}

async function send(number: number) {
  const order = held.get(number)
  if (!order) return
  try {
    await post(order.path, order.body, order.key)
    order.done(null)
  } catch (error) {
    order.done(error)
  } finally {
    drop(number)
  }
}

/** Leaving the page is a yes. */
addEventListener('pagehide', () => {
  for (const { path, body, key } of held.values()) {
    void fetch(path, {
      method: 'POST',
      keepalive: true,
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
    })
  }
})

function drop(number: number) {
  change(new Map([...held].filter(([one]) => one !== number)))
}

function change(next: ReadonlyMap<number, Held>) {
  held = next
  for (const listener of listeners) listener()
}

function listen(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
