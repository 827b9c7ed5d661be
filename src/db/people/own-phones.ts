import { sql } from 'kysely'
import type { Instant } from '../../domain/ground/instant.ts'
import type { OwnPhone } from '../../domain/people/own-phones.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

export interface ListedPhone extends OwnPhone {
  /** E.164. */
  readonly phone: string
}

/** The telephones of a person, the proven ones first. */
export async function listPhones(db: Db, personId: number): Promise<ListedPhone[]> {
  const { rows } = await sql<ListedPhone>`select a.id, a.value as phone, a.verified_at is not null as "isProven"
    from person_addresses a where a.person_id = ${personId} and a.kind = 'phone'
    order by a.verified_at is null, a.id`.execute(db)
  return rows
}

/** The same, locked: no other transaction changes the addresses of this person until this one ends. */
export async function lockPhones(tx: Tx, personId: number): Promise<ListedPhone[]> {
  await tx.selectFrom('people').select('id').where('id', '=', personId).forNoKeyUpdate().execute()
  return listPhones(tx, personId)
}

/** A person and a telephone that he says is his. */
export interface PhoneOf {
  readonly personId: number
  /** E.164. */
  readonly phone: string
}

/** From now on the telephone is his and proven; false when it belongs to another person. */
export async function keepProvenPhone(tx: Tx, { personId, phone }: PhoneOf, now: Instant): Promise<boolean> {
  const { rows } = await sql`
    insert into person_addresses as a (person_id, kind, value, verified_at)
    values (${personId}, 'phone', ${phone}, ${iso(now)}::timestamptz)
    on conflict (kind, value) do update set verified_at = coalesce(a.verified_at, excluded.verified_at), bounced_at = null,
      bounce_reason = null where a.person_id = ${personId}
    returning a.id`.execute(tx)
  return rows.length > 0
}
