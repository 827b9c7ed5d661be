import { sql } from 'kysely'
import type { Db } from '../../src/db/engine/database.ts'
import { findByPerson } from '../../src/db/people/actors.ts'
import { type Actor, hasRole, READ_ALL_ROLES } from '../../src/domain/access/permissions.ts'
import { inLatinLayout } from '../../src/domain/ground/keyboard-layout.ts'
import { inLatin } from '../../src/domain/ground/transliteration.ts'
import { type Chance, oneOf, weighed } from '../../src/load/chance.ts'

export const KINDS = [
  'word',
  'beginning',
  'phrase',
  'far words',
  'typo',
  'layout',
  'by ear',
  'digits',
  'phone',
  'mail',
  'nothing',
] as const
export type Kind = (typeof KINDS)[number]

export interface Asked {
  readonly kind: Kind
  readonly text: string
  readonly actor: Actor
}

/** Questions as people ask them, made of what the database holds; every other round by who reads every request, else by people of every kind. */
export async function randomQueries(db: Db, chance: Chance, count: number): Promise<readonly Asked[]> {
  const texts = await textsOf(db)
  const addresses = await sql<{
    kind: string
    value: string
  }>`select kind, value from person_addresses order by id`.execute(db)
  const of = (kind: string) => addresses.rows.filter((address) => address.kind === kind).map(({ value }) => value)
  const source = { texts, silent: await silentOf(db, texts), phones: of('phone'), mails: of('email') }
  const actors = await actorsOf(db)
  const readers = actors.filter((actor) => hasRole(actor, READ_ALL_ROLES))
  return Array.from({ length: count }, (_, turn) => {
    const kind = KINDS[turn % KINDS.length] ?? 'word'
    return {
      kind,
      text: textOf(kind, chance, source),
      actor: oneOf(chance, Math.floor(turn / KINDS.length) % 2 === 0 ? readers : actors),
    }
  })
}

interface Source {
  readonly texts: readonly string[]
  /** Words that the language keeps no place for. */
  readonly silent: ReadonlySet<string>
  readonly phones: readonly string[]
  readonly mails: readonly string[]
}

function textOf(kind: Kind, chance: Chance, { texts, silent, phones, mails }: Source): string {
  const words = () => oneOf(chance, texts).match(/\p{L}{4,}/gu) ?? ['касса']
  const word = () => oneOf(chance, [...words().filter((one) => !silent.has(one.toLowerCase())), 'касса'])
  switch (kind) {
    case 'word':
      return word()
    case 'beginning':
      return word().slice(0, 1 + Math.floor(chance() * 4))
    case 'phrase': {
      const all = words()
      const from = Math.floor(chance() * all.length)
      return all.slice(from, from + 2 + Math.floor(chance() * 2)).join(' ')
    }
    case 'far words':
      return `${word()} ${word()}`
    case 'typo':
      return misspelt(chance, word())
    case 'layout':
      return inLatinLayout(word().toLowerCase()) ?? 'rfccf'
    case 'by ear':
      return inLatin(word())
    case 'digits':
      return oneOf(chance, oneOf(chance, texts).match(/\d+/g) ?? ['1042'])
    case 'phone': {
      const digits = oneOf(chance, phones).replace(/\D/g, '')
      return weighed(chance, [
        [`+${digits}`, 0.4],
        [`8 ${digits.slice(1, 4)} ${digits.slice(4)}`, 0.4],
        [digits.slice(-7), 0.2],
      ])
    }
    case 'mail':
      return oneOf(chance, mails).slice(0, 6 + Math.floor(chance() * 20))
    case 'nothing':
      return `щшпрк${Math.floor(chance() * 100)}`
  }
}

/** One letter is left out, doubled, wrong, or has changed places with the next. */
function misspelt(chance: Chance, word: string): string {
  const at = 1 + Math.floor(chance() * (word.length - 2))
  const [before, letter = '', next = '', after] = [word.slice(0, at), word[at], word[at + 1], word.slice(at + 2)]
  return (
    before +
    weighed(chance, [
      [next, 0.25],
      [letter + letter + next, 0.25],
      [`ю${next}`, 0.25],
      [next + letter, 0.25],
    ]) +
    after
  )
}

async function silentOf(db: Db, texts: readonly string[]): Promise<ReadonlySet<string>> {
  const words = [...new Set(texts.flatMap((text) => text.toLowerCase().match(/\p{L}{4,}/gu) ?? []))]
  const { rows } = await sql<{
    word: string
  }>`select word from unnest(${words}::text[]) word where to_tsvector('russian', word) = ''`.execute(db)
  return new Set(rows.map(({ word }) => word))
}

async function textsOf(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ text: string }>`(select text from messages order by hashint8(id) limit 400)
    union all (select subject from requests order by hashint8(number) limit 200) union all select name || ' ' || address from venues`.execute(
    db,
  )
  return rows.map(({ text }) => text)
}

/** Everybody who signs in, as he would. */
async function actorsOf(db: Db): Promise<readonly Actor[]> {
  const { rows } = await sql<{ id: number }>`select id from people where archived_at is null order by id`.execute(db)
  const found: Actor[] = []
  for (const { id } of rows) {
    const signedIn = await findByPerson(db, id, 'api')
    if (signedIn) found.push(signedIn.actor)
  }
  return found
}
