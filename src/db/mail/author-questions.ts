import { sql } from 'kysely'
import type { Instant } from '../../domain/ground/instant.ts'
import type { Role } from '../../domain/ground/words.ts'
import type { AddressAnswer } from '../../domain/people/address-questions.ts'
import type { Db } from '../engine/database.ts'

/** A parked letter whose unknown sender resembles a participant of the request. */
export interface GuessedLetter {
  readonly letterId: number
  /** The unknown address. */
  readonly address: string
  readonly request: { readonly number: number; readonly subject: string } | null
  readonly person: GuessedPerson
  /** Whose the address is by now. */
  readonly ownerId: number | null
  readonly last: AskedAuthor | null
}

interface GuessedPerson {
  readonly id: number
  readonly name: string
  readonly locale: 'ru' | 'en'
  readonly zone: string
  readonly isArchived: boolean
  readonly roles: Role[]
}

/** The last time he was asked about this address. */
export interface AskedAuthor {
  readonly askedAt: string
  readonly askedBy: string
  readonly sentTo: string
  readonly expiresAt: Instant
  readonly until: string
  readonly answer: AddressAnswer | null
  readonly answeredAt: string | null
  readonly undelivered: boolean
}

const AS_ISO = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`
const utc = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', ${AS_ISO})`)

/** The guess about a letter that waits for a specialist, and what became of asking; null when there is no guess. */
export async function findGuess(db: Db, letterId: number): Promise<GuessedLetter | null> {
  const { rows } = await sql<GuessedLetter>`
    select l.id as "letterId", l.decision->>'from' as address,
      case when r.number is not null then jsonb_build_object('number', r.number, 'subject', r.subject) end as request,
      jsonb_build_object('id', p.id, 'name', p.name, 'locale', p.locale, 'zone', p.zone, 'isArchived', p.archived_at is not null,
        'roles', array(select distinct role from person_roles where person_id = p.id)) as person,
      (select person_id from person_addresses where kind = 'email' and value = l.decision->>'from') as "ownerId",
      (select jsonb_build_object('askedAt', ${utc('q.asked_at')}, 'askedBy', b.name, 'sentTo', q.sent_to,
          'expiresAt', (extract(epoch from q.expires_at) * 1000)::bigint, 'until', ${utc('q.expires_at')},
          'answer', q.answer, 'answeredAt', ${utc('q.answered_at')},
          'undelivered', exists (select 1 from notices n join deliveries d on d.notice_id = n.id
            where n.address_question_id = q.id and (d.gave_up_at is not null or d.lost_at is not null)))
        from address_questions q join people b on b.id = q.asked_by
        where q.person_id = p.id and q.address = l.decision->>'from' and q.letter_id is not null
        order by q.id desc limit 1) as last
    from raw_letters l join people p on p.id = (l.decision->'looksLike'->>'personId')::bigint
      left join requests r on r.number = l.request_number
    where l.id = ${letterId} and l.state = 'parked' and l.decision->>'because' = 'looks_like_participant'`.execute(db)
  return rows[0] ?? null
}

/**
 * Parked letters from an address that wait only because it was not known to be this person's, the oldest first. One that an operator
 * is deciding about at this moment is locked by him and skipped.
 */
export async function findGuessedLetters(db: Db, personId: number, address: string): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select id from raw_letters where state = 'parked'
    and decision->>'because' = 'looks_like_participant' and decision->>'from' = ${address}
    and (decision->'looksLike'->>'personId')::bigint = ${personId} order by id for update skip locked`.execute(db)
  return rows.map(({ id }) => id)
}

/** What the page says of the letter: the request it points to, which its reader takes part in; nothing that the stranger wrote. */
export async function findPointedRequest(db: Db, letterId: number) {
  const { rows } = await sql<{ number: number; subject: string }>`select r.number, r.subject
    from raw_letters l join requests r on r.number = l.request_number where l.id = ${letterId}`.execute(db)
  return rows[0] ?? null
}
