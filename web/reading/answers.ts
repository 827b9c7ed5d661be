import type { DBSchema } from 'idb'
import { browserStore } from '../browser-store.ts'

/** An answer as it was heard last, of one person. */
export interface KeptAnswer<Answer = unknown> {
  readonly person: number
  readonly path: string
  readonly at: number
  readonly answer: Answer
}

interface Kept extends DBSchema {
  answers: { key: [number, string]; value: KeptAnswer }
}

/** So many requests are kept with their conversations. */
export const KEPT_REQUESTS = 50
/** Lists, and what forms ask with: the latest of each address. */
const MOST_OTHERS = 40

/** A request with its conversation; on the desk with what stands around it. */
const DETAILS = /^\/api\/requests\/(\d+)(?:\?with=surroundings)?$/
/** What is read without a net. Everything else is asked for anew or not at all. */
const READ = [
  DETAILS,
  /^\/api\/requests\?(?!.*[?&](cursor|q)=)/,
  /^\/api\/(me|my-venues|catalogue|catalogue\/\d+|announcements|views|setup)$/,
]

const answers = browserStore<Kept>(
  'okno-reading',
  (fresh) => void fresh.createObjectStore('answers', { keyPath: ['person', 'path'] }),
)
let owner: number | null = null
let isOver = false

/** From now on what this person reads is kept. Null: whoever looks as somebody else keeps nothing. */
export function readFor(person: number | null): void {
  owner = person
}

export function isRead(path: string): boolean {
  return READ.some((one) => one.test(path))
}

export async function keepAnswer(path: string, answer: unknown, person = owner): Promise<void> {
  if (person === null || isOver) return
  // No room: then what was kept before stays, and the net is needed.
  await answers((database) => database.put('answers', { person, path, at: Date.now(), answer })).catch(() => undefined)
}

export async function recallAnswer<Answer>(path: string, person = owner): Promise<KeptAnswer<Answer> | null> {
  if (person === null) return null
  // The address says what stands there.
  const kept = (await answers((database) => database.get('answers', [person, path]))) as
    | KeptAnswer<Answer>
    | undefined
    | null
  return kept ?? null
}

export async function dropAnswer(path: string, person = owner): Promise<void> {
  if (person !== null) await answers((database) => database.delete('answers', [person, path]))
}

/** When each request was kept, by number. */
export async function keptRequests(): Promise<ReadonlyMap<number, KeptAnswer>> {
  const mine = ((await answers((database) => database.getAll('answers'))) ?? []).filter(
    ({ person }) => person === owner,
  )
  return new Map(mine.filter(({ path }) => DETAILS.test(path)).map((kept) => [numberIn(kept.path), kept]))
}

/** What is older than the newest goes. */
export async function pruneAnswers(): Promise<void> {
  const all = ((await answers((database) => database.getAll('answers'))) ?? []).sort((a, b) => b.at - a.at)
  const details = all.filter(({ path }) => DETAILS.test(path))
  const others = all.filter(({ path }) => !DETAILS.test(path))
  for (const { person, path } of [...details.slice(KEPT_REQUESTS), ...others.slice(MOST_OTHERS)]) {
    await answers((database) => database.delete('answers', [person, path]))
  }
}

/** Nothing that anybody read stays. With `forGood` a page that is still open keeps no more either. */
export async function forgetAnswers({ forGood }: { readonly forGood: boolean }): Promise<void> {
  isOver ||= forGood
  owner = null
  await answers((database) => database.clear('answers'))
}

function numberIn(path: string): number {
  return Number(DETAILS.exec(path)?.[1])
}
