import type { Instant } from '../../domain/ground/instant.ts'
import type { Db } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

export interface LetterDownload {
  readonly letter: number
  /** Which of its files; null: the letter as it came. */
  readonly place: number | null
  readonly by: number
  readonly at: Instant
}

/** Every download is in the audit log. */
export async function noteLetterDownload(db: Db, { letter, place, by, at }: LetterDownload): Promise<void> {
  await db
    .insertInto('letter_downloads')
    .values({ letter_id: letter, place, person_id: by, at: iso(at) })
    .execute()
}
