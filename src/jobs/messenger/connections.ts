import { unsealed } from '../../actions/ground/sealed.ts'
import { askThrough } from '../../channels/ask-web.ts'
import { MAX_API, max } from '../../channels/max/max.ts'
import { type Messenger, MessengerFailure } from '../../channels/messenger.ts'
import { TELEGRAM_API, telegram } from '../../channels/telegram/telegram.ts'
import type { Bot } from '../../db/messenger/bots.ts'
import type { MessengerKind } from '../../domain/messenger/kinds.ts'
import { webhookSecret } from './keep-receiving.ts'

export interface MessengerSettings {
  readonly telegram: {
    readonly token: string | undefined
    readonly api: string | undefined
    readonly proxy: string | undefined
  }
  readonly max: {
    readonly api: string | undefined
    readonly proxy: string | undefined
    /** Certificates whose word is taken for MAX alone. */
    readonly authorities: readonly string[]
  }
  readonly secret: () => string
}

/** A messenger, and how this process reaches it. */
export interface Connection {
  readonly messenger: Messenger
  /** Of the bot that the environment names. */
  readonly environmentToken: string | undefined
  readonly api: { readonly url: string; readonly isSet: boolean; readonly isProxied: boolean }
}

export interface Connections {
  readonly connections: readonly Connection[]
  readonly secret: string
}

/** Every messenger there is: another one is a line here. */
export function messengersOf(settings: MessengerSettings): Connections {
  const { telegram: tg, max: mx } = settings
  const [telegramUrl, maxUrl] = [tg.api ?? TELEGRAM_API, mx.api ?? MAX_API]
  return {
    secret: settings.secret(),
    connections: [
      {
        messenger: telegram({ url: telegramUrl, ask: askThrough({ proxy: tg.proxy }) }),
        environmentToken: tg.token,
        api: { url: telegramUrl, isSet: tg.api !== undefined, isProxied: tg.proxy !== undefined },
      },
      {
        messenger: max({ url: maxUrl, ask: askThrough(mx) }),
        environmentToken: undefined,
        api: { url: maxUrl, isSet: mx.api !== undefined, isProxied: mx.proxy !== undefined },
      },
    ],
  }
}

/** What doors ask of messengers. */
export function messengerDesk({ connections, secret }: Connections) {
  return {
    of: (kind: MessengerKind) => {
      const found = connections.find(({ messenger }) => messenger.way === kind)
      if (!found) throw new Error(`there is no messenger ${kind}`)
      const { messenger, api } = found
      const { linkTo, secretIn, pushed, hearsGroups } = messenger
      return { api, linkTo, secretIn, pushed, hearsGroups, identify: (token: string) => identified(messenger, token) }
    },
    tokenOf: (bot: Bot) => tokenFor({ connections, secret }, bot),
    webhookSecret: (botId: number) => webhookSecret(secret, botId),
  }
}

async function identified(messenger: Messenger, token: string) {
  const began = Date.now()
  try {
    return { name: await messenger.whoIs({ token }), tookMs: Date.now() - began }
  } catch (error) {
    if (!(error instanceof MessengerFailure)) throw error
    return { trouble: error.trouble }
  }
}

/** With which token the desk speaks in a bot's name. */
export function tokenFor(
  { connections, secret }: Connections,
  { kind, managedBy, token, username }: Pick<Bot, 'kind' | 'managedBy' | 'token' | 'username'>,
): string {
  if (managedBy === 'environment') {
    const given = connections.find(({ messenger }) => messenger.way === kind)?.environmentToken
    if (given === undefined) throw new Error(`@${username} has its token in another process's environment`)
    return given
  }
  if (!token) throw new Error(`@${username} has no token`)
  return unsealed(secret, 'messenger', token)
}
