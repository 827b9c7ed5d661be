import { sql } from 'kysely'
import type { Instant } from '../../domain/ground/instant.ts'
import type { Sender } from '../../domain/messenger/incoming.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'
import { moveGroup } from './groups.ts'
import type { Place } from './messages.ts'

/** An account of a messenger and the person behind it. */
export interface Link {
  readonly id: number
  readonly botId: number
  readonly personId: number
  readonly account: string
  readonly chat: string
  readonly username: string | null
  readonly name: string
  readonly linkedAt: string
  readonly seenAt: string
  readonly blockedAt: string | null
}

const LINK = sql.raw(`l.id, l.bot_id as "botId", l.person_id as "personId", l.account, l.chat, l.username, l.name,
  l.linked_at as "linkedAt", l.seen_at as "seenAt", l.blocked_at as "blockedAt"`)

/** Whose the account is at this bot; null: nobody's. What comes from one account is decided one after the other. */
export async function lockLink(tx: Tx, botId: number, account: string): Promise<Link | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`messenger ${botId} ${account}`}, 0))`.execute(tx)
  return findLink(tx, botId, account)
}

/** The same, for whoever only looks. */
export async function findLink(db: Db, botId: number, account: string): Promise<Link | null> {
  const { rows } = await sql<Link>`select ${LINK} from messenger_links l join people p on p.id = l.person_id
    where l.bot_id = ${botId} and l.account = ${account} and l.unlinked_at is null and p.archived_at is null`.execute(
    db,
  )
  return rows[0] ?? null
}

/** The person who has linked this chat with the bot; null: no account is linked there any more. */
export async function personInChat(db: Db, { botId, chat }: Place): Promise<number | null> {
  const { rows } = await sql<{ personId: number }>`select person_id as "personId" from messenger_links
    where bot_id = ${botId} and chat = ${chat} and unlinked_at is null`.execute(db)
  return rows[0]?.personId ?? null
}

/** One's own accounts, the newest first. */
export async function linksOf(db: Db, personId: number): Promise<Link[]> {
  const { rows } = await sql<Link>`select ${LINK} from messenger_links l
    where l.person_id = ${personId} and l.unlinked_at is null order by l.linked_at desc`.execute(db)
  return rows
}

/** The accounts of these people by which bots that are on reach them: where one was last is the first. */
export async function reachableLinks(db: Db, kind: string, people: readonly number[]): Promise<Link[]> {
  const { rows } =
    await sql<Link>`select ${LINK} from messenger_links l join messenger_bots b on b.id = l.bot_id and b.enabled
    where b.kind = ${kind} and l.person_id = any(${[...people]}::bigint[]) and l.unlinked_at is null and l.blocked_at is null
    order by l.seen_at desc, l.id`.execute(db)
  return rows
}

export interface NewLink {
  readonly botId: number
  readonly personId: number
  readonly sender: Sender
  readonly linkedBy: 'link' | 'code' | 'phone'
  readonly now: Instant
}

/** From now on the account is this person's; whoever had it before has it no more. */
export async function insertLink(tx: Tx, { botId, personId, sender, linkedBy, now }: NewLink): Promise<number> {
  await endLinks(tx, { botId, account: sender.account }, now)
  const { account, chat, username, name } = sender
  const at = iso(now)
  const { id } = await tx
    .insertInto('messenger_links')
    .values({
      bot_id: botId,
      person_id: personId,
      account,
      chat,
      username,
      name,
      linked_by: linkedBy,
      linked_at: at,
      seen_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function endLinks(tx: Tx, of: { botId: number; account: string } | { id: number }, now: Instant) {
  const ended = tx
    .updateTable('messenger_links')
    .set({ unlinked_at: iso(now) })
    .where('unlinked_at', 'is', null)
  await ('id' in of
    ? ended.where('id', '=', of.id)
    : ended.where('bot_id', '=', of.botId).where('account', '=', of.account)
  ).execute()
}

/** He is there, under this name. */
export async function noteSeen(tx: Tx, id: number, { chat, username, name }: Sender, now: Instant): Promise<void> {
  await tx
    .updateTable('messenger_links')
    .set({ seen_at: iso(now), blocked_at: null, chat, username, name })
    .where('id', '=', id)
    .execute()
}

/** Nothing reaches this one account any more; resolves with whether that is new. */
export async function noteBlocked(tx: Tx, botId: number, chat: string, now: Instant): Promise<boolean> {
  const { rows } = await sql`update messenger_links set blocked_at = ${iso(now)}::timestamptz
    where bot_id = ${botId} and chat = ${chat} and unlinked_at is null and blocked_at is null returning id`.execute(tx)
  return rows.length > 0
}

/** The chat goes on under another number: what is said and heard there does, too. */
export async function moveChat(tx: Tx, botId: number, from: string, to: string): Promise<void> {
  await moveGroup(tx, { botId, chat: from }, to)
  await sql`update messenger_links set chat = ${to} where bot_id = ${botId} and chat = ${from}`.execute(tx)
  await sql`update messenger_outbound set chat = ${to} where bot_id = ${botId} and chat = ${from}
    and sent_at is null and gave_up_at is null`.execute(tx)
}

/** People who have proven this number, in any spelling of Russia's: two at most, since more than one is as good as none. */
export async function peopleByPhone(db: Db, digits: string): Promise<number[]> {
  const { rows } = await sql<{ personId: number }>`select distinct a.person_id as "personId" from person_addresses a
    join people p on p.id = a.person_id and p.archived_at is null
    where a.kind = 'phone' and a.verified_at is not null
      and regexp_replace(regexp_replace(a.value, '\\D', '', 'g'), '^8(\\d{10})$', '7\\1') = ${digits} limit 2`.execute(
    db,
  )
  return rows.map(({ personId }) => personId)
}

export interface Invitation {
  readonly tokenHash: Buffer
  readonly codeHash: Buffer
  readonly botId: number
  readonly personId: number
  readonly expiresAt: Instant
}

/** The newest invitation of a person is the only one that works. */
export async function keepInvitation(tx: Tx, { tokenHash, codeHash, botId, personId, expiresAt }: Invitation) {
  await tx.deleteFrom('messenger_invitations').where('person_id', '=', personId).where('bot_id', '=', botId).execute()
  await tx
    .insertInto('messenger_invitations')
    .values({
      token_hash: tokenHash,
      code_hash: codeHash,
      bot_id: botId,
      person_id: personId,
      expires_at: iso(expiresAt),
    })
    .execute()
}

/** Uses an invitation up; resolves with whose it was. Null: it is unknown, used, over, or of another bot. */
export async function spendInvitation(
  tx: Tx,
  botId: number,
  by: { readonly tokenHash: Buffer } | { readonly codeHash: Buffer },
  now: Instant,
): Promise<number | null> {
  const mine = 'tokenHash' in by ? sql`i.token_hash = ${by.tokenHash}` : sql`i.code_hash = ${by.codeHash}`
  const { rows } = await sql<{ personId: number }>`update messenger_invitations i set used_at = ${iso(now)}::timestamptz
    from people p where ${mine} and i.bot_id = ${botId} and i.used_at is null and i.expires_at > ${iso(now)}::timestamptz
      and p.id = i.person_id and p.archived_at is null returning i.person_id as "personId"`.execute(tx)
  return rows[0]?.personId ?? null
}

export async function forgetOldInvitations(tx: Tx): Promise<void> {
  await sql`delete from messenger_invitations where expires_at < now() - interval '1 day'`.execute(tx)
}
