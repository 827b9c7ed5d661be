import { sql } from 'kysely'
import { z } from 'zod'
import type { MailServer } from '../../domain/mail/mailbox.ts'
import type { Db, Tx } from '../engine/database.ts'

export interface Mailbox {
  readonly id: number
  readonly address: string
  readonly displayName: string | null
  /** By the environment or by an administrator on the page; passwords of the first are never in the database. */
  readonly managedBy: 'screen' | 'environment'
  readonly enabled: boolean
  readonly imap: MailServer | null
  readonly imapPassword: Buffer | null
  readonly imapFolder: string
  readonly smtp: MailServer | null
  readonly smtpPassword: Buffer | null
  readonly trustedServer: string | null
  /** Whether letters to `name+anything@…` come to `name@…`: then answers come back to an address with a mark. */
  readonly plusAddressing: boolean
  readonly dkim: { readonly domain: string; readonly selector: string } | null
  readonly dkimKey: Buffer | null
  /** Letters that came to the server earlier are left alone; null: all are taken. */
  readonly readSince: string | null
  readonly updatedAt: string
}

/** Left out of a new one, it is read from now on. */
export type MailboxDraft = Omit<Mailbox, 'id' | 'updatedAt' | 'readSince'> & Partial<Pick<Mailbox, 'readSince'>>

const server = z.object({
  host: z.string(),
  port: z.int(),
  security: z.enum(['tls', 'starttls', 'none']),
  user: z.string(),
})
const dkim = z.object({ domain: z.string(), selector: z.string() })

const COLUMNS = [
  'id',
  'address',
  'display_name as displayName',
  'managed_by as managedBy',
  'enabled',
  'imap',
  'imap_password as imapPassword',
  'imap_folder as imapFolder',
  'smtp',
  'smtp_password as smtpPassword',
  'trusted_server as trustedServer',
  'plus_addressing as plusAddressing',
  'dkim',
  'dkim_key as dkimKey',
  'read_since as readSince',
  'updated_at as updatedAt',
] as const

/** All mailboxes, also those that are switched off. */
export async function listMailboxes(db: Db): Promise<Mailbox[]> {
  const rows = await db.selectFrom('mailboxes').select(COLUMNS).orderBy('id').execute()
  return rows.map(mailboxOf)
}

export async function findMailboxById(db: Db, id: number): Promise<Mailbox | null> {
  const row = await db.selectFrom('mailboxes').select(COLUMNS).where('id', '=', id).executeTakeFirst()
  return row ? mailboxOf(row) : null
}

export async function lockMailbox(tx: Tx, id: number): Promise<Mailbox | null> {
  const row = await tx.selectFrom('mailboxes').select(COLUMNS).where('id', '=', id).forUpdate().executeTakeFirst()
  return row ? mailboxOf(row) : null
}

export async function lockMailboxByAddress(tx: Tx, address: string): Promise<Mailbox | null> {
  const found = tx.selectFrom('mailboxes').select(COLUMNS).where('address', '=', address)
  const row = await found.forUpdate().executeTakeFirst()
  return row ? mailboxOf(row) : null
}

/** Mailboxes are added one after the other: workers that start at the same time add the same one from the environment. */
export async function holdMailboxes(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('mailboxes are added', 0))`.execute(tx)
}

/** The addresses that letters may come to. */
export async function openAddresses(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('mailboxes').select('address').where('enabled', '=', true).execute()
  return rows.map(({ address }) => address)
}

export async function insertMailbox(tx: Tx, draft: MailboxDraft): Promise<number> {
  const { id } = await tx.insertInto('mailboxes').values(rowOf(draft)).returning('id').executeTakeFirstOrThrow()
  return id
}

export async function updateMailbox(tx: Tx, id: number, draft: MailboxDraft): Promise<void> {
  const changed = { ...rowOf(draft), updated_at: sql<string>`now()` }
  await tx.updateTable('mailboxes').set(changed).where('id', '=', id).execute()
}

/** What the environment no longer names is not read any more; what came by it stays. */
export async function disableEnvironmentMailboxes(tx: Tx, except: string | null): Promise<void> {
  await tx
    .updateTable('mailboxes')
    .set({ enabled: false, updated_at: sql<string>`now()` })
    .where('managed_by', '=', 'environment')
    .where('enabled', '=', true)
    .where('address', '<>', except ?? '')
    .execute()
}

type Row = Omit<Mailbox, 'imap' | 'smtp' | 'dkim' | 'managedBy'> &
  Record<'imap' | 'smtp' | 'dkim' | 'managedBy', unknown>

function mailboxOf(row: Row): Mailbox {
  return {
    ...row,
    managedBy: z.enum(['screen', 'environment']).parse(row.managedBy),
    imap: server.nullable().parse(row.imap),
    smtp: server.nullable().parse(row.smtp),
    dkim: dkim.nullable().parse(row.dkim),
  }
}

function rowOf(draft: MailboxDraft) {
  return {
    address: draft.address,
    display_name: draft.displayName,
    managed_by: draft.managedBy,
    enabled: draft.enabled,
    imap: jsonOf(draft.imap),
    imap_password: draft.imapPassword,
    imap_folder: draft.imapFolder,
    smtp: jsonOf(draft.smtp),
    smtp_password: draft.smtpPassword,
    trusted_server: draft.trustedServer,
    plus_addressing: draft.plusAddressing,
    dkim: jsonOf(draft.dkim),
    dkim_key: draft.dkimKey,
    ...(draft.readSince !== undefined && { read_since: draft.readSince }),
  }
}

function jsonOf(value: object | null): string | null {
  return value === null ? null : JSON.stringify(value)
}
