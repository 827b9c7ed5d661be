import { listenNet } from '../online.ts'
import { Problem } from '../problem.ts'
import { askToSignIn } from '../sign-in-demand.ts'
import { FLUSH } from '../worker/words.ts'
import { sendAtOnce, sendAtParting } from './at-once.ts'
import { entered, enteringNow, forgetLeft, leftBehind } from './entering.ts'
import { type Entry, entryOf, isReplaced, isSame, type Order, pauseAfter } from './entry.ts'
import { CHANNEL, type FlushEnd, flush } from './flush.ts'
import { groupOf, isHeld } from './place.ts'
import { listenOutbox, NOTHING, type Outcome, outboxNow, show } from './state.ts'
import { bothStores, type Store } from './store.ts'

/** So long somebody waits at the screen for an answer before he is told that it goes later, in milliseconds. */
const PATIENCE = 8_000
const KEPT_DONE = 86_400_000

let opening: Promise<Store> | null = null
let owner: number | null = null
let tries = 0
let timer: ReturnType<typeof setTimeout> | undefined
let running: Promise<void> | null = null
let placing: Promise<unknown> = Promise.resolve()
let isWanted = false
/** The browser was asked to send what pages cannot. */
let isLeftToBrowser = false
/** Somebody waits at the screen: he is asked to sign in where it is needed. */
let isAsking = false
/** What was done in this page: only that is sent as it goes away. */
const ours = new Set<string>()
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(CHANNEL)
if (channel) channel.onmessage = () => void look()
// A test of Node ends when its tests do.
if (channel && 'unref' in channel && typeof channel.unref === 'function') channel.unref()

/** This person sits here: what he left goes out. */
export async function openOutbox(person: number): Promise<void> {
  if (owner === person) return
  owner = person
  const store = await opened()
  const old = Date.now() - KEPT_DONE
  const all = await mine(store)
  // What still says the number to what follows stays, whatever the clock of the device says.
  const isNeeded = ({ group }: Entry) => all.some((other) => other.group === group && other.state !== 'done')
  for (const entry of all)
    if (entry.state === 'done' && entry.madeAt < old && !isNeeded(entry)) await store.remove(entry)
  await look()
  void sendWaiting()
}

/** Nobody is here any more, or somebody who only looks: nothing leaves. */
export function closeOutbox(): void {
  owner = null
  clearTimeout(timer)
  show(NOTHING)
}

/**
 * Keeps it, and sends it as soon as it may leave. A refusal that comes while the page waits is thrown, and nothing is kept: whoever
 * called has the words. One that comes later stands in the outbox until the person has decided.
 */
export async function send(order: Order, bytes: ReadonlyMap<string, Blob> = new Map()): Promise<Outcome> {
  if (owner === null) return { state: 'sent', answer: await sendAtOnce(order) }
  const [person, now] = [owner, Date.now()]
  ours.add(order.id)
  // One after the other: the second of two presses finds the first, however long that takes to be kept.
  const placed = placing.then(() => put(order, bytes, person, now)).finally(() => entered(order))
  placing = placed.catch(() => undefined)
  const entry = await placed
  void sendWaiting({ asking: true })
  // Bytes that are nowhere else stay with their words: then the choice stands in the outbox at once.
  return outcomeOf(entry, order.kind !== 'new' && bytes.size > 0)
}

/** The bytes of a file that waits, for a small picture of it. */
export async function bytesOf(key: string): Promise<Blob | null> {
  return (await opened()).bytesOf(key)
}

/** The person has changed his mind, or decided about what was refused: it is not sent. */
export async function takeBack(id: string): Promise<void> {
  const store = await opened()
  const all = await mine(store)
  const gone = all.find((entry) => entry.id === id && entry.state !== 'done')
  if (!gone) return
  // Without the request there is nothing to be said at it.
  const withIt = gone.kind === 'new' ? all.filter((entry) => entry.group === gone.group) : [gone]
  for (const entry of withIt) await store.remove(entry)
  await changed()
}

