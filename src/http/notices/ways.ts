import type { NoticeWay } from '../../contract/notices/choices.ts'
import type { Db } from '../../db/engine/database.ts'
import { NOTICE_WAYS } from '../../domain/notices/defaults.ts'
import type { House } from '../server/context.ts'

/** Ways by which notices can be heard just now, in the order of their columns; without a person none leads anywhere. */
export async function hearingWays(
  db: Db,
  { guests }: Pick<House, 'guests'>,
  personId: number | null,
): Promise<NoticeWay[]> {
  const heard = (await Promise.all(guests.map(async ({ hearing }) => (await hearing?.(db, personId)) ?? []))).flat()
  return NOTICE_WAYS.flatMap((way) => {
    const one = heard.find((found) => found.way === way)
    return one ? [{ way, kinds: [...one.kinds], isReady: one.isReady }] : []
  })
}
