import { sql } from 'kysely'
import type { Actor } from '../../domain/access/permissions.ts'
import type { Address } from '../../domain/people/address.ts'
import type { QuietHours } from '../../domain/people/quiet-hours.ts'
import { seen } from '../access/seen.ts'
import type { Db } from '../engine/database.ts'
import { MAIN_FIRST } from './own-addresses.ts'

export interface ColleagueQuestion {
  readonly who: { readonly personId: number } | { readonly address: Address }
  /** Whose people may be named: those of this organisation, its parents' and its venues'; or whom this member of the support sees. */
  readonly among: { readonly organisationId: number | null } | { readonly seenBy: Actor }
}

/** The person meant, if he may be brought in; null when there is none, or when he belongs elsewhere. */
export async function findColleague(db: Db, { who, among }: ColleagueQuestion): Promise<number | null> {
  const named =
    'personId' in who
      ? sql`p.id = ${who.personId}`
      : sql`p.id in (select a.person_id from person_addresses a where a.kind = ${who.address.kind} and a.value = ${who.address.value})`
  const belongs =
    'seenBy' in among
      ? seen(among.seenBy, 'person')
      : sql`exists (select 1 from person_roles r left join venues v on v.id = r.venue_id
          where r.person_id = p.id and coalesce(r.organisation_id, v.corporation_id) = ${among.organisationId})`
  const { rows } = await sql<{ id: number }>`select p.id from people p
    where p.archived_at is null and ${named} and ${belongs}`.execute(db)
  return rows[0]?.id ?? null
}

/** Verified people by an address; archived ones match nothing. */
export async function findByAddress(db: Db, { kind, value }: Address) {
  const found = await db
    .selectFrom('person_addresses as a')
    .innerJoin('people as p', 'p.id', 'a.person_id')
    .select(['p.id', 'p.name', 'p.locale', 'p.password_hash as passwordHash', 'a.verified_at as verifiedAt'])
    .where('a.kind', '=', kind)
    .where('a.value', '=', value)
    .where('p.archived_at', 'is', null)
    .executeTakeFirst()
  return found ?? null
}

/** As he is named where he did something that may be read. */
export async function nameOf(db: Db, id: number): Promise<string> {
  const found = await db.selectFrom('people').select('name').where('id', '=', id).executeTakeFirst()
  return found?.name ?? ''
}

/** The language he is written to in. */
export async function localeOf(db: Db, id: number): Promise<'ru' | 'en'> {
  const { locale } = await db.selectFrom('people').select('locale').where('id', '=', id).executeTakeFirstOrThrow()
  return locale === 'en' ? 'en' : 'ru'
}

/** His language and zone: whom he lets in begins with the same. */
export async function speechOf(db: Db, id: number): Promise<{ readonly locale: 'ru' | 'en'; readonly zone: string }> {
  const { locale, zone } = await db
    .selectFrom('people')
    .select(['locale', 'zone'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { locale: locale === 'en' ? 'en' : 'ru', zone }
}

/** The mail address letters to this person go to; null when he has none. */
export async function mailOf(db: Db, personId: number): Promise<string | null> {
  const { rows } = await sql<{ value: string }>`select a.value from person_addresses a
    where a.person_id = ${personId} and a.kind = 'email' order by ${MAIN_FIRST} limit 1`.execute(db)
  return rows[0]?.value ?? null
}

export interface PersonChange {
  readonly name?: string | undefined
  readonly locale?: string | undefined
  readonly zone?: string | undefined
  /** Null: no quiet hours any more. */
  readonly quiet?:
    | { readonly from: string; readonly to: string; readonly weekends?: boolean | undefined }
    | null
    | undefined
}

export async function updatePerson(db: Db, id: number, { quiet, ...words }: PersonChange): Promise<void> {
  const hours = quiet !== undefined && {
    quiet_from: quiet?.from ?? null,
    quiet_to: quiet?.to ?? null,
    quiet_weekends: quiet?.weekends ?? false,
  }
  const given = Object.fromEntries(Object.entries({ ...words, ...hours }).filter(([, value]) => value !== undefined))
  if (Object.keys(given).length > 0) await db.updateTable('people').set(given).where('id', '=', id).execute()
}

/** When a person is not written to, by the clock of his zone; null: at any time he may be. */
export async function quietHoursOf(db: Db, id: number): Promise<QuietHours | null> {
  const row = await db
    .selectFrom('people')
    .select(['quiet_from as from', 'quiet_to as to', 'quiet_weekends as weekends', 'zone'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const { from, to, zone, weekends } = row
  return from === null || to === null ? null : { from, to, zone, weekends }
}

export async function findPassword(db: Db, id: number): Promise<string | null> {
  const found = await db.selectFrom('people').select('password_hash').where('id', '=', id).executeTakeFirst()
  return found?.password_hash ?? null
}

export async function setPassword(db: Db, id: number, hash: string): Promise<void> {
  await db.updateTable('people').set({ password_hash: hash }).where('id', '=', id).execute()
}
