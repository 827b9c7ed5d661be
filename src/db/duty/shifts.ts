import { type RawBuilder, sql } from 'kysely'
import type { AwayFor } from '../../domain/duty/on-duty.ts'
import type { Shift } from '../../domain/duty/shift.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import type { Db } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

export interface KeptShift extends Shift {
  readonly id: number
}

const millis = (moment: RawBuilder<unknown>) => sql<Instant>`(extract(epoch from ${moment}) * 1000)::float8`

/** Shift `s` as rules have it. */
const SHIFT = sql`s.id, s.team_id as "teamId", s.person_id as "personId", s.kind,
  ${millis(sql`s.starts_at`)} as "startsAt", ${millis(sql`s.ends_at`)} as "endsAt"`

/** Shifts of all teams that have a part between the two moments, the earliest first; of people who are still with us. */
export async function listShifts(db: Db, from: Instant, to: Instant): Promise<KeptShift[]> {
  const { rows } = await sql<KeptShift>`select ${SHIFT} from duty_shifts s join people p on p.id = s.person_id
    where s.ends_at > ${iso(from)} and s.starts_at < ${iso(to)} and p.archived_at is null
    order by s.starts_at, s.id`.execute(db)
  return rows
}

/** The next duty of a team that begins after a moment. */
export async function findNextDuty(db: Db, teamId: number, after: Instant): Promise<KeptShift | null> {
  const { rows } = await sql<KeptShift>`select ${SHIFT} from duty_shifts s join people p on p.id = s.person_id
    where s.team_id = ${teamId} and s.kind = 'duty' and s.starts_at > ${iso(after)} and p.archived_at is null
    order by s.starts_at limit 1`.execute(db)
  return rows[0] ?? null
}

/** Absences that have a part between the two moments: days of the zone of whoever is away, as moments. */
export async function listAway(db: Db, from: Instant, to: Instant): Promise<AwayFor[]> {
  const { rows } = await sql<AwayFor>`
    with away as (select a.person_id, u.id as substitute_id, a.starts_on::timestamp at time zone p.zone as starts_at,
        (a.ends_on + 1)::timestamp at time zone p.zone as ends_at
      from absences a join people p on p.id = a.person_id
        left join people u on u.id = a.substitute_id and u.archived_at is null
      where a.ends_on >= (${iso(from)}::timestamptz at time zone 'UTC')::date - 1
        and a.starts_on <= (${iso(to)}::timestamptz at time zone 'UTC')::date + 1)
    select person_id as "personId", substitute_id as "substituteId",
      ${millis(sql`starts_at`)} as "startsAt", ${millis(sql`ends_at`)} as "endsAt"
    from away where ends_at > ${iso(from)} and starts_at < ${iso(to)} order by starts_at`.execute(db)
  return rows
}
