import { useEffect, useRef } from 'react'
import { remove as discard } from '../../api.ts'
import { paths } from '../../paths.ts'
import { arrivedFile, type HandedOver, type Uploads, useUploads } from '../../request/use-uploads.ts'
import type { KeptFile, useKeptDraft } from './use-kept-draft.ts'

export interface Attached extends Uploads {
  /** Files of the draft that were uploaded before this page was opened. */
  readonly earlier: readonly KeptFile[]
  readonly removeEarlier: (id: number) => void
}

/** The files of a draft: what has arrived is kept with the words, so that a reload loses none of them. */
export function useAttached({ words, change, ready }: ReturnType<typeof useKeptDraft>): Attached {
  const uploads = useUploads()
  const latest = useRef({ words, change })
  latest.current = { words, change }
  const arrived = uploads.files.flatMap(({ id, file, state }) =>
    id !== undefined && state === 'done' ? [{ id, name: file.name, mediaType: file.type, size: file.size }] : [],
  )
  const own = useRef(new Set<number>())
  const ids = arrived.map(({ id }) => id).join()

  // biome-ignore lint/correctness/useExhaustiveDependencies: what has arrived is told by its ids
  useEffect(() => {
    if (!ready) return
    const now = latest.current
    const others = now.words.files.filter(({ id }) => !own.current.has(id))
    if (arrived.length === 0 && own.current.size === 0) return
    own.current = new Set(arrived.map(({ id }) => id))
    now.change({ files: [...others, ...arrived] })
  }, [ids, ready])

  return {
    ...uploads,
    clear: () => {
      own.current = new Set()
      uploads.clear()
    },
    handOver: (): HandedOver => {
      const { files, bytes } = uploads.handOver()
      const others = words.files.filter(({ id }) => !files.some((file) => file.id === id))
      return { files: [...others.map(arrivedFile), ...files], bytes }
    },
    earlier: words.files.filter(({ id }) => !uploads.files.some((file) => file.id === id)),
    removeEarlier: (id) => {
      change({ files: words.files.filter((file) => file.id !== id) })
      // Best effort: the server throws away what nobody sends anyway.
      discard(paths.file(id)).catch(() => undefined)
    },
  }
}
