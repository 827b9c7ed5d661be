import type { Tx } from '../../db/engine/database.ts'
import { dropMutes, mutesOf } from '../../db/notices/mutes.ts'
import type { Reader } from '../../db/notices/notices.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { type Hearing, sideOf } from '../../domain/notices/audience.ts'
import { isMuted, isMuteOver, type Meanwhile } from '../../domain/notices/mute.ts'

export interface Changed extends Meanwhile {
  readonly request: number
  readonly readers: readonly Reader[]
}

/** Who hears nothing of a change because he muted its request; mutes that it ends are gone from then on. */
export async function silencedBy(tx: Tx, { request, readers, ...meanwhile }: Changed, now: Instant) {
  const mutes = await mutesOf(tx, request)
  const over = readers.filter((reader) => {
    const mute = mutes.get(reader.id)
    return mute && isMuteOver(mute, sideOf(reader), meanwhile, now)
  })
  if (over.length > 0) {
    const ended = over.map(({ id }) => id)
    await dropMutes(tx, request, ended)
  }
  return (hearing: Hearing) => isMuted(mutes.get(hearing.personId) ?? null, hearing, meanwhile, now)
}
