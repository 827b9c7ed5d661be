import { useEffect } from 'react'
import { remove as discard } from '../../api.ts'
import { paths } from '../../paths.ts'
import { arrivedFile, type HandedOver, type Uploads, useUploads } from '../use-uploads.ts'

/** A file that has arrived whole and waits to be sent; kept with the draft, so it outlives a reload. */
export interface KeptFile {
  readonly id: number
  readonly name: string
  readonly size: number
  readonly mediaType: string
}

export interface Attachments {
  readonly uploads: Uploads
  /** Arrived before this page was opened. */
  readonly earlier: readonly KeptFile[]
  readonly drop: (id: number) => void
  /** All of them, as the outbox sends them. */
  readonly handOver: () => HandedOver
  readonly isEmpty: boolean
  /** One of them was refused: without it nothing is sent, unless the person takes it away. */
  readonly isRefused: boolean
  readonly areDone: boolean
  /** One of them broke off and waits for the person. */
  readonly isBroken: boolean
}

/** Files of a draft: those on their way, and those that came before. `keep` writes them into the draft. */
export function useAttachments(
  kept: readonly KeptFile[],
  keep: (change: (kept: readonly KeptFile[]) => readonly KeptFile[]) => void,
): Attachments {
  const uploads = useUploads()
  const arrived = uploads.files.flatMap(({ id, file, state }) =>
    state === 'done' && id !== undefined ? [{ id, name: file.name, size: file.size, mediaType: file.type }] : [],
  )
  const fresh = arrived.filter(({ id }) => !kept.some((one) => one.id === id))

  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new arrival is written down
  useEffect(() => {
    if (fresh.length > 0) keep((all) => [...all, ...fresh])
  }, [fresh.length])

  const forget = (id: number) => keep((all) => all.filter((one) => one.id !== id))
  const remove = (key: string) => {
    const dropped = uploads.files.find((one) => one.key === key)
    uploads.remove(key)
    if (dropped?.id !== undefined) forget(dropped.id)
  }
  const drop = (id: number) => {
    forget(id)
    // Best effort: the server throws away what nobody sends anyway.
    discard(paths.file(id)).catch(() => undefined)
  }
  const earlier = kept.filter(({ id }) => !uploads.files.some((one) => one.id === id))
  return {
    uploads: { ...uploads, remove },
    earlier,
    drop,
    handOver: () => {
      const { files, bytes } = uploads.handOver()
      return { files: [...earlier.map(arrivedFile), ...files], bytes }
    },
    isEmpty: earlier.length + uploads.files.length === 0,
    areDone: uploads.areDone && fresh.length === 0,
    isRefused: uploads.files.some(({ refusal }) => refusal !== null),
    isBroken: uploads.files.some(({ state }) => state === 'broken'),
  }
}
