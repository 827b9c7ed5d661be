import { sql } from 'kysely'
import { THE_DESK } from '../../domain/access/permissions.ts'
import type { Channel } from '../../domain/ground/words.ts'
import type { Change } from '../../domain/request/change.ts'
import { isCounted } from '../../domain/request/event-table.ts'
import type { HeardEvent } from '../../domain/request/events.ts'
import { factsOf, type RequestFacts } from '../../domain/request/facts.ts'
import type { ServiceRequest } from '../../domain/request/request.ts'
import type { Terms } from '../../domain/terms/terms.ts'
import type { Db, Tx } from '../engine/database.ts'
import { maybeIso } from '../engine/moments.ts'
import { loadTerms } from '../terms/terms.ts'
import { lockInOrder, lockRequest } from './requests.ts'
import { storyOf } from './story.ts'

/** The columns that these facts say something of; the others stay as they are. */
function factsRow(facts: RequestFacts) {
  const { lastChannel, resolvedBy } = facts
  return {
    first_reacted_at: maybeIso(facts.firstReactedAt),
    first_reacted_late: facts.firstReactedLate,
    resolved_late: facts.resolvedLate,
    times_resumed: facts.timesResumed,
    ...(resolvedBy && { resolved_team_id: resolvedBy.teamId, resolved_specialist_id: resolvedBy.specialistId }),
    ...(lastChannel && { last_channel: lastChannel }),
  }
}

/** The part of a saved change that keeps its facts. Most changes leave them as they are, and then no row is written. */
export function counted({ request, events }: Change, channel: Channel, { hoursById }: Terms) {
  if (!events.some(isCounted)) return NOTHING_COUNTED
  const heard = events.map((event) => ({ ...event, channel }))
  const columns = Object.entries(factsRow(factsOf(request, heard, hoursById)))
  const set = columns.map(([column, value]) => sql`${sql.ref(column)} = ${value}`)
  const differs = columns.map(([column, value]) => sql`${sql.ref(column)} is distinct from ${value}`)
  return sql<Counted>`(update request_facts set ${sql.join(set)}
    where request_number = ${request.number} and (${sql.join(differs, sql` or `)}) returning request_number)`
}

/** The part of a new request that begins its facts: nothing has happened yet, and it was filed by this way. */
export function countedAsNew(channel: Channel) {
  return sql<Counted>`(insert into request_facts (request_number, last_channel) select number, ${channel} from filed
    returning request_number)`
}

interface Counted {
  readonly request_number: number
}

const NOTHING_COUNTED = sql<Counted>`(select 0 as request_number)`

/** The whole row, out of all that ever happened to the request. */
export function wholeFactsRow(request: ServiceRequest, story: readonly HeardEvent[], { hoursById }: Terms) {
  return {
    request_number: request.number,
    last_channel: request.channel,
    resolved_team_id: null,
    resolved_specialist_id: null,
    ...factsRow(factsOf(request, story, hoursById)),
  }
}

/** Tells the facts of a request anew where one change does not say them; the request's row must be locked. */
export async function keepFactsAnew(tx: Tx, request: ServiceRequest, terms: Terms): Promise<void> {
  const { request_number, ...row } = wholeFactsRow(request, await storyOf(tx, request.number), terms)
  await tx
    .insertInto('request_facts')
    .values({ request_number, ...row })
    .onConflict((conflict) => conflict.column('request_number').doUpdateSet(row))
    .execute()
}

/**
 * Gives facts to the next requests after this number that have none yet, and resolves with the last one; null when all have theirs. Each is
 * locked, so that a change that is saved meanwhile finds the row or is in it.
 */
export async function keepMissingFacts(db: Db, after: number, limit: number): Promise<number | null> {
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ number: number }>`select r.number from requests r where r.number > ${after}
      and not exists (select 1 from request_facts f where f.request_number = r.number)
      order by r.number limit ${limit}`.execute(tx)
    const numbers = rows.map(({ number }) => number)
    await lockInOrder(tx, numbers)
    for (const number of numbers) {
      const request = await lockRequest(tx, THE_DESK, number)
      await keepFactsAnew(tx, request, await loadTerms(tx, request))
    }
    return numbers.at(-1) ?? null
  })
}
