import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { useCallback, useEffect, useRef, useState } from 'react'

interface Store extends DBSchema {
  drafts: { key: string; value: { readonly body: string; readonly savedAt: number } }
}

/** Often enough to lose nothing in a crash, seldom enough not to be felt. */
const SAVE_EVERY = 1_000

let store: Promise<IDBPDatabase<Store>> | null = null

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
  const [state, setState] = useState({ body: empty, savedAt: nothing, ready: false })
  const unsaved = useRef<{ readonly body: Body } | null>(null)
  const first = useRef(empty)

  const save = useCallback(() => {
    if (!unsaved.current) return
    const { body } = unsaved.current
    unsaved.current = null
    const savedAt = Date.now()
    void keep(key, body, savedAt).then(() => setState((was) => ({ ...was, savedAt })))
  }, [key])

  useEffect(() => {
    let current = true
    void recall<Body>(key).then((kept) => {
      if (current) setState({ body: kept?.body ?? first.current, savedAt: kept?.savedAt ?? nothing, ready: true })
    })
    const timer = setInterval(save, SAVE_EVERY)
    addEventListener('pagehide', save)
    return () => {
      current = false
      clearInterval(timer)
      removeEventListener('pagehide', save)
      save()
    }
  }, [key, save])

  const change = useCallback((body: Body) => {
    unsaved.current = { body }
    setState((was) => ({ ...was, body }))
  }, [])

  const discard = useCallback(() => {
    unsaved.current = null
    setState((was) => ({ ...was, body: first.current, savedAt: nothing }))
    void forget(key)
  }, [key])

  return { ...state, change, discard }
}

const nothing: number | null = null

async function recall<Body>(key: string): Promise<{ body: Body; savedAt: number } | null> {
  const kept = await (await drafts())?.get('drafts', key)
  return kept ? { body: JSON.parse(kept.body), savedAt: kept.savedAt } : null
}

async function keep(key: string, body: unknown, savedAt: number) {
  await (await drafts())?.put('drafts', { body: JSON.stringify(body), savedAt }, key)
}

async function forget(key: string) {
  await (await drafts())?.delete('drafts', key)
}

/** Private windows of some browsers have no storage: then the draft lives as long as its page. */
async function drafts(): Promise<IDBPDatabase<Store> | null> {
  store ??= openDB<Store>('okno', 1, { upgrade: (database) => void database.createObjectStore('drafts') })
  return store.catch(() => null)
}
