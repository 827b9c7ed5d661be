import { useEffect, useSyncExternalStore } from 'react'
import { post } from './api.ts'
import { isBusy, isOffline } from './problem.ts'

/** A dead server does not tell the browser that it is back. */
const TRY_AGAIN_AFTER = 5_000

/** What is sent, under a key of its own: however often it is sent, it is done once. */
export interface Parcel {
  readonly path: string
  readonly body: unknown
  readonly key: string
}

export interface Held extends Parcel {
  /** Milliseconds in which it can still be taken back; leaving the page is a yes. */
  readonly holdFor: number
  /** Null: it is done. */
  readonly onEnd: (error: unknown) => void
}

let held: ReadonlyMap<string, Held> = new Map()
/** Those of one name go out one after the other. */
const turns = new Map<string, Promise<void>>()
const timers = new Map<string, ReturnType<typeof setTimeout>>()
const listeners = new Set<() => void>()

/** Sends it when its time is up. What is held under the same name goes out first. */
export function sendLater(name: string, order: Held): void {
  if (held.has(name)) void sendNow(name)
  change(new Map([...held, [name, order]]))
  timers.set(
    name,
    setTimeout(() => void sendNow(name), order.holdFor),
  )
}

/** The person has changed his mind in time: nothing is sent. */
export function takeBack(name: string): void {
  stopTimer(name)
  change(new Map([...held].filter(([one]) => one !== name)))
}

/** True while it can be taken back, and until it has arrived. */
export function useHeld(name: string): boolean {
  return useSyncExternalStore(listen, () => held.has(name))
}

/** Before the person goes: what he has decided is done in his name, while it still is his. */
export async function sendAllHeld(): Promise<void> {
  await Promise.all([...held.keys()].map(sendNow))
}

/** He is gone: nothing of his is sent by whoever comes next. */
export function emptyOutbox(): void {
  for (const name of [...timers.keys()]) stopTimer(name)
  change(new Map())
}

async function sendNow(name: string): Promise<void> {
  const order = held.get(name)
  if (!order) return
  stopTimer(name)
  const turn = (turns.get(name) ?? Promise.resolve()).then(() => arrived(order))
  turns.set(name, turn)
  await turn
  if (held.get(name) === order) takeBack(name)
}

async function arrived({ path, body, key, onEnd }: Held): Promise<void> {
  try {
    await post(path, body, key)
    onEnd(null)
  } catch (error) {
    onEnd(error)
  }
}

function stopTimer(name: string): void {
  clearTimeout(timers.get(name))
  timers.delete(name)
}

/** A page that goes away does not wait for an answer. */
function sendAtParting(): void {
  for (const { path, body, key } of held.values()) {
    void fetch(path, {
      method: 'POST',
      keepalive: true,
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
    })
  }
}

addEventListener('pagehide', sendAtParting)

/** Runs again as soon as the server may be reached: when the net is back, and every few seconds. */
export function useTryingAgain(isWaiting: boolean, run: () => void): void {
  useEffect(() => {
    if (!isWaiting) return
    const timer = setInterval(run, TRY_AGAIN_AFTER)
    addEventListener('online', run)
    return () => {
      clearInterval(timer)
      removeEventListener('online', run)
    }
  })
}

/** The server did not hear us, or asks for a moment: it goes out by itself later. */
export function canWait(error: unknown): boolean {
  return isOffline(error) || isBusy(error)
}

function change(next: typeof held) {
  held = next
  for (const listener of listeners) listener()
}

function listen(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
