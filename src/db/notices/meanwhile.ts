import { sql } from 'kysely'
import type { Instant } from '../../domain/ground/instant.ts'
import type { Mute, MuteUntil } from '../../domain/notices/mute.ts'
import type { Db } from '../engine/database.ts'

/** What the hearer of a notice has done since the change that it tells. */
export interface DoneMeanwhile {
  readonly noticeId: number
  /** He has looked at its request. */
  readonly hasLooked: boolean
  readonly mute: Mute | null
  /** What he said of this kind by this way; null: nothing. */
  readonly wanted: boolean | null
}

interface Row extends Omit<DoneMeanwhile, 'mute'> {
  readonly until: MuteUntil | null
  readonly untilAt: Instant | null
  readonly mutedAt: Instant | null
}

/** The same of several notices that wait to leave by a way. */
export async function doneMeanwhile(db: Db, notices: readonly number[], way: string): Promise<DoneMeanwhile[]> {
  const { rows } = await sql<Row>`
    select n.id as "noticeId", exists (select 1 from request_reads r where r.person_id = n.person_id
        and r.request_number = n.request_number and r.read_at >= (select min(e.at) from events e
          where e.request_number = n.request_number and e.change_id = n.change_id)) as "hasLooked",
      m.until, (extract(epoch from m.until_at) * 1000)::bigint as "untilAt",
      (extract(epoch from m.muted_at) * 1000)::bigint as "mutedAt", c.wanted
    from notices n left join mutes m on m.person_id = n.person_id and m.request_number = n.request_number
      left join notice_choices c on c.person_id = n.person_id and c.kind = n.kind and c.way = ${way}
    where n.id = any(${[...notices]}::bigint[])`.execute(db)
  return rows.map(({ until, untilAt, mutedAt, ...row }) => ({
    ...row,
    mute: until === null || mutedAt === null ? null : { until, untilAt, mutedAt },
  }))
}
