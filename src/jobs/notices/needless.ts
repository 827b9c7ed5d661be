import type { Channel } from '../../channels/channel.ts'
import type { Db } from '../../db/engine/database.ts'
import type { LeavingNotice } from '../../db/notices/leaving.ts'
import { doneMeanwhile } from '../../db/notices/meanwhile.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { type Needless, whyNeedless } from '../../domain/notices/needless.ts'
import { unreadableAmong } from './unreadable.ts'

export interface LeavingBy {
  readonly channels: readonly Channel[]
  readonly way: string
  readonly now: Instant
}

/** Which notices that are about to leave by a way need not, or must not: what their recipients have read, declined or may read no longer. */
export async function needlessAmong(
  db: Db,
  notices: readonly LeavingNotice[],
  { channels, way, now }: LeavingBy,
): Promise<ReadonlyMap<number, Needless>> {
  const ids = notices.map(({ noticeId }) => noticeId)
  const unreadable = await unreadableAmong(db, notices)
  const done = new Map((await doneMeanwhile(db, ids, way)).map((one) => [one.noticeId, one]))
  const read = new Set<number>()
  for (const { readAmong } of channels) for (const id of (await readAmong?.(db, ids)) ?? []) read.add(id)
  return new Map(
    notices.flatMap(({ noticeId, kind, side }) => {
      if (unreadable.has(noticeId)) return [[noticeId, 'unreadable'] as const]
      const { hasLooked = false, mute = null, wanted = null } = done.get(noticeId) ?? {}
      const why = whyNeedless({ kind, side, way, isRead: hasLooked || read.has(noticeId), mute, wanted }, now)
      return why === null ? [] : [[noticeId, why] as const]
    }),
  )
}
