import { sql } from 'kysely'
import type { Db } from '../../src/db/engine/database.ts'

/** What there is to call, by the word of the path before its id or by the field that points to it. */
export async function knownIn(db: Db) {
  const rows = await db
    .selectFrom('requests')
    .select(['number', 'version'])
    .orderBy('number', 'desc')
    .limit(25)
    .execute()
  const numbers = rows.map(({ number }) => number)
  const version = [...new Set(rows.map((row) => row.version))]
  const ids = async (table: (typeof WITH_IDS)[keyof typeof WITH_IDS]) => {
    const found = await db.selectFrom(table).select('id').orderBy('id', 'desc').limit(25).execute()
    return found.map(({ id }) => id)
  }
  const listed = Object.entries(WITH_IDS).map(async ([word, table]) => [word, await ids(table)] as const)
  return {
    number: numbers,
    other: numbers,
    duplicateOf: numbers,
    version,
    ...Object.fromEntries(await Promise.all(listed)),
  }
}

const WITH_IDS = {
  files: 'files',
  sessions: 'sessions',
  tokens: 'api_tokens',
  addresses: 'person_addresses',
  'address-claims': 'address_questions',
  services: 'services',
  'service-versions': 'service_versions',
  letters: 'raw_letters',
  mailboxes: 'mailboxes',
  messages: 'messages',
  people: 'people',
  staff: 'people',
  successorId: 'people',
  personId: 'people',
  contactId: 'people',
  customers: 'people',
  gone: 'people',
  goneId: 'people',
  substituteId: 'people',
  'person-merges': 'person_merges',
  absence: 'absences',
  passkeys: 'passkeys',
  venueId: 'venues',
  venue: 'venues',
  serviceId: 'services',
  service: 'services',
  teamId: 'teams',
  fileIds: 'files',
  'mail-stop-list': 'mail_stop_list',
} as const satisfies Record<string, string>

/**
 * So that limits of a day do not turn the whole run into refusals, nor a service that was withdrawn, a team or somebody who was let
 * go or merged, a second factor that was demanded on the way, or an administrator who looks as somebody else.
 */
export async function refresh(db: Db): Promise<void> {
  for (const table of ['guesses', 'upload_days', 'drafts'] as const) await db.deleteFrom(table).execute()
  await db
    .updateTable('api_tokens')
    .set({ created_at: new Date(0) })
    .execute()
  for (const table of ['second_factor_roles', 'second_factors', 'passkeys', 'views_as', 'person_merges'] as const) {
    await db.deleteFrom(table).execute()
  }
  for (const table of ['people', 'teams'] as const) await db.updateTable(table).set({ archived_at: null }).execute()
  await sql`update service_versions v set state = 'published' where id in
    (select min(id) from service_versions group by service_id)`.execute(db)
  await sql`update services s set withdrawn_at = null, published_version_id =
    (select min(id) from service_versions v where v.service_id = s.id)`.execute(db)
}
