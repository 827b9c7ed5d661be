import { Problem } from '../problem.ts'
import { uploadFile } from '../upload.ts'
import { attempt, type Call, JSON_HEADERS, PERSON_HEADER } from '../wire.ts'
import {
  type Answer,
  type Entry,
  fateOf,
  fileAnew,
  follows,
  isKeySpent,
  MOST_ROUNDS,
  ready,
  sealedOf,
  uploadKeyOf,
  type WaitingFile,
  withFilesAnew,
} from './entry.ts'
import type { Store } from './store.ts'

/** Whoever sends holds the lock of this name in his browser, and says to the others over the channel of this name that something changed. */
export const CHANNEL = 'okno.outbox'

export interface Flushing {
  readonly store: Store
  /** Whose entries leave; the server refuses them when somebody else sits there by now. */
  readonly person: number
  /** Something changed: screens look anew. `sending` is under way. */
  readonly tell: (sending: string | null) => void
  readonly now: () => number
}

/** How it ended: nothing is left that could leave, or why the rest waits. */
export type FlushEnd = 'empty' | 'later' | 'sign-in'

/** A net that neither answers nor breaks holds nobody up for longer, in milliseconds. What is large has longer by its size. */
const LONGEST_CALL = 30_000
/** Bytes a second; a line that is slower is taken for a dead one. */
const SLOWEST = 4_096

/** Sends what waits, one after the other, until nothing is left or the server is away. */
export async function flush(flushing: Flushing): Promise<FlushEnd> {
  const { store, person, now, tell } = flushing
  for (;;) {
    const mine = (await store.all()).filter((entry) => entry.person === person)
    const [next] = ready(mine, now())
    if (!next) return 'empty'
    tell(next.id)
    const end = await sendOne(flushing, next, mine)
    tell(null)
    if (end !== 'empty') return end
  }
}

async function sendOne(flushing: Flushing, entry: Entry, mine: readonly Entry[]): Promise<FlushEnd> {
  const { store } = flushing
  try {
    const whole = await withFiles(flushing, entry)
    if (!whole) return 'empty'
    const sealed = whole.sealed ?? sealedOf(whole, mine)
    // Kept before it leaves: whatever happens on the way, the same goes again under the same key.
    if (!whole.sealed && !(await store.change(entry.seq, (was) => ({ ...was, sealed })))) return 'empty'
    await finish(flushing, entry.seq, await answerTo(entry, sealed))
    return 'empty'
  } catch (error) {
    return afterFailure(flushing, entry, error)
  }
}

/** Null: it was done under its key already, maybe with the words as they were at parting. An answer that is lost on its way is thrown. */
async function answerTo(entry: Entry, sealed: NonNullable<Entry['sealed']>): Promise<Answer | null> {
  try {
    return await (await callOf(entry, sealed)).json()
  } catch (error) {
    if (isKeySpent(error)) return null
    throw error
  }
}

function callOf({ id, method, person }: Entry, { path, body }: NonNullable<Entry['sealed']>): Promise<Response> {
  return as(person)({
    method,
    path,
    body: JSON.stringify(body),
    headers: { ...JSON_HEADERS, 'Idempotency-Key': id },
  })
}

/** Calls of this person: whoever sits there by now and is not him is refused. */
function as(person: number) {
  return (order: Call) =>
    attempt({
      ...order,
      headers: { ...order.headers, [PERSON_HEADER]: String(person) },
      signal: AbortSignal.timeout(LONGEST_CALL + Math.ceil(sizeOf(order) / SLOWEST) * 1_000),
    }).catch((error: unknown) => {
      if (error instanceof DOMException) throw new Problem('offline', 0)
      throw error
    })
}

/** Bytes of a piece of a file; words are small. */
function sizeOf({ body }: Call): number {
  return body instanceof ArrayBuffer ? body.byteLength : 0
}

/** Null: it was taken back meanwhile. */
async function withFiles(flushing: Flushing, entry: Entry): Promise<Entry | null> {
  let now: Entry | null = entry
  for (const file of entry.files) {
    if (file.isThere || !now) continue
    now = await withFile(flushing, entry, file)
  }
  return now
}

/** A key under which another upload was begun, as by the page with the photo in another size, is not tried again. */
async function withFile(flushing: Flushing, entry: Entry, file: WaitingFile): Promise<Entry | null> {
  try {
    return await uploaded(flushing, entry, file)
  } catch (error) {
    if (!isKeySpent(error)) throw error
    if ((file.round ?? 0) >= MOST_ROUNDS) throw new Problem('file.upload-mismatch', 409, { name: file.name })
    const anew = fileAnew(file)
    return (await noteFile(flushing, entry, anew)) && withFile(flushing, entry, anew)
  }
}

async function uploaded(flushing: Flushing, entry: Entry, file: WaitingFile): Promise<Entry | null> {
  const { store, tell, person } = flushing
  const bytes = await store.bytesOf(file.key)
  if (!bytes) throw new Problem('file.not-found', 404, { name: file.name })
  const note = (news: Partial<WaitingFile>) => noteFile(flushing, entry, { ...news, key: file.key })
  const id = await uploadFile({
    by: as(person),
    file: { name: file.name, size: bytes.size, type: file.mediaType, slice: bytes.slice.bind(bytes) },
    key: uploadKeyOf(file),
    id: file.id,
    onStart: (given) => void note({ id: given }),
    onProgress: (received) => void note({ received }).then(() => tell(entry.id)),
  })
  return note({ id, isThere: true, received: bytes.size })
}

function noteFile({ store }: Flushing, { seq }: Entry, news: Partial<WaitingFile> & Pick<WaitingFile, 'key'>) {
  return store.change(seq, (was) => ({
    ...was,
    files: was.files.map((one) => (one.key === news.key ? { ...one, ...news } : one)),
  }))
}

/** It is done: nothing of its words stays, only that it was. */
async function finish({ store, tell }: Flushing, seq: number, answer: Entry['answer']): Promise<void> {
  const was = (await store.all()).find((one) => one.seq === seq)
  const done = await store.change(seq, (entry) => ({ ...entry, ...GONE, answer, state: 'done' }))
  if (!done || !was) return
  for (const entry of await store.all()) {
    if (entry.person === done.person && entry.group === done.group) {
      await store.change(entry.seq, (later) => follows(later, done))
    }
  }
  tell(null)
}

const GONE = { body: {}, files: [], about: {}, sealed: null, refused: null } satisfies Partial<Entry>

async function afterFailure(flushing: Flushing, entry: Entry, error: unknown): Promise<FlushEnd> {
  const { store } = flushing
  const fate = fateOf(error, entry.tries)
  if (error instanceof Problem && error.code === 'file.not-found' && mayBeginAnew(entry)) {
    await store.change(entry.seq, withFilesAnew)
    return 'empty'
  }
  if (fate === 'refused' && error instanceof Problem) {
    const { code, status, facts } = error
    // Nothing was kept of it under its key: it may be sent again, whole or mended.
    await store.change(entry.seq, (was) => ({
      ...was,
      state: 'refused',
      refused: { code, status, facts },
      sealed: null,
    }))
    return 'empty'
  }
  if (fate === 'sign-in') return 'sign-in'
  await store.change(entry.seq, (was) => ({ ...was, tries: was.tries + 1 }))
  return 'later'
}

function mayBeginAnew({ files }: Entry): boolean {
  return files.some(({ id, round = 0 }) => id !== undefined && round < MOST_ROUNDS)
}
