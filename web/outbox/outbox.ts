import { Problem } from '../problem.ts'
import { enter, entered, leftBehind } from './entering.ts'
import type { Entry, Order } from './entry.ts'
import { NOTHING, type Outcome, show } from './state.ts'

type Engine = typeof import('./engine.ts')

/** The page has its own to do first, in milliseconds. */
const AFTER = 3_000
const KEPT = 'okno-outbox'

let engine: Promise<Engine> | null = null
let owner: number | null = null
let timer: ReturnType<typeof setTimeout> | undefined

/** This person sits here: what he left goes out. What sends is fetched at once where something is kept, else when the page stands. */
export async function openOutbox(person: number): Promise<void> {
  owner = person
  clearTimeout(timer)
  if (engine || (await isKept())) return void (await opened())
  timer = setTimeout(() => opened().catch(() => undefined), AFTER)
}

/** Nobody is here any more, or somebody who only looks: nothing leaves. */
export function closeOutbox(): void {
  owner = null
  clearTimeout(timer)
  void engine?.then((one) => owner === null && one.closeOutbox())
  show(NOTHING)
}

/**
 * Keeps it, and sends it as soon as it may leave. A refusal that comes while the page waits is thrown, and nothing is kept: whoever
 * called has the words. One that comes later stands in the outbox until the person has decided.
 */
export async function send(order: Order, bytes?: ReadonlyMap<string, Blob>): Promise<Outcome> {
  if (owner !== null) enter(order, owner)
  const one = await opened().catch((error: unknown) => {
    entered(order)
    throw error
  })
  return one.send(order, bytes)
}

/** The person has changed his mind, or decided about what was refused: it is not sent. */
export async function takeBack(id: string): Promise<void> {
  return (await opened()).takeBack(id)
}

/** What was refused goes once more, as it is or otherwise. */
export async function sendAgain(id: string, change?: Parameters<Engine['sendAgain']>[1]): Promise<void> {
  return (await opened()).sendAgain(id, change)
}

/** The bytes of a file that waits, for a small picture of it. */
export async function bytesOf(key: Entry['files'][number]['key']): Promise<Blob | null> {
  return (await opened()).bytesOf(key)
}

/** Nothing is held back any more: whoever leaves has decided. Resolves when all that could leave has left. */
export async function sendAllHeld(): Promise<void> {
  if (engine || (await isKept())) await (await opened()).sendAllHeld()
}

/** Sends what may leave. `asking`: the person is there, and may be asked to sign in. */
export async function sendWaiting(how?: { readonly asking?: boolean }): Promise<void> {
  if (engine || (await isKept())) await (await opened()).sendWaiting(how)
}

/** He signs out: nothing of his stays here. */
export async function emptyOutbox(): Promise<void> {
  if (engine || (await isKept())) await (await opened()).emptyOutbox()
}

async function opened(): Promise<Engine> {
  engine ??= import('./engine.ts').catch(() => {
    engine = null
    // Without a net from the first moment on: the words stay where they were typed.
    throw new Problem('offline', 0)
  })
  const one = await engine
  if (owner !== null) await one.openOutbox(owner)
  return one
}

/** Whether this browser ever kept anything to be sent. */
export async function isKept(): Promise<boolean> {
  if (leftBehind().length > 0) return true
  if (typeof indexedDB === 'undefined') return false
  if (!indexedDB.databases) return true
  return (await indexedDB.databases().catch(() => [])).some(({ name }) => name === KEPT)
}
