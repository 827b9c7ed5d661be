import type { EmailHouse } from '../channels/email/index.ts'
import { reply } from '../channels/email/outbound.ts'
import type { Db } from '../db/database.ts'
import { chainOf, findMailReply, insertThreaded } from '../db/letter-threads.ts'
import { insertLetter } from '../db/letters.ts'
import type { Instant } from '../domain/instant.ts'

/** A public message of the support goes back to where the customer last wrote; by mail, as a letter of his conversation. */
export async function tellPeople(db: Db, house: EmailHouse, messageId: number, now: Instant): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const found = await findMailReply(tx, messageId)
    if (!found) return
    const { request, recipient } = found
    const chain = await chainOf(tx, request)
    const { subject, text, ...thread } = reply(house, {
      ...found,
      locale: recipient.locale,
      unique: `m${messageId}`,
      chain,
    })
    await insertLetter(tx, {
      messageId: thread.messageId,
      recipientId: recipient.id,
      to: recipient.address,
      subject,
      text,
      now,
      thread: { kind: 'reply', request, aboutMessage: messageId, ...thread },
    })
    await insertThreaded(tx, { letterId: thread.messageId, request, messageId, direction: 'out' })
  })
}
