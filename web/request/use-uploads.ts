import { useCallback, useRef, useState } from 'react'
import type { TextId } from '../../src/texts/catalogue.ts'
import { call, remove as discard, newKey } from '../api.ts'
import { isNear, useTryingAgain } from '../online.ts'
import type { WaitingFile } from '../outbox/entry.ts'
import { paths } from '../paths.ts'
import { canWait, textOfProblem } from '../problem.ts'
import { noteSpeed } from '../speed.ts'
import { uploadFile } from '../upload.ts'

export interface FileOnItsWay {
  readonly key: string
  readonly file: File
  /** Known to the server from the first moment of the upload. */
  readonly id: number | undefined
  readonly received: number
  readonly state: 'uploading' | 'done' | 'broken'
  /** Why it will never go through; a mere break has none. */
  readonly refusal: TextId | null
  /** Address of a picture of it in memory. */
  readonly preview: string | undefined
}

export interface HandedOver {
  readonly files: readonly WaitingFile[]
  readonly bytes: ReadonlyMap<string, Blob>
}

export interface Uploads {
  readonly files: readonly FileOnItsWay[]
  readonly add: (files: Iterable<File>) => void
  readonly resume: (key: string) => void
  readonly remove: (key: string) => void
  readonly clear: () => void
  /** The files as the outbox sends them: what has not arrived whole as yet goes on there, with its bytes. */
  readonly handOver: () => HandedOver
  /** Of those that have arrived whole. */
  readonly ids: readonly number[]
  readonly areDone: boolean
}

/** Files attached to something not yet sent: each uploads at once and by itself, and goes on when the net is back. */
export function useUploads(): Uploads {
  const [files, setFiles] = useState<readonly FileOnItsWay[]>([])
  const latest = useRef(files)
  latest.current = files
  const stops = useRef(new Map<string, AbortController>())
  /** Under these keys the outbox sends from now on, and nobody else. */
  const handedOver = useRef(new Set<string>())

  const change = useCallback((key: string, news: Partial<FileOnItsWay>) => {
    setFiles((all) => all.map((one) => (one.key === key ? { ...one, ...news } : one)))
  }, [])

  const send = useCallback(
    async ({ key, file, id }: FileOnItsWay) => {
      if (handedOver.current.has(key)) return
      const stop = new AbortController()
      stops.current.set(key, stop)
      change(key, { state: 'uploading', refusal: null })
      try {
        await uploadFile({
          by: call,
          file,
          key,
          id,
          signal: stop.signal,
          onStart: (given) => change(key, { id: given }),
          onProgress: (received) => change(key, { received }),
          onSpeed: noteSpeed,
        })
        change(key, { state: 'done', received: file.size })
      } catch (error) {
        if (!stop.signal.aborted)
          change(key, { state: 'broken', refusal: canWait(error) ? null : textOfProblem(error) })
      }
    },
    [change],
  )

  const add = useCallback(
    (chosen: Iterable<File>) => {
      const fresh = Array.from(chosen, begun)
      setFiles((all) => [...all, ...fresh])
      for (const one of fresh) {
        void prepared(one.file).then((file) => {
          // Taken away or sent while it was drawn anew: then it is over, or goes on in the outbox as it was.
          if (handedOver.current.has(one.key) || !latest.current.some(({ key }) => key === one.key)) return
          change(one.key, { file })
          void send({ ...one, file })
        })
      }
    },
    [send, change],
  )
  const resume = useCallback(
    (key: string) => {
      const file = latest.current.find((one) => one.key === key)
      if (!file) return
      // The outbox gave it back, or still has it: either way the page goes on under a key of its own.
      const own = handedOver.current.has(key) ? { ...file, key: newKey() } : file
      setFiles((all) => all.map((one) => (one.key === key ? own : one)))
      void send(own)
    },
    [send],
  )
  const remove = useCallback((key: string) => {
    stops.current.get(key)?.abort()
    const dropped = latest.current.find((one) => one.key === key)
    if (dropped) forget(dropped)
    // Best effort: the server throws away what nobody sends anyway.
    if (dropped?.id !== undefined) discard(paths.file(dropped.id)).catch(() => undefined)
    setFiles((all) => all.filter((one) => one.key !== key))
  }, [])
  const handOver = useCallback((): HandedOver => {
    const all = latest.current
    for (const { key } of all) {
      handedOver.current.add(key)
      stops.current.get(key)?.abort()
    }
    const files = all.map(({ key, file, id, received, state }) => {
      return { key, name: file.name, size: file.size, mediaType: file.type, id, received, isThere: state === 'done' }
    })
    // What has arrived is kept here too while there is no net: until it is sent, the server may have thrown it away.
    const needed = all.filter(({ state }) => state !== 'done' || !isNear())
    return { files, bytes: new Map(needed.map(({ key, file }) => [key, file])) }
  }, [])
  const clear = useCallback(() => {
    for (const file of latest.current) forget(file)
    setFiles([])
  }, [])

  const broken = files.filter(({ state, refusal }) => state === 'broken' && !refusal)
  useTryingAgain(broken.length > 0, () => {
    for (const file of broken) void send(file)
  })

  const ids = files.flatMap(({ id, state }) => (state === 'done' && id !== undefined ? [id] : []))
  return { files, add, resume, remove, clear, handOver, ids, areDone: ids.length === files.length }
}

/** Bytes; what is smaller goes as it is whatever the net. */
const SMALL = 400_000

/** A photo may be made smaller first; what does that is fetched by whom it may concern. */
async function prepared(file: File): Promise<File> {
  if (file.size <= SMALL || !file.type.startsWith('image/')) return file
  return import('../photo.ts').then((one) => one.sendable(file)).catch(() => file)
}

function begun(file: File): FileOnItsWay {
  const preview = file.type.startsWith('image/') ? URL.createObjectURL(file) : undefined
  return { key: newKey(), file, id: undefined, received: 0, state: 'uploading', refusal: null, preview }
}

function forget({ preview }: FileOnItsWay) {
  if (preview) URL.revokeObjectURL(preview)
}

/** A file of which nothing but its id at the server is known here. */
export function arrivedFile({
  id,
  name,
  size,
  mediaType,
}: Omit<WaitingFile, 'key' | 'received' | 'isThere'> & { id: number }) {
  return { key: `file-${id}`, id, name, size, mediaType, received: size, isThere: true }
}
