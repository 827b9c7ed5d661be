import { sql } from 'kysely'
import type { Desk } from '../desk.ts'
import type { Db } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'
import { lockPerson } from '../people/person-lock.ts'

export async function listDrafts(db: Db, personId: number) {
  const { rows } = await sql<{ key: string; body: Record<string, unknown>; savedAt: string }>`
    select key, body, saved_at as "savedAt" from drafts where person_id = ${personId} order by saved_at desc limit 200`.execute(
    db,
  )
  return rows
}

/** Drafts of one person are kept one after the other, so that each finds room by what all others really take. */
export async function roomOfDrafts({ tx, actor }: Desk, besides: string) {
  await lockPerson(tx, 'drafts', actor.personId)
  return tx
    .selectFrom('drafts')
    .select((eb) => [
      eb.fn.countAll<number>().as('drafts'),
      sql<number>`coalesce(sum(octet_length(body::text)), 0)::bigint`.as('bytes'),
    ])
    .where('person_id', '=', actor.personId)
    .where('key', '<>', besides)
    .executeTakeFirstOrThrow()
}

export async function saveDraft({ tx, actor, now }: Desk, key: string, body: string): Promise<void> {
  const row = { body, saved_at: iso(now) }
  await tx
    .insertInto('drafts')
    .values({ person_id: actor.personId, key, ...row })
    .onConflict((conflict) => conflict.columns(['person_id', 'key']).doUpdateSet(row))
    .execute()
}

export async function hasDraft({ tx, actor }: Pick<Desk, 'tx' | 'actor'>, key: string): Promise<boolean> {
  const found = await tx
    .selectFrom('drafts')
    .select('key')
    .where('person_id', '=', actor.personId)
    .where('key', '=', key)
    .executeTakeFirst()
  return found !== undefined
}

/** A reply that an automation began lies with the request until a member of the support answers: the specialist who gets the request finds it among his drafts (begun_replies). */
export async function keepBegunReply({ tx, now }: Desk, request: number, body: string): Promise<void> {
  const row = { body, begun_at: iso(now) }
  await tx
    .insertInto('begun_replies')
    .values({ request_number: request, ...row })
    .onConflict((conflict) => conflict.column('request_number').doUpdateSet(row))
    .execute()
}

export async function deleteDraft({ tx, actor }: Desk, key: string): Promise<void> {
  await tx.deleteFrom('drafts').where('person_id', '=', actor.personId).where('key', '=', key).execute()
}
