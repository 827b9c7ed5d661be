import { adoptBot, type BotName } from '../../actions/messenger/save-bot.ts'
import type { Channel } from '../../channels/channel.ts'
import { type Messenger, MessengerFailure } from '../../channels/messenger.ts'
import { patiently } from '../../db/engine/wait-for-database.ts'
import { forgetOldDialogues } from '../../db/messenger/dialogues.ts'
import { forgetOldInvitations } from '../../db/messenger/links.ts'
import { forgetOldSayings } from '../../db/messenger/outbound.ts'
import { forgetOldUpdates } from '../../db/messenger/updates.ts'
import { messengerChannel } from './channel.ts'
import { type Connection, tokenFor } from './connections.ts'
import { keepBots } from './keep-bots.ts'
import { renewWebhooks } from './keep-receiving.ts'
import type { BotHouse, MessengerRoom } from './talk.ts'
import { watchCards } from './watch-cards.ts'

export interface MessengerGuest extends Omit<BotHouse, 'tokenOf' | 'messengers'> {
  readonly connections: readonly Connection[]
}

/** Each messenger as a channel: it tells notices, and people manage their requests in it. One keeper of bots works for all. */
export function messengerGuest(guest: MessengerGuest): readonly Channel[] {
  const { connections, ...rest } = guest
  const messengers = connections.map(({ messenger }) => messenger)
  const house: BotHouse = { ...rest, messengers, tokenOf: (bot) => tokenFor(guest, bot) }
  const [first, ...others] = messengers.map((messenger) => messengerChannel({ ...house, messenger }))
  return first ? [{ ...first, ...keeping(guest, house) }, ...others] : []
}

function keeping(guest: MessengerGuest, house: BotHouse): Pick<Channel, 'jobs' | 'schedule' | 'open'> {
  return {
    jobs: {
      'tidy-messenger': () =>
        house.database.db.transaction().execute(async (tx) => {
          await forgetOldUpdates(tx)
          await forgetOldSayings(tx)
          await forgetOldDialogues(tx)
          await forgetOldInvitations(tx)
        }),
      'renew-webhooks': () => renewWebhooks(house),
    },
    schedule: [
      { task: 'tidy-messenger', match: '33 3 * * *' },
      { task: 'renew-webhooks', match: '17 * * * *' },
    ],
    open: async () => {
      for (const connection of guest.connections) await adopt(guest, connection)
      const closings = [keepBots(house), watchCards(house)]
      return async () => {
        await Promise.all(closings.map((close) => close()))
      }
    },
  }
}

/** The bot of the environment becomes a row as soon as its messenger says who it is; until then it is known by its number alone. */
async function adopt({ database, warn }: MessengerGuest, { messenger, environmentToken }: Connection): Promise<void> {
  const token = environmentToken
  const name = token === undefined ? null : await named(messenger, token, warn)
  const given = token === undefined || !name ? null : { token, name }
  await patiently(() => database.db.transaction().execute((tx) => adoptBot(tx, messenger.way, given)))
}

async function named(messenger: Messenger, token: string, warn: MessengerRoom['warn']): Promise<BotName> {
  try {
    return await messenger.whoIs({ token })
  } catch (error) {
    if (!(error instanceof MessengerFailure)) throw error
    warn(error)
    const [account = ''] = token.split(':')
    return { account, username: `bot${account}`, title: `Bot ${account}` }
  }
}
