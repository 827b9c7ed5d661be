import { unsealed } from '../../actions/ground/sealed.ts'
import { adoptBot, type BotName } from '../../actions/messenger/save-bot.ts'
import type { Channel } from '../../channels/channel.ts'
import { MessengerFailure } from '../../channels/messenger.ts'
import { askThrough } from '../../channels/ask-web.ts'
import { TELEGRAM_API, telegram } from '../../channels/telegram/telegram.ts'
import { patiently } from '../../db/engine/wait-for-database.ts'
import type { Bot } from '../../db/messenger/bots.ts'
import { forgetOldDialogues } from '../../db/messenger/dialogues.ts'
import { forgetOldInvitations } from '../../db/messenger/links.ts'
import { forgetOldSayings } from '../../db/messenger/outbound.ts'
import { forgetOldUpdates } from '../../db/messenger/updates.ts'
import { messengerChannel } from './channel.ts'
import { keepBots } from './keep-bots.ts'
import { webhookSecret } from './keep-receiving.ts'
import type { MessengerRoom } from './talk.ts'
import { watchCards } from './watch-cards.ts'

export interface MessengerGuest extends Omit<MessengerRoom, 'tokenOf'> {
  /** Of the bot that the environment names. */
  readonly environmentToken: string | undefined
}

/** A messenger as one channel: it tells notices, and people manage their requests in it. */
export function messengerGuest(guest: MessengerGuest): Channel {
  const { database, environmentToken, secret } = guest
  const room: MessengerRoom = { ...guest, tokenOf: (bot) => tokenFor({ environmentToken, secret }, bot) }
  return {
    ...messengerChannel(room),
    jobs: {
      'tidy-messenger': () =>
        database.db.transaction().execute(async (tx) => {
          await forgetOldUpdates(tx)
          await forgetOldSayings(tx)
          await forgetOldDialogues(tx)
          await forgetOldInvitations(tx)
        }),
    },
    schedule: [{ task: 'tidy-messenger', match: '33 3 * * *' }],
    open: async () => {
      await adopt(guest)
      const closings = [keepBots(room), watchCards(room)]
      return async () => {
        await Promise.all(closings.map((close) => close()))
      }
    },
  }
}

export interface TelegramSettings {
  readonly telegram: {
    readonly token: string | undefined
    readonly api: string | undefined
    readonly proxy: string | undefined
  }
  readonly secret: () => string
}

/** Telegram, and what it takes to speak there. */
export function telegramOf({ telegram: { token, api, proxy }, secret }: TelegramSettings) {
  const server = { url: api ?? TELEGRAM_API, ask: askThrough(proxy) }
  return {
    messenger: telegram(server),
    environmentToken: token,
    secret: secret(),
    api: { url: server.url, isSet: api !== undefined, isProxied: proxy !== undefined },
  }
}

/** What doors ask of a messenger. */
export function messengerDesk({ messenger, environmentToken, secret, api }: ReturnType<typeof telegramOf>) {
  return {
    api,
    identify: async (token: string) => {
      const began = Date.now()
      try {
        return { name: await messenger.whoIs({ token }), tookMs: Date.now() - began }
      } catch (error) {
        if (!(error instanceof MessengerFailure)) throw error
        return { trouble: error.trouble }
      }
    },
    tokenOf: (bot: Bot) => tokenFor({ environmentToken, secret }, bot),
    linkTo: messenger.linkTo,
    secretIn: messenger.secretIn,
    pushed: messenger.pushed,
    webhookSecret: (botId: number) => webhookSecret(secret, botId),
  }
}

/** With which token the desk speaks in a bot's name. */
export function tokenFor(
  { environmentToken, secret }: { readonly environmentToken: string | undefined; readonly secret: string },
  bot: Pick<Bot, 'managedBy' | 'token' | 'username'>,
): string {
  if (bot.managedBy === 'environment') {
    if (environmentToken === undefined)
      throw new Error(`@${bot.username} has its token in another process's environment`)
    return environmentToken
  }
  if (!bot.token) throw new Error(`@${bot.username} has no token`)
  return unsealed(secret, 'messenger', bot.token)
}

/** The bot of the environment becomes a row as soon as its messenger says who it is; until then it is known by its number alone. */
async function adopt({ database, messenger, environmentToken, warn }: MessengerGuest): Promise<void> {
  const token = environmentToken
  const name = token === undefined ? null : await named(messenger, token, warn)
  await patiently(() =>
    database.db.transaction().execute((tx) => adoptBot(tx, token === undefined || !name ? null : { token, name })),
  )
}

async function named(
  messenger: MessengerRoom['messenger'],
  token: string,
  warn: MessengerRoom['warn'],
): Promise<BotName> {
  try {
    return await messenger.whoIs({ token })
  } catch (error) {
    if (!(error instanceof MessengerFailure)) throw error
    warn(error)
    const [account = ''] = token.split(':')
    return { account, username: `bot${account}`, title: `Bot ${account}` }
  }
}
