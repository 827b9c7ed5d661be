import type { IncomingHttpHeaders } from 'node:http'
import type { Bot } from '../../db/messenger/bots.ts'
import type { Arrived } from '../../domain/messenger/incoming.ts'
import type { MessengerKind } from '../../domain/messenger/kinds.ts'
import type { BotTrouble } from '../../domain/messenger/trouble.ts'
import type { House } from '../server/context.ts'

/** How a messenger calls a bot, or what kept it from saying so. */
export type Identified =
  | {
      readonly name: { readonly account: string; readonly username: string; readonly title: string }
      readonly tookMs: number
    }
  | { readonly trouble: BotTrouble }

/** What the doors ask of one messenger; doors know no channel. */
export interface MessengerAtDesk {
  readonly api: { readonly url: string; readonly isSet: boolean; readonly isProxied: boolean }
  readonly identify: (token: string) => Promise<Identified>
  readonly linkTo: (
    bot: { readonly account: string; readonly username: string; readonly title: string },
    start: string,
  ) => string
  /** The secret that a push shows, out of its headers; null: it shows none. */
  readonly secretIn: (headers: IncomingHttpHeaders) => string | null
  readonly pushed: (payload: unknown) => Arrived | null
  readonly hearsGroups: boolean
}

/** Messengers as doors know them. */
export interface MessengerDesk {
  readonly of: (kind: MessengerKind) => MessengerAtDesk
  readonly tokenOf: (bot: Bot) => string
  /** By which a push shows that it comes from the messenger. */
  readonly webhookSecret: (botId: number) => string
}

export interface MessengerHouse extends House {
  readonly messenger: MessengerDesk
}
