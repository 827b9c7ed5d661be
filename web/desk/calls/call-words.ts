import { useSyncExternalStore } from 'react'
import type { Named } from '../../../src/contract/common.ts'
import type { CallCard } from '../../../src/contract/phone/calls.ts'

/** What was typed into the card of a call and is not filed as yet. */
export interface CallWords {
  readonly description: string
  readonly stopOfTrade: boolean
  /** Who calls, where somebody has said so. */
  readonly person: Named | null
  readonly venue: number | null
  /** Why it is taken though the contract keeps the phone closed; null: nobody asks for that. */
  readonly exception: string | null
  /** Names the intention to file, so that a repeat files nothing twice. */
  readonly key: string
}

export const NO_WORDS: CallWords = {
  description: '',
  stopOfTrade: false,
  person: null,
  venue: null,
  exception: null,
  key: '',
}

/** The words, and the call as it was seen last: it may be over for everybody else. */
export interface KeptCall {
  readonly card: CallCard
  readonly words: CallWords
}

export type KeptCalls = ReadonlyMap<number, KeptCall>

/** Of this tab and of its person: a farewell empties it with everything else (web/belongings.ts). */
const KEY = 'okno.calls'

let kept: KeptCalls | null = null
const listeners = new Set<() => void>()

/** What is typed into cards, by the call; it stays while calls come and go. */
export function useKeptCalls(): KeptCalls {
  return useSyncExternalStore(listen, keptCalls)
}

export function keepWords(card: CallCard, words: CallWords): void {
  change(new Map([...keptCalls(), [card.id, { card, words }]]))
}

/** They are filed, or nobody wants them any more. */
export function forgetWords(call: number): void {
  change(new Map([...keptCalls()].filter(([id]) => id !== call)))
}

/** Somebody typed something that he would miss. */
export function hasWords({ description, exception }: CallWords): boolean {
  return description.trim() !== '' || (exception ?? '').trim() !== ''
}

function keptCalls(): KeptCalls {
  kept ??= new Map(recalled())
  return kept
}

function recalled(): readonly [number, KeptCall][] {
  return JSON.parse(sessionStorage.getItem(KEY) ?? '[]')
}

function change(next: KeptCalls) {
  kept = next
  try {
    sessionStorage.setItem(KEY, JSON.stringify([...next]))
  } catch {
    // no room: then the words live as long as their page
  }
  for (const listener of listeners) listener()
}

function listen(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
