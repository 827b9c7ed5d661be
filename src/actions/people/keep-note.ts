import type { Desk } from '../../db/desk.ts'
import { deleteNote, insertNote, lockNote, mayReadNotes, updateNote } from '../../db/people/card-notes.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { CardOf } from '../../domain/people/card.ts'

/** Keeps a note on a card that its writer sees, for the eyes of the support. */
export async function writeNote(desk: Desk, card: CardOf, text: string): Promise<number> {
  if (!mayOnDesk(desk.actor, 'keep_notes')) throw new Refusal('permission.missing')
  if (!(await mayReadNotes(desk.tx, desk.actor, card))) {
    throw new Refusal('personId' in card ? 'person.not-found' : 'venue.not-found')
  }
  return insertNote(desk, card, text)
}

/** Only its author changes a note. */
export async function rewriteNote(desk: Desk, id: number, text: string): Promise<void> {
  if (!mayOnDesk(desk.actor, 'keep_notes')) throw new Refusal('permission.missing')
  await holdOwn(desk, id)
  await updateNote(desk, id, text)
}

/** Only its author takes a note away. */
export async function removeNote(desk: Desk, id: number): Promise<void> {
  if (!mayOnDesk(desk.actor, 'keep_notes')) throw new Refusal('permission.missing')
  await holdOwn(desk, id)
  await deleteNote(desk, id)
}

/** A note on a card that the person does not see is not there for him. */
async function holdOwn({ tx, actor }: Desk, id: number): Promise<void> {
  const note = await lockNote(tx, id)
  if (!note || !(await mayReadNotes(tx, actor, note.card))) throw new Refusal('note.not-found')
  if (note.authorId !== actor.personId) throw new Refusal('permission.missing')
}
