import { isBusy, Problem } from '../problem.ts'
import { bytesLeft, groupOf, isHeld, numberOf } from './place.ts'

/** What a person does to a request; it says how the entry is told on screen. */
export const KINDS = ['new', 'reply', 'note', 'move', 'urgency', 'rating', 'assignee'] as const
export type Kind = (typeof KINDS)[number]

/** A file that goes along; its bytes are kept beside the entry. */
export interface WaitingFile {
  /** Names its upload, so that it is continued and never begun twice. */
  readonly key: string
  readonly name: string
  readonly size: number
  readonly mediaType: string
  /** The upload it has become at the server. */
  readonly id?: number | undefined
  readonly received: number
  readonly isThere: boolean
  /** How often its upload was begun anew because the server had thrown it away. */
  readonly round?: number
}

/** Where a refusal was said, word for word; a page that comes later says it in its own language. */
export interface Refused {
  readonly code: Problem['code']
  readonly status: number
  readonly facts: Readonly<Record<string, unknown>>
}

/** What the server said, as far as somebody needs it later. */
export interface Answer {
  readonly number?: number
  readonly request?: number
  readonly openedNew?: boolean
  readonly version?: number | null
  /** The version before it, where it may have stayed the same. */
  readonly before?: number | null
  readonly reactionDueAt?: string | null
}

/** One thing that a person means to do once. Plain data: it outlives the page. */
export interface Entry {
  /** In the order in which they were made; clocks of devices go back and forth. */
  readonly seq: number
  /** Names the intention: the Idempotency-Key of its call. */
  readonly id: string
  /** Who did it. It never leaves as anybody else. */
  readonly person: number
  readonly kind: Kind
  /** What goes in order: `r-1042`, or `n-` and the id of the entry that files the request. */
  readonly group: string
  readonly method: 'POST' | 'PUT'
  /** `{number}` stands for the number of a request that is not filed as yet. */
  readonly path: string
  readonly body: Readonly<Record<string, unknown>>
  /** The version of the request that the person saw. */
  readonly seen: number | null
  readonly files: readonly WaitingFile[]
  /** What the list shows of it. */
  readonly about: { readonly title?: string; readonly text?: string }
  /** The draft it was made of; that draft is sent. */
  readonly draft: string | null
  /** Milliseconds. */
  readonly madeAt: number
  /** Until then it can be taken back; null: it goes at once. */
  readonly heldUntil: number | null
  readonly tries: number
  /** `done` is kept for a day: it says the number to what follows, and that a draft was sent. */
  readonly state: 'waiting' | 'refused' | 'done'
  readonly refused: Refused | null
  readonly answer: Answer | null
  /** As it was sent first: under one key goes one body. */
  readonly sealed: { readonly path: string; readonly body: Readonly<Record<string, unknown>> } | null
}

/** What is meant to be sent, before it has a place in the order. */
export interface Order {
  readonly id: string
  readonly kind: Kind
  /** A number, or the id of the entry that files the request. */
  readonly request: number | string | null
  readonly method: 'POST' | 'PUT'
  readonly path: string
  readonly body: Readonly<Record<string, unknown>>
  readonly seen?: number
  readonly files?: readonly WaitingFile[]
  readonly about?: Entry['about']
  readonly draft?: string
  /** Milliseconds in which it can still be taken back. */
  readonly holdFor?: number
}

/** As it waits. `now`: milliseconds. */
export function entryOf(order: Order, person: number, now: number): Omit<Entry, 'seq'> {
  const { id, kind, method, path, body, seen = null, files = [], about = {}, draft = null, holdFor } = order
  return {
    ...{ id, person, kind, group: groupOf(order), method, path, body, seen, files, about, draft },
    madeAt: now,
    heldUntil: holdFor === undefined ? null : now + holdFor,
    tries: 0,
    state: 'waiting',
    refused: null,
    answer: null,
    sealed: null,
  }
}

/**
 * What may leave now: of each request the oldest that waits. What is held back, or was refused, holds up nothing, unless it files the
 * request that the rest is about. Small things go first: a film does not hold up words of other requests.
 */
export function ready(all: readonly Entry[], now: number): Entry[] {
  const heads = new Map<string, Entry>()
  for (const entry of [...all].sort((a, b) => a.seq - b.seq)) {
    const mayGo = entry.state === 'waiting' && !isHeld(entry, now)
    if (mayGo && !heads.has(entry.group)) heads.set(entry.group, entry)
  }
  return [...heads.values()]
    .filter((entry) => entry.kind === 'new' || numberOf(entry, all) !== null)
    .sort((a, b) => Number(bytesLeft(a) > 0) - Number(bytesLeft(b) > 0) || a.seq - b.seq)
}

