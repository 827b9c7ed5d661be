import { sql } from 'kysely'
import { STAFF_ROLES } from '../../domain/access/permissions.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { SCREEN } from '../../domain/notices/defaults.ts'
import type { Db } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

/** How much a bot has to do, and how it fared within a day. */
export interface BotFigures {
  readonly botId: number
  readonly waitingSince: Instant | null
  /** When something last came. */
  readonly heardAt: Instant | null
  readonly out: number
  readonly linked: number
  readonly blocked: number
  readonly groups: number
  readonly refusedToday: number
  readonly saidToday: number
}

export async function botFigures(db: Db, now: Instant): Promise<BotFigures[]> {
  const day = iso(now - 86_400_000)
  const { rows } = await sql<BotFigures>`select b.id as "botId",
      (select (extract(epoch from min(u.received_at)) * 1000)::bigint from messenger_updates u
        where u.bot_id = b.id and u.done_at is null) as "waitingSince",
      (select (extract(epoch from u.received_at) * 1000)::bigint from messenger_updates u
        where u.bot_id = b.id order by u.id desc limit 1) as "heardAt",
      (select count(*) from messenger_outbound o where o.bot_id = b.id and o.sent_at is null and o.gave_up_at is null) as out,
      (select count(distinct l.person_id) from messenger_links l where l.bot_id = b.id and l.unlinked_at is null) as linked,
      (select count(distinct l.person_id) from messenger_links l
        where l.bot_id = b.id and l.unlinked_at is null and l.blocked_at is not null) as blocked,
      (select count(*) from messenger_groups g where g.bot_id = b.id and g.unbound_at is null) as groups,
      (select count(*) from messenger_outbound o where o.bot_id = b.id and o.tried_at > ${day}::timestamptz
        and o.gave_up_at is not null) as "refusedToday",
      (select count(*) from messenger_outbound o where o.bot_id = b.id and o.tried_at > ${day}::timestamptz
        and o.sent_at is not null) as "saidToday"
    from messenger_bots b order by b.id`.execute(db)
  return rows
}

/** For administrators: who linked an account, who was there last first. */
export async function peopleOfBot(db: Db, botId: number) {
  const { rows } = await sql<{
    id: number
    personId: number
    person: string
    place: string | null
    isStaff: boolean
    username: string | null
    seenAt: string
    blockedAt: string | null
  }>`select l.id, l.person_id as "personId", p.name as person, l.username, l.seen_at as "seenAt", l.blocked_at as "blockedAt",
      exists (select 1 from person_roles r where r.person_id = p.id and r.role = any(${[...STAFF_ROLES]})) as "isStaff",
      (select coalesce(v.name || ', ' || v.address, o.name) from person_roles r left join venues v on v.id = r.venue_id
        left join organisations o on o.id = r.organisation_id where r.person_id = p.id order by r.id limit 1) as place
    from messenger_links l join people p on p.id = l.person_id
    where l.bot_id = ${botId} and l.unlinked_at is null order by l.seen_at desc, l.id desc limit 50`.execute(db)
  return rows
}

/** What was not taken within a day, and when the same was told by another way. */
export async function refusalsOf(db: Db, botId: number, now: Instant) {
  const { rows } = await sql<{ at: string; person: string | null; reason: string; otherWayAt: string | null }>`
    select coalesce(o.tried_at, o.gave_up_at) as at, p.name as person, coalesce(o.error, '') as reason,
      (select min(coalesce(other.sent_at, other.created_at)) from deliveries d join deliveries other
        on other.notice_id = d.notice_id and other.way not in (d.way, ${SCREEN}) where d.id = o.delivery_id) as "otherWayAt"
    from messenger_outbound o left join lateral (select person_id from messenger_links l
        where l.bot_id = o.bot_id and l.chat = o.chat order by l.linked_at desc limit 1) whose on true
      left join people p on p.id = whose.person_id
    where o.bot_id = ${botId} and o.gave_up_at > ${iso(now - 86_400_000)}::timestamptz and o.tried_at is not null
    order by o.gave_up_at desc limit 50`.execute(db)
  return rows
}
