import { z } from 'zod'
import { inviteOwnAccount } from '../../actions/messenger/invite-account.ts'
import { testOwnAccount } from '../../actions/messenger/test-account.ts'
import { unlinkOwnAccount } from '../../actions/messenger/unlink-account.ts'
import { done, id } from '../../contract/common.ts'
import * as shapes from '../../contract/messenger/bots.ts'
import { iso } from '../../db/engine/moments.ts'
import { findBot, listBots } from '../../db/messenger/bots.ts'
import { linksOf } from '../../db/messenger/links.ts'
import { findByPerson } from '../../db/people/actors.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { shownCode } from '../../domain/messenger/link-code.ts'
import { speak } from '../../texts/say.ts'
import type { App } from '../server/context.ts'
import { act, look } from '../server/door.ts'
import type { MessengerHouse } from './messenger-house.ts'

const tag = 'messengers'
const one = z.object({ id: z.coerce.number().pipe(id) })

/** One's own accounts in messengers. */
export function accounts(app: App, house: MessengerHouse): void {
  const { secret, messenger } = house
  look(
    app,
    house,
    {
      url: '/api/me/accounts',
      tag,
      about: 'One’s accounts in messengers, and bots to link to',
      answer: shapes.accounts,
    },
    async ({ db, actor }) => {
      const [links, all] = await Promise.all([linksOf(db, actor.personId), listBots(db)])
      const bots = all.map(({ id: botId, kind, title, username }) => ({ id: botId, kind, title, username }))
      return {
        accounts: links.flatMap(({ botId, id: linkId, name, username, linkedAt, blockedAt }) => {
          const bot = bots.find((known) => known.id === botId)
          return bot ? [{ id: linkId, bot, name, username, linkedAt, blockedAt }] : []
        }),
        bots: bots.filter((bot) => all.some(({ id: botId, enabled }) => botId === bot.id && enabled)),
      }
    },
  )
  act(
    app,
    house,
    'POST',
    {
      url: '/api/me/account-invitations',
      tag,
      inPerson: true,
      about: 'A link and a code to link an account by, once, within ten minutes',
      body: shapes.invitationOrder,
      answer: shapes.invitation,
      status: 201,
    },
    async (desk, { body }) => {
      const bot = await findBot(desk.tx, body.bot)
      if (!bot) throw new Refusal('bot.not-found')
      const { token, code, expiresAt } = await inviteOwnAccount(desk, secret, bot.id)
      return { link: messenger.of(bot.kind).linkTo(bot, token), code: shownCode(code), expiresAt: iso(expiresAt) }
    },
  )
  act(
    app,
    house,
    'DELETE',
    { url: '/api/me/accounts/:id', tag, inPerson: true, about: 'Unlink an account', params: one, answer: done },
    async (desk, { params }) => {
      await unlinkOwnAccount(desk, params.id)
      return { done: true as const }
    },
  )
  act(
    app,
    house,
    'POST',
    { url: '/api/me/accounts/:id/test', tag, about: 'Send a word to one’s account', params: one, answer: done },
    async (desk, { params }) => {
      const person = await findByPerson(desk.tx, desk.actor.personId, 'portal')
      await testOwnAccount(desk, params.id, speak(person?.person.locale ?? 'ru')('bot.test'))
      return { done: true as const }
    },
  )
}