/** As it goes over the wire: the number filled in, and the files by their ids. */
export function sealedOf(entry: Entry, all: readonly Entry[]): NonNullable<Entry['sealed']> {
  const number = numberOf(entry, all)
  const path = number === null ? entry.path : entry.path.replace('{number}', String(number))
  const ids = entry.files.flatMap(({ id }) => (id === undefined ? [] : [id]))
  if (ids.length === 0) return { path, body: entry.body }
  const given = Array.isArray(entry.body.fileIds) ? entry.body.fileIds : []
  return { path, body: { ...entry.body, fileIds: [...given, ...ids] } }
}

/**
 * What follows was meant for the request as this one leaves it, unless somebody else moved it before: then the version stays as the
 * person saw it, and the server says that it has changed.
 */
export function follows(entry: Entry, done: Entry): Entry {
  const { seen } = done
  const version = done.answer?.version
  if (typeof version !== 'number') return entry
  const before = done.answer?.before ?? version - 1
  if (entry.group !== done.group || entry.state !== 'waiting' || entry.sealed || seen === null) return entry
  if (entry.seen !== seen || before !== seen) return entry
  return { ...entry, seen: version, body: 'version' in entry.body ? { ...entry.body, version } : entry.body }
}

/** Two presses are one: the same thing meant again before the first has left. */
export function isSame(entry: Entry, order: Order, now: number): boolean {
  if (entry.id === order.id) return true
  return (
    entry.state === 'waiting' &&
    entry.group === groupOf(order) &&
    entry.kind === order.kind &&
    order.request !== null &&
    now - entry.madeAt < ONE_PRESS &&
    JSON.stringify([entry.path, entry.body, entry.files.map(({ key }) => key)]) ===
      JSON.stringify([order.path, order.body, (order.files ?? []).map(({ key }) => key)])
  )
}

/** The last word counts: a rating that was changed before it left is one rating. */
export function isReplaced(entry: Entry, order: Order): boolean {
  return (
    order.kind === 'rating' &&
    entry.kind === 'rating' &&
    entry.state === 'waiting' &&
    !entry.sealed &&
    entry.group === groupOf(order)
  )
}

/** Milliseconds. */
const ONE_PRESS = 3_000
/** So often a server may break over one entry before the person is asked. */
const MOST_BREAKS = 5

/** What becomes of it after an end that was no success. */
export type Fate = 'later' | 'sign-in' | 'refused'

export function fateOf(error: unknown, tries: number): Fate {
  if (!(error instanceof Problem)) return 'later'
  const { code, status } = error
  if (code === 'session.missing' || code === 'session.other-person' || code === 'second-factor.demanded')
    return 'sign-in'
  if (code === 'offline' || isBusy(error) || status === 429) return 'later'
  // A fault of ours may pass; what a proxy on the way refuses in its own words will not.
  if (code === 'internal') return status >= 500 && tries < MOST_BREAKS ? 'later' : 'refused'
  return 'refused'
}

/** Under this key something was done before: what was said then is not kept, or it was another body. */
export function isKeySpent(error: unknown): boolean {
  if (!(error instanceof Problem)) return false
  return error.code === 'idempotency.answer-not-kept' || error.code === 'idempotency.other-body'
}

/** The upload of a file, as often as it has to be begun. */
export function uploadKeyOf({ key, round = 0 }: WaitingFile): string {
  return round === 0 ? key : `${key}-${round}`
}

/** What was uploaded long ago the server has thrown away: whose bytes are here begins anew. */
export function withFilesAnew(entry: Entry): Entry {
  return { ...entry, files: entry.files.map(fileAnew), sealed: null, tries: entry.tries + 1 }
}

/** Its upload begins once more, under a key of its own. */
export function fileAnew(file: WaitingFile): WaitingFile {
  return { ...file, id: undefined, received: 0, isThere: false, round: (file.round ?? 0) + 1 }
}

/** So often files are uploaded anew before the person is asked. */
export const MOST_ROUNDS = 3

/** Milliseconds until it is tried again by itself: sooner at first. */
export function pauseAfter(tries: number): number {
  return Math.min(5_000 * 2 ** Math.min(tries, 10), 300_000)
}
