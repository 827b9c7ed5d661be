import { sql } from 'kysely'
import type { Instant } from '../../domain/ground/instant.ts'
import type { Call } from '../../domain/phone/call.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso, maybeIso } from '../engine/moments.ts'

/** What of a call decides beside its events. */
export interface KeptCall {
  readonly id: number
  readonly exchangeId: number
  readonly direction: Call['direction']
  readonly state: Call['state']
  readonly result: Call['result']
  readonly number: string | null
  readonly personId: number | null
  readonly teamId: number | null
  readonly specialistId: number | null
  readonly request: number | null
  readonly trialOf: number | null
  /** In ISO 8601; null: it goes on. */
  readonly endedAt: string | null
}

const COLUMNS =
  sql.raw(`id, exchange_id as "exchangeId", direction, state, result, number, person_id as "personId", team_id as "teamId",
  specialist_id as "specialistId", request_number as request, trial_of as "trialOf", ended_at as "endedAt"`)

export interface CallName {
  readonly exchangeId: number
  readonly callKey: string
  readonly trialOf: number | null
}

/** The row of a call, held until the transaction ends; made with the first event that names it. */
export async function holdCall(tx: Tx, { exchangeId, callKey, trialOf }: CallName, now: Instant): Promise<KeptCall> {
  await sql`insert into phone_calls (exchange_id, call_key, direction, state, started_at, trial_of)
    values (${exchangeId}, ${callKey}, 'in', 'ringing', ${iso(now)}, ${trialOf})
    on conflict (exchange_id, call_key) do nothing`.execute(tx)
  const { rows } = await sql<KeptCall>`select ${COLUMNS} from phone_calls
    where exchange_id = ${exchangeId} and call_key = ${callKey} for update`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('a call that was just kept is not there')
  return row
}

/** A call that is no longer there is null. */
export async function lockCall(tx: Tx, id: number): Promise<KeptCall | null> {
  const { rows } = await sql<KeptCall>`select ${COLUMNS} from phone_calls where id = ${id} for update`.execute(tx)
  return rows[0] ?? null
}

/** Calls whose exchange has said nothing for too long, the oldest first. */
export async function listCallsToClose(db: Db, now: Instant): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select id from phone_calls where closes_at <= ${iso(now)}
    order by closes_at limit 200`.execute(db)
  return rows.map(({ id }) => id)
}

export interface CallStanding {
  readonly call: Call
  readonly personId: number | null
  readonly teamId: number | null
  readonly specialistId: number | null
}

/** What its events make of the call. */
export async function keepCall(tx: Tx, id: number, standing: CallStanding): Promise<void> {
  const { call, personId, teamId, specialistId } = standing
  await tx
    .updateTable('phone_calls')
    .set({
      direction: call.direction,
      state: call.state,
      result: call.result,
      cause: call.cause,
      started_at: iso(call.startedAt),
      answered_at: maybeIso(call.answeredAt),
      ended_at: maybeIso(call.endedAt),
      talk_ms: Math.round(call.talkMs),
      number: call.caller.number,
      extension: call.caller.extension,
      line: call.line,
      queue: call.queue,
      team_id: teamId,
      person_id: personId,
      specialist_id: specialistId,
      recording: call.recording,
      closes_at: maybeIso(call.closesAt),
    })
    .where('id', '=', id)
    .execute()
}

/** Numbers to try a card with: who called last, else some customer's. */
export async function lastNumbers(db: Db): Promise<string[]> {
  const { rows } = await sql<{
    number: string
  }>`(select number from phone_calls where number is not null and trial_of is null
      order by started_at desc limit 1)
    union all (select a.value from person_addresses a join people p on p.id = a.person_id and p.archived_at is null
      where a.kind = 'phone' and exists (select 1 from requests r where r.contact_id = p.id) order by a.id limit 1)`.execute(
    db,
  )
  return rows.map(({ number }) => number)
}

export async function keepCaller(tx: Tx, id: number, personId: number): Promise<void> {
  await tx.updateTable('phone_calls').set({ person_id: personId }).where('id', '=', id).execute()
}

export async function keepRequestOf(tx: Tx, id: number, request: number): Promise<void> {
  await tx.updateTable('phone_calls').set({ request_number: request }).where('id', '=', id).execute()
}

export async function keepRecording(tx: Tx, id: number, recording: string): Promise<void> {
  await tx.updateTable('phone_calls').set({ recording }).where('id', '=', id).execute()
}

export async function noteRecordingLook(tx: Tx, id: number, personId: number, now: Instant): Promise<void> {
  await tx
    .insertInto('phone_recording_looks')
    .values({ call_id: id, person_id: personId, at: iso(now) })
    .execute()
}

export async function recordingOf(db: Db, id: number): Promise<string | null> {
  const found = await db.selectFrom('phone_calls').select('recording').where('id', '=', id).executeTakeFirst()
  return found?.recording ?? null
}
