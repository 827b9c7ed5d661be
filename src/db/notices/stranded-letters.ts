import { sql } from 'kysely'
import type { Instant } from '../../domain/ground/instant.ts'
import type { NoticeKind } from '../../domain/ground/words.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'
import { deliveryKey } from '../mail/letters.ts'
import { READING_ATTEMPTS } from '../mail/raw-letters.ts'
import { FIRST_MAILBOX, NO_SERVER } from './deliveries.ts'

/** A letter of the outbox that has no end, and that nobody is going to send. */
export interface StrandedLetter {
  readonly id: number
  readonly kind: NoticeKind | 'sign_in'
  readonly to: string
  readonly request: number | null
  readonly isAboutMessage: boolean
  /** When it was to leave. */
  readonly dueAt: Instant
  /** There was no server to take it. */
  readonly waitedForServer: boolean
}

/** So many at a time: the next look finds the rest. */
const MOST = 500

/** Jobs that will still be done, or are being done. */
const LIVES = sql.raw('(j.attempts < j.max_attempts or j.locked_at is not null)')

/** Those that could leave: of the ones that wait for a server, only where there is one now. */
export async function listStranded(db: Db, { hasServer }: { readonly hasServer: boolean }): Promise<StrandedLetter[]> {
  const { rows } = await sql<StrandedLetter>`
    select l.id, l.kind, l.to_address as to, l.request_number as request, l.about_message_id is not null as "isAboutMessage",
      (extract(epoch from coalesce(l.not_before, l.created_at)) * 1000)::bigint as "dueAt",
      l.last_error is not distinct from ${NO_SERVER} as "waitedForServer"
    from letters l left join mailboxes m on m.id = coalesce(l.mailbox_id, (${FIRST_MAILBOX}))
    where l.sent_at is null and l.gave_up_at is null
      and (l.last_error is distinct from ${NO_SERVER} or ${hasServer}::boolean or m.smtp is not null)
      and not exists (select from graphile_worker._private_jobs j where j.key = 'letter:' || l.id and ${LIVES})
    order by l.id limit ${MOST}`.execute(db)
  return rows
}

/** No attempt will be made any more; false when it has its end already. */
export async function markTooLate(tx: Tx, id: number, now: Instant): Promise<boolean> {
  const { rows } = await sql`update letters set gave_up_at = ${iso(now)}
    where id = ${id} and sent_at is null and gave_up_at is null returning id`.execute(tx)
  return rows.length > 0
}

/** Jobs of a letter that have failed for the last time; a new one takes their place. */
export async function forgetDeadDelivery(tx: Tx, id: number): Promise<void> {
  await sql`select graphile_worker.complete_jobs(array(select j.id from graphile_worker._private_jobs j
    where j.key = ${deliveryKey(id)} and not ${LIVES}))`.execute(tx)
}

/** Arrived letters that have no end and that nobody is going to read get their jobs again. Resolves with how many. */
export async function readStrandedAgain(tx: Tx): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    with jobs as materialized (select j.* from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id and t.identifier = 'read-letter'),
    stranded as materialized (select id from raw_letters where state = 'received'
      except select (payload->>'id')::bigint from jobs j where ${LIVES} limit ${MOST}),
    forgotten as materialized (select graphile_worker.complete_jobs(array(select j.id from jobs j
      where not ${LIVES} and (payload->>'id')::bigint in (select id from stranded))))
    select id, (graphile_worker.add_job('read-letter', json_build_object('id', id),
      max_attempts := ${READING_ATTEMPTS}::integer, job_key := 'read-letter:' || id)).id as job
    from stranded where (select count(*) from forgotten) >= 0`.execute(tx)
  return rows.length
}
