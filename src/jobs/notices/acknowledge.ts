import type { Received } from '../../actions/mail/mail-desk.ts'
import { type EmailHouse, hostOf } from '../../channels/email/index.ts'
import type { Tx } from '../../db/engine/database.ts'
import { chainOf } from '../../db/mail/letter-threads.ts'
import { listReaders, loadBeginning } from '../../db/notices/notices.ts'
import { readRequest } from '../../db/request/requests.ts'
import { loadTerms } from '../../db/terms/terms.ts'
import { THE_DESK } from '../../domain/access/permissions.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import type { ArrivedLetter } from '../../domain/mail/letter.ts'
import { wantsNoAutomaticAnswer } from '../../domain/mail/mail-loops.ts'
import { keptBack, leave } from './tell-people.ts'

export interface Acknowledging {
  readonly house: EmailHouse
  readonly letter: ArrivedLetter
  readonly received: Pick<Received, 'sender' | 'request'>
  readonly rawId: number
  readonly now: Instant
}

/** Tells the sender of a new request its number and its times, where a machine's letter can do no harm. */
export async function acknowledge(tx: Tx, { house, letter, received, rawId, now }: Acknowledging): Promise<void> {
  const { sender, request: number } = received
  if (!sender || !letter.from || number === null) return
  const { address } = letter.from
  const found = (await listReaders(tx, number)).find(({ id }) => id === sender.personId)
  const facts = await loadBeginning(tx, number)
  if (!found || !facts) return
  const request = await readRequest(tx, THE_DESK, number)
  const terms = await loadTerms(tx, request)
  const chain = letter.id === null ? [] : await chainOf(tx, number, address)
  const reader = { ...found, address, proven: sender.verified && !letter.via }
  const unique = `a${rawId}`
  if (wantsNoAutomaticAnswer(letter, { host: hostOf(house) })) {
    const kept = { kind: 'acknowledgement', request, reader, unique, now } as const
    return keptBack(tx, kept, { because: 'wants_no_automatic', until: null })
  }
  await leave(tx, { kind: 'acknowledgement', house, request, terms, facts, reader, chain, unique, now, message: null })
}
