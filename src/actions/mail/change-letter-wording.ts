import type { Desk } from '../../db/desk.ts'
import { deleteWording, type KeptWording, keepWordingRow, lockWording } from '../../db/mail/letter-wordings.ts'
import { countSent, insertLoose } from '../../db/notices/outbox.ts'
import { mailOf } from '../../db/people/people.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { LetterKind, LetterWords } from '../../domain/mail/letter-wordings.ts'
import { recordChange } from '../audit/record-change.ts'

export interface WordingOrder {
  readonly kind: LetterKind
  readonly language: 'ru' | 'en'
  /** Null: the words of the program again. Templates that were found to be right. */
  readonly words: LetterWords | null
  /** The revision that was on the screen; null: the words of the program were. */
  readonly revision: number | null
}

/** A letter of one kind in one language says it in other words from now on; letters that were written stay as they are. */
export async function changeLetterWording(desk: Desk, { words, revision, ...name }: WordingOrder): Promise<void> {
  const { tx, actor } = desk
  if (!mayOnDesk(actor, 'manage_catalogue')) throw new Refusal('permission.missing')
  const kept = await lockWording(tx, name)
  if ((kept?.revision ?? null) !== revision) throw new Refusal('terms.changed')
  if (words === null) await deleteWording(tx, name)
  else await keepWordingRow(desk, name, words)
  const id = `${name.kind} ${name.language}`
  await recordChange(desk, { subject: 'letter', id, name: id, before: stateOf(kept), after: stateOf(words) })
}

/** So many letters of trial a day. */
export const MOST_TRIALS_A_DAY = 30

/** A letter as it would be sent, to the main address of who asks. It is of the kind that is about one's own address. */
export async function sendLetterTrial(
  { tx, actor, now }: Desk,
  letter: { readonly subject: string; readonly text: string; readonly html: string },
): Promise<string> {
  if (!mayOnDesk(actor, 'manage_catalogue')) throw new Refusal('permission.missing')
  const to = await mailOf(tx, actor.personId)
  if (to === null) throw new Refusal('letter.no-address')
  const place = { way: 'email', address: to }
  const { withinDay } = await countSent(tx, place, 'address', now)
  if (withinDay >= MOST_TRIALS_A_DAY) throw new Refusal('letter.sent-already', { to })
  await insertLoose(tx, { kind: 'address', personId: actor.personId, ...place, payload: { ...letter }, now })
  return to
}

/** Empty words say nothing that differs: a letter without own words has none. */
function stateOf(words: LetterWords | KeptWording | null) {
  return { subject: words?.subject ?? '', text: words?.text ?? '' }
}
