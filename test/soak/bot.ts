import { sealed } from '../../src/actions/ground/sealed.ts'
import type { Tx } from '../../src/db/engine/database.ts'
import { insertBot } from '../../src/db/messenger/bots.ts'
import type { FakeBotApi } from '../telegram/fake-bot-api.ts'

/** The bot of a Bot API, asked by polling. Resolves with its number. */
export function insertPolledBot(tx: Tx, api: FakeBotApi, secret: string): Promise<number> {
  return insertBot(tx, {
    kind: 'telegram',
    managedBy: 'screen',
    enabled: true,
    token: sealed(secret, 'messenger', api.token),
    tokenEnds: api.token.slice(-4),
    account: String(api.id),
    username: 'okno_support_bot',
    title: 'Окно',
    receives: 'polling',
    linksByPhone: true,
    fallbackMinutes: 60,
  })
}
