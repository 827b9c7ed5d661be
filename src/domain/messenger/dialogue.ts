import type { Answer } from '../catalogue/form-fields.ts'
import type { Urgency } from '../ground/words.ts'

/** Words and files of one message, as far as they are collected. */
export interface Words {
  /** By the message they came with: what is edited before it is sent replaces itself. */
  readonly texts: readonly { readonly id: string; readonly text: string }[]
  readonly fileIds: readonly number[]
}

/** What a new request asks for, in its order; fields of the form under `field:` and their id. */
export type Ask = 'venue' | 'service' | `field:${string}` | 'urgency' | 'words' | 'preview'

/** A request that is being written. */
export interface Draft {
  /** Buttons of another draft are old. */
  readonly mark: string
  readonly stopOfTrade: boolean
  /** Free words came first: only what is required is asked, and the rest can be said at the end. */
  readonly isQuick: boolean
  readonly venueId: number | null
  readonly serviceId: number | null
  readonly answers: Readonly<Record<string, Answer>>
  readonly urgency: Urgency
  readonly words: Words
  /** What was answered or skipped, in order: «back» takes the last of it. */
  readonly trail: readonly Ask[]
}

/** Where a dialogue stands. */
export type Dialogue =
  | { readonly at: 'idle' }
  | { readonly at: 'filing'; readonly draft: Draft }
  /** Words came, and one request waits for an answer: is it for that? */
  | { readonly at: 'meant'; readonly request: number; readonly words: Words }
  | { readonly at: 'replying'; readonly request: number }
  | { readonly at: 'resuming'; readonly request: number }
  | { readonly at: 'urging'; readonly request: number; readonly stopOfTrade: boolean }
  | { readonly at: 'commenting'; readonly request: number; readonly score: number }
  | { readonly at: 'deferring'; readonly request: number; readonly until: string }
  | { readonly at: 'finding' }
  | { readonly at: 'quiet' }
  /** Which venue does that chat of several people belong to? */
  | { readonly at: 'binding'; readonly chat: string; readonly title: string }

export const IDLE: Dialogue = { at: 'idle' }

export const NO_WORDS: Words = { texts: [], fileIds: [] }

export function textOf({ texts }: Words): string {
  return texts
    .map(({ text }) => text)
    .filter((text) => text !== '')
    .join('\n')
}

export function isWordless(words: Words): boolean {
  return textOf(words) === '' && words.fileIds.length === 0
}

/** With what another message brought. */
export function withMore(words: Words, more: Words): Words {
  return { texts: [...words.texts, ...more.texts], fileIds: [...words.fileIds, ...more.fileIds] }
}

/** With what a message says now; null when none of the words came with it. */
export function withEdited(words: Words, id: string, text: string): Words | null {
  if (!words.texts.some((one) => one.id === id)) return null
  return { ...words, texts: words.texts.map((one) => (one.id === id ? { id, text } : one)) }
}
