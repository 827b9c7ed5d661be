import { sql } from 'kysely'
import type { Desk } from '../desk.ts'
import type { Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

/** What the person has begun today with this upload; uploads of one person are counted one after the other. */
export async function countUpload({ tx, actor, now }: Desk, size: number) {
  return tx
    .insertInto('upload_days')
    .values({ person_id: actor.personId, day: iso(now).slice(0, 10), uploads: 1, bytes: size })
    .onConflict((conflict) =>
      conflict.columns(['person_id', 'day']).doUpdateSet((eb) => ({
        uploads: eb('upload_days.uploads', '+', 1),
        bytes: eb('upload_days.bytes', '+', size),
      })),
    )
    .returning(['uploads', 'bytes'])
    .executeTakeFirstOrThrow()
}

/** Days that no quota asks for any more. */
export async function forgetUploadDays(tx: Tx): Promise<void> {
  await sql`delete from upload_days where day < (now() at time zone 'UTC')::date - 1`.execute(tx)
}
