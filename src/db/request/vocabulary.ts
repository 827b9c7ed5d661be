import { sql } from 'kysely'
import { meantBy } from '../../domain/request/misspelt.ts'
import type { Words } from '../../domain/request/search-query.ts'
import type { Db, Tx } from '../engine/database.ts'

/** A beginning that goes on in more ways is kept as a beginning: it stands nearly everywhere, and is looked for among what is read anyway. */
const MOST_WAYS = 64

/** A word that was typed, as the index has it: the occurring words that it, or a synonym of it, begins. */
export interface Found {
  readonly typed: string
  readonly words: readonly string[]
  /** Beginnings of too many words to name. */
  readonly beginnings: readonly string[]
}

/** Sorts after every letter, so that all words with a beginning stand between it and it with this. */
const LAST = '\u{10FFFF}'

/**
 * Each word that was typed, by what occurs: in the order of the words, without those that the language keeps no place for. One that has
 * neither words nor beginnings occurs nowhere. The end of a word may be missing, not of a short number.
 */
export async function occurring(db: Db, typed: Words): Promise<readonly Found[]> {
  if (typed.length === 0) return []
  const variants = typed.flatMap((words, place) => words.map((word) => ({ place, word, whole: isShortNumber(word) })))
  const { rows } = await sql<{ place: number; stem: string; words: string[] }>`
    select s.place, s.stem, array(select v.word from vocabulary v
      where v.word >= s.stem and v.word <= s.stem || s.last order by v.word limit ${sql.lit(MOST_WAYS + 1)}) as words
    from (select place, unnest(tsvector_to_array(to_tsvector('russian', word))) as stem, case when whole then '' else ${LAST} end as last
      from jsonb_to_recordset(${JSON.stringify(variants)}::jsonb) as t(place int, word text, whole boolean)) s`.execute(
    db,
  )
  const places = [...new Set(rows.map(({ place }) => place))].sort((one, other) => one - other)
  return places.map((place) => {
    const here = rows.filter((row) => row.place === place)
    const [wide, named] = [here.filter(isWide), here.filter((row) => !isWide(row))]
    return {
      typed: typed[place]?.[0] ?? '',
      words: [...new Set(named.flatMap(({ words }) => words))],
      beginnings: wide.map(({ stem }) => stem),
    }
  })
}

function isWide({ words }: { readonly words: readonly string[] }): boolean {
  return words.length > MOST_WAYS
}

function isShortNumber(word: string): boolean {
  return /^\d{1,3}$/.test(word)
}

/** Whose words stand in the vocabulary. */
export type Knows = 'all of them' | 'some of them'

/**
 * The reading with what its words may have meant. Where the reader knows all that is written, words that occur are right. To whoever does not,
 * nothing of a word is told by whether it occurs with others: each of his words is taken for a misspelt one, by every near word.
 */
export async function corrected(db: Db, reading: readonly Found[], knows: Knows): Promise<readonly Found[]> {
  const isRight = (word: Found) => knows === 'all of them' && occurs(word)
  const odd = reading.filter((word) => !isRight(word)).map(({ typed }) => typed)
  if (odd.length === 0) return reading
  const { rows } = await sql<{ word: string; stem: string; like: string[] }>`
    select t.word, s.stem, array(select v.word from vocabulary v where v.word !~ '[0-9]' and v.word % s.stem
      order by similarity(v.word, s.stem) desc, v.word limit 40) as like
    from unnest(${odd}::text[]) t(word), unnest(tsvector_to_array(to_tsvector('russian', t.word))) s(stem)`.execute(db)
  const meant = new Map(
    rows.map(({ word, stem, like }) => [word, meantBy(stem, like, knows === 'all of them' ? 'nearest' : 'all near')]),
  )
  return reading.map((word) =>
    isRight(word) ? word : { ...word, words: [...new Set([...word.words, ...(meant.get(word.typed) ?? [])])] },
  )
}

export function occurs({ words, beginnings }: Found): boolean {
  return words.length + beginnings.length > 0
}

/** Two transactions may both have kept a word that was new to them. */
export async function forgetTwins(tx: Tx): Promise<void> {
  await sql`delete from vocabulary v using (select word, min(ctid) as first from vocabulary group by word having count(*) > 1) twice
    where v.word = twice.word and v.ctid <> twice.first`.execute(tx)
}
