import type { Received } from '../actions/messages/receive-letter.ts'
import type { EmailHouse } from '../channels/email/index.ts'
import { acknowledgement } from '../channels/email/outbound.ts'
import type { Tx } from '../db/database.ts'
import { chainOf, insertThreaded, loadPromise } from '../db/letter-threads.ts'
import { countAutomatic, insertLetter } from '../db/letters.ts'
import type { Instant } from '../domain/instant.ts'
import type { ArrivedLetter } from '../domain/letter.ts'
import { mayAcknowledge, wantsNoAutomaticAnswer } from '../domain/mail-loops.ts'

export interface Acknowledging {
  readonly house: EmailHouse
  readonly letter: ArrivedLetter
  readonly received: Received
  readonly rawId: number
  readonly now: Instant
}

/** Tells the sender of a new request its number and its times, where a machine's letter can do no harm. */
export async function acknowledge(tx: Tx, { house, letter, received, rawId, now }: Acknowledging): Promise<void> {
  const { sender, request } = received
  if (!sender || !letter.from || request === null || wantsNoAutomaticAnswer(letter)) return
  const { address } = letter.from
  const counts = await countAutomatic(tx, address, now)
  if (!mayAcknowledge({ addressIsVerified: sender.verified, ...counts })) return

  const promised = await loadPromise(tx, request, sender.personId)
  const chain = await chainOf(tx, request)
  const { subject, text, ...thread } = acknowledgement(house, {
    ...promised,
    request,
    unique: `a${rawId}`,
    chain: letter.id === null ? [] : chain,
    subject: sender.verified ? promised.subject : null,
  })
  const about = { kind: 'acknowledgement', request, aboutMessage: null, ...thread } as const
  await insertLetter(tx, {
    messageId: thread.messageId,
    recipientId: sender.personId,
    to: address,
    subject,
    text,
    now,
    thread: about,
  })
  await insertThreaded(tx, { letterId: thread.messageId, request, messageId: null, direction: 'out' })
}
