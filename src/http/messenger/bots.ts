import { z } from 'zod'
import { saveBot } from '../../actions/messenger/save-bot.ts'
import { done, id } from '../../contract/common.ts'
import * as shapes from '../../contract/messenger/bots.ts'
import type { Db } from '../../db/engine/database.ts'
import { iso } from '../../db/engine/moments.ts'
import { botFigures, peopleOfBot, refusalsOf } from '../../db/messenger/bot-figures.ts'
import { findBot, listBotStates, listBots } from '../../db/messenger/bots.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { MESSENGERS, type MessengerKind } from '../../domain/messenger/kinds.ts'
import { BOT_TROUBLES } from '../../domain/messenger/trouble.ts'
import { webhookAddress } from '../../domain/messenger/webhook.ts'
import type { App } from '../server/context.ts'
import { actPrepared, look } from '../server/door.ts'
import type { MessengerDesk, MessengerHouse } from './messenger-house.ts'

const tag = 'messengers'
const only = 'administer'
const one = z.object({ id: z.coerce.number().pipe(id) })

/** Bots: how each fares, who is linked, and whether a token is known. Tokens never come back out. */
export function bots(app: App, house: MessengerHouse): void {
  const { secret, messenger } = house
  look(
    app,
    house,
    { url: '/api/bots', tag, only, about: 'Bots and how each of them fares', answer: shapes.bots },
    async ({ db, now }) => ({
      bots: await cards(db, house.url, now),
      messengers: MESSENGERS.map((kind) => {
        const { url: api, isSet: apiIsSet, isProxied: proxied } = messenger.of(kind).api
        return { kind, api, apiIsSet, proxied }
      }),
    }),
  )
  look(
    app,
    house,
    {
      url: '/api/bots/:id/people',
      tag,
      only,
      about: 'Who is linked, and who was not reached',
      params: one,
      answer: shapes.botPeople,
    },
    async ({ db, now }, { params }) => {
      await found(db, params.id)
      return { people: await peopleOfBot(db, params.id), refusals: await refusalsOf(db, params.id, now) }
    },
  )
  actPrepared(
    app,
    house,
    'POST',
    {
      url: '/api/bot-trials',
      tag,
      only,
      about: 'Ask the messenger whose token it is; nothing is changed',
      body: shapes.botTrial,
      answer: shapes.triedBot,
      prepare: ({ db }, { body }) => tried(db, messenger, body),
    },
    async (_desk, _input, { name: { username, title }, tookMs }) => ({ username, title, tookMs }),
  )
  actPrepared(
    app,
    house,
    'POST',
    {
      url: '/api/bots',
      tag,
      only,
      about: 'Add a bot',
      body: shapes.botDraft,
      answer: z.object({ id }),
      status: 201,
      prepare: (_seen, { body }) => named(messenger, body.kind, body.token),
    },
    async (desk, { body: { token: _token, kind: _kind, ...order } }, known) => ({
      id: await saveBot(desk, secret, null, { ...order, identified: known }),
    }),
  )
  actPrepared(
    app,
    house,
    'PUT',
    {
      url: '/api/bots/:id',
      tag,
      only,
      about: 'Change a bot',
      params: one,
      body: shapes.botDraft,
      answer: done,
      prepare: async ({ db }, { params, body }) => named(messenger, (await found(db, params.id)).kind, body.token),
    },
    async (desk, { params, body: { token: _token, kind: _kind, ...order } }, known) => {
      await saveBot(desk, secret, params.id, { ...order, identified: known })
      return { done: true as const }
    },
  )
}

async function named(messenger: MessengerDesk, kind: MessengerKind, token: string | undefined) {
  if (token === undefined) return undefined
  const { name } = await identified(messenger, kind, token)
  return { kind, token, name }
}

async function identified(messenger: MessengerDesk, kind: MessengerKind, token: string) {
  const told = await messenger.of(kind).identify(token)
  if ('name' in told) return told
  throw new Refusal(told.trouble === 'token_revoked' ? 'bot.token-wrong' : 'bot.unreachable')
}

async function tried(db: Db, messenger: MessengerDesk, { kind, token, id: botId }: z.output<typeof shapes.botTrial>) {
  if (token !== undefined) return identified(messenger, kind, token)
  if (botId === undefined) throw new Refusal('bot.token-missing')
  const bot = await found(db, botId)
  return identified(messenger, bot.kind, messenger.tokenOf(bot))
}

async function found(db: Db, botId: number) {
  const bot = await findBot(db, botId)
  if (!bot) throw new Refusal('bot.not-found')
  return bot
}

async function cards(db: Db, url: string, now: Instant): Promise<shapes.BotCard[]> {
  const [all, states, figures] = await Promise.all([listBots(db), listBotStates(db), botFigures(db, now)])
  return all.map((bot) => {
    const state = states.find(({ botId }) => botId === bot.id)
    const counted = figures.find(({ botId }) => botId === bot.id)
    if (!state || !counted) throw new Error(`bot ${bot.id} has no state`)
    const { waitingSince, heardAt, out, linked, blocked, groups, refusedToday, saidToday } = counted
    const { answeredAt, answerMs, failingSince, error } = state
    const { id: botId, kind, managedBy, enabled, tokenEnds, username, title } = bot
    const { receives, linksByPhone, fallbackMinutes } = bot
    return {
      ...{ id: botId, kind, managedBy, enabled, tokenEnds, username, title, receives, linksByPhone, fallbackMinutes },
      webhook: receives === 'webhook' ? webhookAddress(url, botId) : null,
      heardAt: heardAt === null ? null : iso(heardAt),
      ...{ out, linked, blocked, groups, refusedToday, saidToday },
      answeredAt,
      answerMs,
      failingSince,
      error,
      trouble: BOT_TROUBLES.find((known) => known === state.trouble) ?? null,
      lagMs: waitingSince === null ? 0 : Math.max(0, now - waitingSince),
    }
  })
}
