import { sql } from 'kysely'
import type { LetterWords } from '../../domain/mail/letter-wordings.ts'
import type { Desk } from '../desk.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

export interface KeptWording extends LetterWords {
  readonly kind: string
  readonly language: string
  readonly revision: number
}

/** Every letter that is written in own words. */
export async function listWordings(db: Db): Promise<KeptWording[]> {
  const { rows } = await sql<KeptWording>`select kind, language, subject, text, revision from letter_wordings
    order by kind, language`.execute(db)
  return rows
}

export interface WordingName {
  readonly kind: string
  readonly language: string
}

/** Its words as they are, held until the transaction ends; null: the words of the program. */
export async function lockWording(tx: Tx, { kind, language }: WordingName): Promise<KeptWording | null> {
  await sql`select pg_advisory_xact_lock(hashtext('letter wording'), hashtext(${`${kind} ${language}`}))`.execute(tx)
  const { rows } = await sql<KeptWording>`select kind, language, subject, text, revision from letter_wordings
    where kind = ${kind} and language = ${language}`.execute(tx)
  return rows[0] ?? null
}

export async function keepWordingRow(
  { tx, actor, now }: Desk,
  { kind, language }: WordingName,
  { subject, text }: LetterWords,
): Promise<void> {
  const words = { subject, text, changed_by: actor.personId, changed_at: iso(now) }
  await tx
    .insertInto('letter_wordings')
    .values({ kind, language, ...words })
    .onConflict((conflict) =>
      conflict.columns(['kind', 'language']).doUpdateSet({ ...words, revision: sql`letter_wordings.revision + 1` }),
    )
    .execute()
}

export async function deleteWording(tx: Tx, { kind, language }: WordingName): Promise<void> {
  await tx.deleteFrom('letter_wordings').where('kind', '=', kind).where('language', '=', language).execute()
}