/** What was refused goes once more, as it is or otherwise. */
export async function sendAgain(
  id: string,
  change: Partial<Pick<Entry, 'body' | 'kind' | 'path' | 'method' | 'files'>> = {},
) {
  const store = await opened()
  const entry = (await mine(store)).find((one) => one.id === id && one.state === 'refused')
  if (!entry) return
  await store.change(entry.seq, (was) => ({
    ...was,
    ...change,
    state: 'waiting',
    refused: null,
    sealed: null,
    tries: 0,
  }))
  await changed()
  void sendWaiting()
}

/** What waits here, whoever did it. */
export async function waitingOfAll(): Promise<readonly Entry[]> {
  return (await (await opened()).all()).filter(({ state }) => state === 'waiting')
}

/** Nothing is held back any more: whoever leaves has decided. Resolves when all that could leave has left. */
export async function sendAllHeld(): Promise<void> {
  if (owner === null) return
  const store = await opened()
  for (const entry of await mine(store)) if (entry.heldUntil !== null) await release(store, entry)
  await sendWaiting()
}

/** He signs out: nothing of his stays here. */
export async function emptyOutbox(): Promise<void> {
  const store = await opened()
  for (const entry of await mine(store)) await store.remove(entry)
  for (const { order, person } of leftBehind()) if (person === owner) forgetLeft(order)
  closeOutbox()
  channel?.postMessage(null)
}

/** Sends what may leave; one window of the browser at a time. `asking`: the person is there, and may be asked to sign in. */
export function sendWaiting({ asking = false }: { readonly asking?: boolean } = {}): Promise<void> {
  isWanted = true
  isAsking ||= asking
  running ??= inTurn().finally(() => {
    running = null
    if (isWanted && owner !== null) void sendWaiting()
  })
  return running
}

async function inTurn(): Promise<void> {
  isWanted = false
  const asks = isAsking
  isAsking = false
  const person = owner
  if (person === null || globalThis.navigator?.onLine === false) return look()
  // Plain http has no locks: there two windows may send the same, under one key.
  const locks = globalThis.navigator?.locks
  const end = await (locks ? locks.request(CHANNEL, () => sendAll(person)) : sendAll(person))
  if (owner !== person) return
  tries = end === 'later' ? tries + 1 : 0
  const isIn = end === 'sign-in' && asks && (await askToSignIn())
  if (isIn) isWanted = true
  await look(end === 'sign-in' && !isIn)
  channel?.postMessage(null)
  comeBack()
}

async function sendAll(person: number): Promise<FlushEnd> {
  const store = await opened()
  if (owner !== person || !(await mine(store)).some(({ state }) => state === 'waiting')) return 'empty'
  // The browser may have taken its store away for good meanwhile: then it is tried later.
  return flush({ store, person, now: Date.now, tell }).catch((): FlushEnd => 'later')
}

function tell(sending: string | null): void {
  void look().then(() => show({ ...outboxNow(), sending }))
  channel?.postMessage(null)
}

/** When what is held may leave, or what failed is tried again. */
function comeBack(): void {
  clearTimeout(timer)
  const waiting = outboxNow().entries.filter(({ state }) => state === 'waiting')
  // Once for all that waits: a browser with a net wakes the worker at once.
  if (waiting.length > 0 && !isLeftToBrowser) askForSync()
  isLeftToBrowser = waiting.length > 0
  if (waiting.length === 0 || outboxNow().wantsSignIn) return
  const held = waiting.flatMap(({ heldUntil }) => (heldUntil !== null && heldUntil > Date.now() ? [heldUntil] : []))
  const pause = tries > 0 ? pauseAfter(tries - 1) : Math.max(0, Math.min(...held, Date.now() + 60_000) - Date.now())
  timer = setTimeout(() => void sendWaiting(), pause)
}

/** `now`: when it was pressed, in milliseconds. */
async function put(order: Order, bytes: ReadonlyMap<string, Blob>, person: number, now: number): Promise<Entry> {
  const store = await opened()
  const all = await mine(store)
  const same = all.find((entry) => isSame(entry, order, now))
  if (same) return same
  for (const entry of all) {
    if (isReplaced(entry, order)) await store.remove(entry)
    // Two ends of one request do not wait for each other: the first has been decided.
    else if (order.holdFor !== undefined && entry.group === groupOf(order) && isHeld(entry, now))
      await release(store, entry)
  }
  const entry = await store.add(entryOf(order, person, now), bytes)
  await changed()
  comeBack()
  return entry
}

