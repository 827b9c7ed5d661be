import { sql } from 'kysely'
import type { Actor } from '../../domain/access/permissions.ts'
import { seen } from '../access/seen.ts'
import type { Desk } from '../desk.ts'
import type { Db } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

export interface NewTurnedAway {
  readonly personId: number
  readonly reason: string
  readonly contractId: number
  readonly venueId: number | null
  readonly phone: string | null
  readonly letterTo: string | null
  readonly smsTo: string | null
}

export async function insertTurnedAway({ tx, actor, now }: Desk, call: NewTurnedAway): Promise<void> {
  await tx
    .insertInto('turned_away_calls')
    .values({
      person_id: call.personId,
      by_id: actor.personId,
      at: iso(now),
      reason: call.reason,
      contract_id: call.contractId,
      venue_id: call.venueId,
      phone: call.phone,
      letter_to: call.letterTo,
      sms_to: call.smsTo,
    })
    .execute()
}

export interface TurnedAway {
  readonly id: number
  readonly at: string
  readonly by: { readonly id: number; readonly name: string }
  readonly reason: string
  readonly contract: { readonly id: number; readonly name: string }
  /** Null also where his addresses are not for this reader. */
  readonly phone: string | null
  readonly letterTo: string | null
  readonly wasWrittenTo: boolean
  readonly smsTo: string | null
  readonly wasTexted: boolean
}

/** How often a card tells of it: the last ones. */
const SHOWN = 5

/** The last calls of a person that were not taken, the newest first, and whether he can be written and called; null when the actor does not see him. */
export async function listTurnedAway(db: Db, actor: Actor, personId: number) {
  const { rows } = await sql<{ calls: readonly TurnedAway[]; hasMail: boolean; hasPhone: boolean }>`
    select exists (select 1 from person_addresses a where a.person_id = p.id and a.kind = 'email') as "hasMail",
      exists (select 1 from person_addresses a where a.person_id = p.id and a.kind = 'phone') as "hasPhone",
      coalesce((select jsonb_agg(to_jsonb(t) order by t.id desc) from (
        select t.id, to_char(t.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, t.reason,
          jsonb_build_object('id', b.id, 'name', b.name) as by, jsonb_build_object('id', k.id, 'name', k.name) as contract,
          case when ${seen(actor, 'address')} then t.phone end as phone,
          case when ${seen(actor, 'address')} then t.letter_to end as "letterTo", t.letter_to is not null as "wasWrittenTo",
          case when ${seen(actor, 'address')} then t.sms_to end as "smsTo", t.sms_to is not null as "wasTexted"
        from turned_away_calls t join people b on b.id = t.by_id join contracts k on k.id = t.contract_id
        where t.person_id = p.id order by t.id desc limit ${SHOWN}) t), '[]') as calls
    from people p where p.id = ${personId} and p.archived_at is null and ${seen(actor, 'person')}`.execute(db)
  return rows[0] ?? null
}
