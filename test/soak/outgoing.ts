import { sql } from 'kysely'
import { postMessage } from '../../src/actions/requests/post-message.ts'
import { findByPerson } from '../../src/db/people/actors.ts'
import { until } from '../ground/until.ts'
import { LETTERS_OUT, lettersOut } from '../letters/letters-out.ts'
import type { World } from '../people.ts'
import type { SoakGround } from './ground.ts'
import type { Line } from './table.ts'
import { makeTrouble, type TroublePlan } from './trouble.ts'
import type { openUnwellSmtp } from './unwell-smtp.ts'
import type { Workers } from './workers.ts'

type Smtp = Awaited<ReturnType<typeof openUnwellSmtp>>

interface Outgoing extends TroublePlan {
  readonly letters: number
  readonly smtp: Smtp
  readonly world: World
}

/** A specialist has answered so many requests; his letters leave while the mail server and everything else breaks. */
export async function soakOutgoing(ground: SoakGround, workers: Workers, outgoing: Outgoing): Promise<Line[]> {
  const { letters: count, smtp, world, ...plan } = outgoing
  const { db } = ground.database
  const answered = await answer(ground, count, world)
  const counts = await makeTrouble(ground, workers, plan)
  await until(() => allAreSent(ground, count).catch(() => false), { within: 600_000, what: 'every letter has left' })

  const letters = await lettersOut(db)
    .select(['message_id', 'to_address', 'about_message_id', 'sent_at'])
    .where('about_message_id', 'in', answered)
    .execute()
  const ours = new Set(letters.map(({ message_id }) => message_id))
  const taken = smtp.taken.filter(({ messageId }) => ours.has(messageId))
  const arrived = new Set(taken.map(({ messageId }) => messageId))
  const contents = new Set(taken.map(({ messageId, content }) => `${messageId} ${content}`))
  const { droppedAfterTaking, resetAfterSaying, refusedForNow, resetInTheMiddle } = smtp.mishaps
  return [
    { what: 'workers killed (kill -9)', found: counts.kills, wanted: plan.kills },
    { what: 'times the database was stopped', found: counts.stops, wanted: plan.stops },
    { what: 'workers that ended by themselves', found: workers.endedByThemselves(), wanted: 0 },
    { what: 'letters the server refused for now', found: refusedForNow },
    { what: 'letters it took without saying so', found: droppedAfterTaking },
    { what: 'letters it took, said so and hung up', found: resetAfterSaying },
    { what: 'letters it broke off in the middle', found: resetInTheMiddle },
    { what: 'answers of a specialist', found: answered.length, wanted: count },
    { what: 'letters in the outbox', found: letters.length, wanted: count },
    { what: 'letters that arrived', found: arrived.size, wanted: count },
    { what: 'missing', found: letters.filter(({ message_id }) => !arrived.has(message_id)).length, wanted: 0 },
    { what: 'repeats, under the same Message-ID', found: taken.length - arrived.size },
    { what: 'repeats that say something else', found: contents.size - arrived.size, wanted: 0 },
  ]
}

/** Answers to requests that came by mail; resolves with the messages. */
async function answer({ database: { db } }: SoakGround, count: number, { people }: World): Promise<number[]> {
  const requests = await db
    .selectFrom('requests')
    .select('number')
    .where('channel', '=', 'email')
    .orderBy('number')
    .limit(count)
    .execute()
  const messages: number[] = []
  for (const { number } of requests) {
    const order = { text: `Ответ на ${number}`, visibility: 'public', fileIds: [], mentions: [], anyway: true } as const
    messages.push(
      await db.transaction().execute(async (tx) => {
        const found = await findByPerson(tx, people.specialist.id, 'portal')
        if (!found) throw new Error('there is no specialist')
        return (await postMessage({ tx, actor: found.actor, now: Date.now() }, number, order)).messageId
      }),
    )
  }
  return messages
}

/** The pauses between attempts grow to hours; here they are cut short. */
async function allAreSent({ database: { db } }: SoakGround, count: number): Promise<boolean> {
  await sql`update graphile_worker._private_jobs set run_at = now() where run_at > now() and locked_at is null
    and attempts < max_attempts`.execute(db)
  const { rows } = await sql<{
    sent: number
  }>`select count(*) as sent from ${LETTERS_OUT} l where about_message_id is not null
    and sent_at is not null`.execute(db)
  return (rows[0]?.sent ?? 0) >= count
}
