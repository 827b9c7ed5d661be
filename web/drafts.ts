import type { DBSchema } from 'idb'
import { useCallback, useEffect, useRef, useState } from 'react'
import { browserStore } from './browser-store.ts'
import { isDrawn } from './drawing.ts'

interface Store extends DBSchema {
  drafts: { key: string; value: Kept }
}

/** Often enough to lose nothing in a crash, seldom enough not to be felt. */
const SAVE_EVERY = 1_000

export interface Draft<Body> {
  readonly body: Body
  readonly savedAt: number | null
  /** False until what was kept has been read; do not let the person type before that. */
  readonly ready: boolean
  readonly change: (body: Body) => void
  /** It is sent: nothing is left to keep. */
  readonly discard: () => void
}

/** Unsent words under a key («reply-1042»), as plain JSON: kept on this device every second, through reloads and crashes. */
export function useDraft<Body>(key: string, empty: Body): Draft<Body> {
  const [state, setState] = useState({ body: empty, savedAt: nothing, ready: isDrawn() })
  const unsaved = useRef<{ readonly body: Body } | null>(null)
  const first = useRef(empty)

  const save = useCallback(() => {
    if (!unsaved.current) return
    const words = unsaved.current
    unsaved.current = null
    saving.set(key, words)
    const savedAt = Date.now()
    void keep(key, words.body, savedAt).then(() => {
      if (saving.get(key) === words) saving.delete(key)
      setState((was) => ({ ...was, savedAt }))
    })
  }, [key])

  useEffect(() => {
    let current = true
    void recall<Body>(key).then((kept) => {
      if (current) setState({ body: kept?.body ?? first.current, savedAt: kept?.savedAt ?? nothing, ready: true })
    })
    const leave = () => {
      if (unsaved.current) leaveBehind(key, unsaved.current.body)
      save()
    }
    const timer = setInterval(save, SAVE_EVERY)
    addEventListener('pagehide', leave)
    return () => {
      current = false
      clearInterval(timer)
      removeEventListener('pagehide', leave)
      save()
    }
  }, [key, save])

  const change = useCallback((body: Body) => {
    unsaved.current = { body }
    setState((was) => ({ ...was, body }))
  }, [])

  const discard = useCallback(() => {
    unsaved.current = null
    saving.delete(key)
    setState((was) => ({ ...was, body: first.current, savedAt: nothing }))
    void forget(key)
  }, [key])

  return { ...state, change, discard }
}

/** Changes a draft whose page is not open; resolves when it is kept. */
export async function changeKeptDraft<Body>(key: string, change: (was: Body | undefined) => Body): Promise<void> {
  const body = change((await recall<Body>(key))?.body)
  if ((await keep(key, body, Date.now())) === null) leaveBehind(key, body)
}

/** Takes every draft off this device. With `forGood` a page that is still open writes no more either, until it is loaded anew. */
export async function forgetDrafts({ forGood }: { readonly forGood: boolean }): Promise<void> {
  isOver ||= forGood
  for (const name of Object.keys(localStorage)) if (name.startsWith(PARTING)) localStorage.removeItem(name)
  await drafts((database) => database.clear('drafts'))
}

/** On their way into the database, of forms that are closed by now, too: a page that goes away meanwhile has not kept them. */
const saving = new Map<string, { readonly body: unknown }>()
globalThis.addEventListener?.('pagehide', () => {
  for (const [key, { body }] of saving) leaveBehind(key, body)
})

let isOver = false

const nothing: number | null = null

interface Kept {
  /** JSON */
  readonly body: string
  readonly savedAt: number
}

async function recall<Body>(key: string): Promise<{ body: Body; savedAt: number } | null> {
  const left = leftBehind(key)
  const stored = (await drafts((database) => database.get('drafts', key))) ?? null
  const kept = left && left.savedAt >= (stored?.savedAt ?? 0) ? left : stored
  if (left && kept === left) await put(key, left)
  localStorage.removeItem(partingName(key))
  return kept && { body: JSON.parse(kept.body), savedAt: kept.savedAt }
}

/** Null: this browser keeps nothing. */
function keep(key: string, body: unknown, savedAt: number): Promise<string | null> {
  return put(key, { body: JSON.stringify(body), savedAt })
}

async function put(key: string, kept: Kept): Promise<string | null> {
  if (isOver) return key
  return drafts((database) => database.put('drafts', kept, key))
}

async function forget(key: string) {
  localStorage.removeItem(partingName(key))
  await drafts((database) => database.delete('drafts', key))
}

/** A page that goes away does not wait for IndexedDB: what was typed since the last save stays where writing is done at once. */
function leaveBehind(key: string, body: unknown): void {
  if (isOver) return
  try {
    localStorage.setItem(partingName(key), JSON.stringify({ body: JSON.stringify(body), savedAt: Date.now() }))
  } catch {
    // no room or no storage: then what was kept a second ago is what remains
  }
}

function leftBehind(key: string): Kept | null {
  const written = localStorage.getItem(partingName(key))
  return written === null ? null : JSON.parse(written)
}

const PARTING = 'okno-draft-'
const partingName = (key: string) => PARTING + key

/** Private windows of some browsers have no storage: then the draft lives as long as its page. */
const drafts = browserStore<Store>('okno', (database) => void database.createObjectStore('drafts'))