/** What becomes of it while somebody waits. */
function outcomeOf({ id, seq, tries: before, heldUntil }: Entry, staysRefused: boolean): Promise<Outcome> {
  const held = Math.max(0, (heldUntil ?? 0) - Date.now())
  return new Promise((resolve, reject) => {
    const patience = setTimeout(() => end(() => resolve({ state: 'waiting' })), held + PATIENCE)
    const see = () => {
      const entry = outboxNow().entries.find((one) => one.seq === seq)
      if (!entry) return end(() => resolve({ state: 'waiting' }))
      if (entry.state === 'done') return end(() => resolve({ state: 'sent', answer: entry.answer }))
      const { refused } = entry
      if (entry.state === 'refused' && staysRefused) return end(() => resolve({ state: 'waiting' }))
      if (entry.state === 'refused' && refused) {
        return end(() => void takeBack(id).then(() => reject(new Problem(refused.code, refused.status, refused.facts))))
      }
      const isHere = globalThis.navigator?.onLine !== false && !outboxNow().wantsSignIn
      if (isHeld(entry, Date.now())) return
      if (entry.tries > before || !isHere) end(() => resolve({ state: 'waiting' }))
    }
    const end = (finish: () => void) => {
      clearTimeout(patience)
      stop()
      finish()
    }
    const stop = listenOutbox(see)
    see()
  })
}

globalThis.addEventListener?.('pagehide', () => sendAtParting(outboxNow().entries, ours, enteringNow()))

/** Whenever it might go: the net is back, the page comes to the front, or the worker was woken. */
function goNow(): void {
  if (document.visibilityState === 'visible') void sendWaiting()
}

/** Without a net it is not there the first time; then pages send by themselves. */
function askForSync(): void {
  import('../worker/registration.ts').then((one) => one.askForSync()).catch(() => undefined)
}

/** The telephone may put a hidden page aside for good: from then on the browser itself sends, where it can do that. */
function leaveToBrowser(): void {
  if (document.visibilityState === 'hidden' && outboxNow().entries.some(({ state }) => state === 'waiting'))
    askForSync()
}

if ('document' in globalThis) {
  listenNet(() => navigator.onLine && goNow())
  addEventListener('focus', goNow)
  document.addEventListener('visibilitychange', goNow)
  document.addEventListener('visibilitychange', leaveToBrowser)
  navigator.serviceWorker?.addEventListener('message', ({ data }: MessageEvent) => data === FLUSH && goNow())
}

async function release(store: Store, { seq }: Entry): Promise<void> {
  await store.change(seq, (was) => ({ ...was, heldUntil: null }))
}

async function changed(): Promise<void> {
  await look()
  channel?.postMessage(null)
}

/** What stands there now, as whoever else has left it too. */
async function look(wantsSignIn = outboxNow().wantsSignIn): Promise<void> {
  if (owner === null) return
  const entries = (await mine(await opened())).sort((a, b) => a.seq - b.seq)
  if (owner !== null) show({ ...outboxNow(), entries, wantsSignIn })
}

async function mine(store: Store): Promise<Entry[]> {
  return (await store.all()).filter(({ person }) => person === owner)
}

function opened(): Promise<Store> {
  opening ??= bothStores().then(takeUp)
  return opening
}

/** What was pressed as a page went away gets its place now, unless it got one there. */
async function takeUp(store: Store): Promise<Store> {
  const place = async () => {
    for (const { order, person, madeAt } of leftBehind()) {
      const isPlaced = (await store.all()).some((one) => isSame(one, order, madeAt))
      if (!isPlaced) await store.add(entryOf(order, person, madeAt), new Map())
      forgetLeft(order)
    }
  }
  // Two windows that open together place it once.
  await (globalThis.navigator?.locks?.request(`${CHANNEL}.pressed`, place) ?? place())
  return store
}
