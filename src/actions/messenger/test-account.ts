import type { Desk } from '../../db/desk.ts'
import { linksOf } from '../../db/messenger/links.ts'
import { queueOutgoing } from '../../db/messenger/outbound.ts'
import { Refusal } from '../../domain/ground/refusal.ts'

/** A person wants to see that his account hears us: these words go there. */
export async function testOwnAccount({ tx, actor, now }: Desk, id: number, words: string): Promise<void> {
  const link = (await linksOf(tx, actor.personId)).find((one) => one.id === id)
  if (!link) throw new Refusal('account.not-found')
  const { botId, chat } = link
  await queueOutgoing(tx, { botId, chat, body: { kind: 'say', text: [words] }, now })
}
