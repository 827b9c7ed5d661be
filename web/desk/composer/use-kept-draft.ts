import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef } from 'react'
import type { Message } from '../../../src/contract/request/message.ts'
import { newKey, put, remove } from '../../api.ts'
import { useDraft } from '../../drafts.ts'
import { useMe } from '../../session.ts'
import { draftsKey, type KeptDraft, useKeptDrafts } from '../list/use-requests.ts'

export interface KeptFile {
  readonly id: number
  readonly name: string
  readonly mediaType: string
  readonly size: number
}

export interface Mention {
  readonly id: number
  readonly name: string
}

/** Unsent words with all that goes with them. */
export interface Words {
  readonly text: string
  readonly files: readonly KeptFile[]
  readonly mentions: readonly Mention[]
  /** The last message its author saw when he began: a newer one of a colleague holds the reply. */
  readonly after: number | null
  /** Names the intention to send, so that a repeat after a crash sends nothing twice. */
  readonly key: string
  /** When it was changed last, by the clock of the device. */
  readonly at: number
}

export const NO_WORDS: Words = { text: '', files: [], mentions: [], after: null, key: '', at: 0 }

/** How often the server gets a copy. */
const SAVE_EVERY = 5_000

/**
 * A draft on this device every second and on the server every five: it survives a crash and follows to another device. Each time `begun` is another
 * text, the desk may have begun one for its reader: it comes where nothing else is being written.
 */
export function useKeptDraft(name: string, messages: readonly Message[], begun: string | null = null) {
  const me = useMe()
  const queries = useQueryClient()
  const { body: words, savedAt, ready, change, discard } = useDraft<Words>(`${me.id}:${name}`, NO_WORDS)
  const { data } = useKeptDrafts()
  const isTaken = useRef(false)
  const unsaved = useRef<Words | null>(null)

  const save = useCallback(() => {
    const body = unsaved.current
    if (!body) return
    unsaved.current = null
    const saved = isEmpty(body) ? remove(`/api/drafts/${name}`) : put(`/api/drafts/${name}`, body)
    // Best effort: this device keeps it anyway, and the next change tries again.
    saved.then(() => showInLists(queries, name, body)).catch(() => undefined)
  }, [queries, name])

  // Once, when the page opens: what another device has written later takes the place of what was kept here, and what
  // was kept here through a crash goes to the server.
  useEffect(() => {
    if (!ready || !data || isTaken.current) return
    isTaken.current = true
    const other = data.drafts.find(({ key }) => key === name)
    const body = other && wordsIn(other.body)
    if (body && body.at > words.at) return change(body)
    if (isEmpty(words) || body?.at === words.at) return
    if (messages.some((message) => wasSent(words, message, me.id))) return discard()
    unsaved.current = words
    save()
  }, [ready, data, name, words, messages, me.id, change, discard, save])

  const latest = useRef(words)
  latest.current = words
  const askedFor = useRef(begun)
  useEffect(() => {
    if (askedFor.current === begun) return
    askedFor.current = begun
    if (begun === null || !isEmpty(latest.current)) return
    void queries.invalidateQueries({ queryKey: draftsKey }).then(() => {
      const kept = queries.getQueryData<{ drafts: readonly KeptDraft[] }>(draftsKey)?.drafts ?? []
      const body = wordsIn(kept.find(({ key }) => key === name)?.body ?? {})
      if (body && body.at > latest.current.at && isEmpty(latest.current)) change(body)
    })
  }, [begun, queries, name, change])

  useEffect(() => {
    const timer = setInterval(save, SAVE_EVERY)
    addEventListener('pagehide', save)
    return () => {
      clearInterval(timer)
      removeEventListener('pagehide', save)
      save()
    }
  }, [save])

  const take = useRef<(text: string) => void>(() => undefined)
  take.current = (text) => {
    if (!isEmpty(words)) return
    const next = {
      ...NO_WORDS,
      text,
      key: newKey(),
      after: messages.findLast(({ id }) => id > 0)?.id ?? null,
      at: Date.now(),
    }
    unsaved.current = next
    change(next)
  }
  useEffect(() => {
    const taker = (text: string) => take.current(text)
    opened.set(name, taker)
    return () => {
      if (opened.get(name) === taker) opened.delete(name)
    }
  }, [name])

  return {
    words,
    ready,
    isSaved: savedAt !== null && savedAt >= words.at && !isEmpty(words),
    save,
    change: (some: Partial<Words>) => {
      const next = { ...words, key: words.key || newKey(), ...some, at: Date.now() }
      unsaved.current = next
      isTaken.current = true
      change(next)
    },
    /** It is sent: nothing is left to keep. */
    discard: () => {
      unsaved.current = { ...NO_WORDS, at: Date.now() }
      discard()
      save()
    },
  }
}

/** The composers that stand on the page, by the names of their drafts. */
const opened = new Map<string, (text: string) => void>()

interface Returned {
  readonly draft: string
  readonly text: string
}

/** Words that were taken back are written again where they came from, unless something else is being written there. */
export function returnWords(queries: QueryClient, { draft, text }: Returned) {
  const take = opened.get(draft)
  if (take) return take(text)
  const kept = queries.getQueryData<{ drafts: readonly KeptDraft[] }>(draftsKey)?.drafts ?? []
  if (kept.some(({ key }) => key === draft)) return
  const body = { ...NO_WORDS, text, key: newKey(), at: Date.now() }
  put(`/api/drafts/${draft}`, body)
    .then(() => showInLists(queries, draft, body))
    // Best effort: the words stand as a note in the request anyway.
    .catch(() => undefined)
}

/** «Черновик:» stands in the lists without asking the server again. */
function showInLists(queries: QueryClient, key: string, body: Words) {
  queries.setQueryData<{ drafts: readonly KeptDraft[] }>(draftsKey, (was) => {
    const others = was?.drafts.filter((one) => one.key !== key) ?? []
    const own = { key, body: { ...body }, savedAt: new Date(body.at).toISOString() }
    return { drafts: isEmpty(body) ? others : [own, ...others] }
  })
}

/** A copy that stayed behind on this device: the same words were sent from another one since. */
function wasSent({ text, at }: Words, { author, sentAt, text: sent }: Message, me: number): boolean {
  return author.id === me && Date.parse(sentAt) > at && sent.startsWith(text.trim())
}

export function isEmpty({ text, files }: Words): boolean {
  return text.trim() === '' && files.length === 0
}

function wordsIn(body: KeptDraft['body']): Words | null {
  return typeof body.text === 'string' && typeof body.at === 'number' ? { ...NO_WORDS, ...body } : null
}
