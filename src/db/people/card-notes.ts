import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../domain/access/permissions.ts'
import type { CardOf } from '../../domain/people/card.ts'
import { seen } from '../access/seen.ts'
import type { Desk } from '../desk.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

export interface ViewedNote {
  readonly id: number
  readonly text: string
  readonly author: { readonly id: number; readonly name: string }
  readonly writtenAt: string
  readonly changedAt: string | null
}

/** So many of the latest; older ones wait until these have gone. */
const MOST = 100

/** Notes on a card, the latest first; null when the person may not see notes there. */
export async function listNotes(db: Db, actor: Actor, card: CardOf): Promise<ViewedNote[] | null> {
  if (!(await mayReadNotes(db, actor, card))) return null
  const { rows } = await sql<ViewedNote>`
    select n.id, n.text, jsonb_build_object('id', a.id, 'name', a.name) as author,
      n.written_at as "writtenAt", n.changed_at as "changedAt"
    from card_notes n join people a on a.id = n.author_id
    where ${onCard(card)} order by n.id desc limit ${sql.lit(MOST)}`.execute(db)
  return rows
}

/** Whether there is such a card for this person, with its notes. */
export async function mayReadNotes(db: Db, actor: Actor, card: CardOf): Promise<boolean> {
  const { rows } = await ('personId' in card
    ? sql`select 1 from people p where p.id = ${card.personId} and ${seen(actor, 'person_note')}`
    : sql`select 1 from venues v where v.id = ${card.venueId} and ${seen(actor, 'venue_note')}`
  ).execute(db)
  return rows.length > 0
}

function onCard(card: CardOf): RawBuilder<unknown> {
  return 'personId' in card ? sql`n.person_id = ${card.personId}` : sql`n.venue_id = ${card.venueId}`
}

export async function insertNote({ tx, actor, now }: Desk, card: CardOf, text: string): Promise<number> {
  const { id } = await tx
    .insertInto('card_notes')
    .values({
      person_id: 'personId' in card ? card.personId : null,
      venue_id: 'venueId' in card ? card.venueId : null,
      author_id: actor.personId,
      text,
      written_at: iso(now),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Whose it is and on which card, held for a change; null when there is none. */
export async function lockNote(
  tx: Tx,
  id: number,
): Promise<{ readonly authorId: number; readonly card: CardOf } | null> {
  const found = await tx
    .selectFrom('card_notes')
    .select(['author_id', 'person_id', 'venue_id'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!found) return null
  const { author_id: authorId, person_id: personId, venue_id: venueId } = found
  if (personId !== null) return { authorId, card: { personId } }
  if (venueId !== null) return { authorId, card: { venueId } }
  throw new Error(`note ${id} is on no card`)
}

export async function updateNote({ tx, now }: Desk, id: number, text: string): Promise<void> {
  await tx
    .updateTable('card_notes')
    .set({ text, changed_at: iso(now) })
    .where('id', '=', id)
    .execute()
}

export async function deleteNote({ tx }: Desk, id: number): Promise<void> {
  await tx.deleteFrom('card_notes').where('id', '=', id).execute()
}
