import type { Channel } from '../../channels/channel.ts'
import type { Db } from '../../db/engine/database.ts'
import { doneMeanwhile } from '../../db/notices/meanwhile.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import type { NoticeKind } from '../../domain/ground/words.ts'
import type { Side } from '../../domain/notices/audience.ts'
import { type Needless, whyNeedless } from '../../domain/notices/needless.ts'

/** A notice that is about to leave. */
interface Leaving {
  readonly noticeId: number
  readonly kind: NoticeKind
  readonly side: Side
}

export interface LeavingBy {
  readonly channels: readonly Channel[]
  readonly way: string
  readonly now: Instant
}

/** Which notices that are about to leave by a way their recipients have read or declined meanwhile, and which of the two. */
export async function needlessAmong(
  db: Db,
  notices: readonly Leaving[],
  { channels, way, now }: LeavingBy,
): Promise<ReadonlyMap<number, Needless>> {
  const ids = notices.map(({ noticeId }) => noticeId)
  const done = new Map((await doneMeanwhile(db, ids, way)).map((one) => [one.noticeId, one]))
  const read = new Set<number>()
  for (const { readAmong } of channels) for (const id of (await readAmong?.(db, ids)) ?? []) read.add(id)
  return new Map(
    notices.flatMap(({ noticeId, kind, side }) => {
      const { hasLooked = false, mute = null, wanted = null } = done.get(noticeId) ?? {}
      const why = whyNeedless({ kind, side, way, isRead: hasLooked || read.has(noticeId), mute, wanted }, now)
      return why === null ? [] : [[noticeId, why] as const]
    }),
  )
}
