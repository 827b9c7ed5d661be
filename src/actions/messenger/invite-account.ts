import { createHmac, randomInt } from 'node:crypto'
import type { Desk } from '../../db/desk.ts'
import { findBot } from '../../db/messenger/bots.ts'
import { keepInvitation } from '../../db/messenger/links.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { CODE_LENGTH, CODE_LETTERS, INVITATION_LIFETIME } from '../../domain/messenger/link-code.ts'
import { hashOf, newToken } from '../ground/secrets.ts'

export interface MadeInvitation {
  /** For a link or a square: 256 random bits. */
  readonly token: string
  /** For typing, in capital letters and digits. */
  readonly code: string
  readonly expiresAt: Instant
}

/** A person wants to link an account of a messenger to himself: a token and a code, for one use within minutes. */
export async function inviteOwnAccount(
  { tx, actor, now }: Desk,
  secret: string,
  botId: number,
): Promise<MadeInvitation> {
  const bot = await findBot(tx, botId)
  if (!bot?.enabled) throw new Refusal('bot.not-found')
  const token = newToken()
  const code = Array.from({ length: CODE_LENGTH }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join('')
  const expiresAt = now + INVITATION_LIFETIME
  const hashes = { tokenHash: hashOf(token), codeHash: linkCodeHash(secret, botId, code) }
  await keepInvitation(tx, { ...hashes, botId, personId: actor.personId, expiresAt })
  return { token, code, expiresAt }
}

/** A code is short: keyed, its hash is worth nothing without the desk's secret. */
export function linkCodeHash(secret: string, botId: number, code: string): Buffer {
  return createHmac('sha256', secret).update(`messenger-link:${botId}:${code}`).digest()
}
