import type { Desk } from '../../db/desk.ts'
import type { Tx } from '../../db/engine/database.ts'
import { type Bot, type BotDraft, holdBots, insertBot, listBots, lockBot, updateBot } from '../../db/messenger/bots.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { type MessengerKind, type Receiving, receivingOf } from '../../domain/messenger/kinds.ts'
import { recordChange } from '../audit/record-change.ts'
import { sealed } from '../ground/sealed.ts'

/** How its messenger calls a bot. */
export interface BotName {
  readonly account: string
  readonly username: string
  readonly title: string
}

export interface BotOrder {
  readonly enabled: boolean
  readonly receives: Receiving
  readonly linksByPhone: boolean
  readonly fallbackMinutes: number
  /** A new token, and whom the messenger knows by it; left out, the kept one stays. */
  readonly identified?: Identified | undefined
}

export interface Identified {
  readonly kind: MessengerKind
  readonly token: string
  readonly name: BotName
}

/** A new bot, or another look of one. The token of a bot of the environment is not changed here. */
export async function saveBot(desk: Desk, secret: string, id: number | null, order: BotOrder): Promise<number> {
  const { tx, actor } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  await holdBots(tx)
  const known = id === null ? null : await lockBot(tx, id)
  if (id !== null && known === null) throw new Refusal('bot.not-found')
  const wanted = wantedOf(known, secret, order)
  const others = (await listBots(tx)).filter((bot) => bot.id !== id)
  if (others.some(({ kind, account }) => kind === wanted.kind && account === wanted.account))
    throw new Refusal('bot.known-already')
  // Accounts and chats are numbered by each bot: another bot is another row.
  if (known && (known.kind !== wanted.kind || known.account !== wanted.account)) throw new Refusal('bot.is-another')
  const kept = known === null ? await insertBot(tx, wanted) : known.id
  if (known) await updateBot(tx, known.id, wanted)
  await recordChange(desk, {
    subject: 'bot',
    id: kept,
    name: wanted.title,
    before: known && stateOf(known),
    after: { ...stateOf(wanted), ...(known && isReplaced(known, wanted) && { tokenReplaced: true }) },
  })
  return kept
}

function wantedOf(known: Bot | null, secret: string, { identified, ...order }: BotOrder): BotDraft {
  if (known?.managedBy === 'environment') return { ...known, ...order }
  if (identified) {
    const { kind, token, name } = identified
    return {
      ...order,
      ...name,
      kind,
      receives: receivingOf(kind, order.receives),
      managedBy: 'screen',
      token: sealed(secret, 'messenger', token),
      tokenEnds: token.slice(-4),
    }
  }
  if (!known) throw new Refusal('bot.token-missing')
  return { ...known, ...order, receives: receivingOf(known.kind, order.receives) }
}

function stateOf({ title, username, enabled, receives, linksByPhone, fallbackMinutes, token }: BotDraft) {
  return { title, username, enabled, receives, linksByPhone, fallbackMinutes, botToken: token !== null }
}

function isReplaced(before: Bot, after: BotDraft): boolean {
  return before.token !== null && after.token !== null && !after.token.equals(before.token)
}

/** The bot that the environment names, as a row; what the environment no longer names is switched off. */
export async function adoptBot(tx: Tx, kind: MessengerKind, given: Omit<Identified, 'kind'> | null): Promise<void> {
  await holdBots(tx)
  const bots = (await listBots(tx)).filter((bot) => bot.kind === kind)
  for (const bot of bots) {
    if (bot.managedBy === 'environment' && bot.enabled && bot.account !== given?.name.account)
      await updateBot(tx, bot.id, { ...bot, enabled: false })
  }
  if (!given) return
  const known = bots.find(({ account }) => account === given.name.account)
  const fresh = { receives: receivingOf(kind, 'polling'), linksByPhone: true, fallbackMinutes: 5 } as const
  const draft: BotDraft = {
    ...(known ?? fresh),
    ...given.name,
    kind,
    managedBy: 'environment',
    enabled: true,
    token: null,
    tokenEnds: given.token.slice(-4),
  }
  if (!known) return void (await insertBot(tx, draft))
  const isSame = known.managedBy === 'environment' && known.enabled && known.tokenEnds === draft.tokenEnds
  if (!isSame) await updateBot(tx, known.id, draft)
}
