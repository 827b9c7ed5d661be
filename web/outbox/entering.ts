import type { Order } from './entry.ts'

/** What a person has just pressed, before the outbox has given it a place. */
export interface Pressed {
  readonly order: Order
  readonly person: number
  /** Milliseconds; no two of a page are the same. */
  readonly madeAt: number
}

const entering = new Set<Pressed>()
let last = 0

/** From now on a page that goes away leaves it behind. */
export function enter(order: Order, person: number): void {
  last = Math.max(Date.now(), last + 1)
  entering.add({ order, person, madeAt: last })
}

/** It has its place, or was refused one: whoever pressed knows. */
export function entered(order: Order): void {
  for (const pressed of entering) if (pressed.order === order) entering.delete(pressed)
  forgetLeft(order)
}

export function enteringNow(): readonly Pressed[] {
  return [...entering]
}

/** What pages have left behind on their way out, in the order in which it was pressed. */
export function leftBehind(): readonly Pressed[] {
  const storage = globalThis.localStorage
  const names = Object.keys(storage ?? {}).filter((name) => name.startsWith(LEFT))
  const all = names.map((name): Pressed => JSON.parse(storage.getItem(name) ?? ''))
  return all.sort((a, b) => a.madeAt - b.madeAt)
}

export function forgetLeft({ id }: Pick<Order, 'id'>): void {
  globalThis.localStorage?.removeItem(LEFT + id)
}

const LEFT = 'okno-pressed-'

/** A page that goes away does not wait for IndexedDB: it stays where writing is done at once. Bytes of files do not fit there. */
globalThis.addEventListener?.('pagehide', () => {
  for (const pressed of entering) {
    const { order } = pressed
    if (order.files?.some(({ isThere }) => !isThere)) continue
    try {
      localStorage.setItem(LEFT + order.id, JSON.stringify(pressed))
    } catch {
      // No room: then what is sent as the page goes is all that can be done.
    }
  }
})
