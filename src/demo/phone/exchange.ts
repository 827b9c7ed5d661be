import { createHash } from 'node:crypto'
import { takeCallEvents } from '../../actions/phone/take-call-events.ts'
import type { Db, Tx } from '../../db/engine/database.ts'
import { insertExchange, listExchanges } from '../../db/phone/exchanges.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import type { CallEvent } from '../../domain/phone/call-event.ts'

const TITLE = 'АТС демо-компании'

/** The exchange that the demo company pretends to have; nothing outside tells of its calls. */
export async function demoExchange(tx: Tx): Promise<number> {
  const known = (await listExchanges(tx)).find(({ title }) => title === TITLE)
  if (known) return known.id
  const draft = { kind: 'own', managedBy: 'screen', title: TITLE, enabled: true, apiKey: '', api: '' } as const
  return insertExchange(tx, { ...draft, secret: null, secretEnds: '', asterisk: null })
}

export interface Said extends Partial<CallEvent> {
  readonly callKey: string
  readonly sign: CallEvent['sign']
  readonly at: Instant
}

/** What the exchange tells of a call of this caller, in E.164. */
export async function tell(db: Db, number: string, said: Said): Promise<void> {
  const nothing = { legKey: null, seq: null, line: null, queue: null, extensions: [], cause: null }
  const event: CallEvent = {
    ...nothing,
    direction: 'in',
    client: number,
    startedAt: null,
    talkMs: null,
    recording: null,
    ...said,
  }
  const raw = JSON.stringify(event)
  const key = createHash('sha256').update(raw).digest()
  const events = [{ ...event, caller: { number, extension: null } }]
  await db.transaction().execute(async (tx) => {
    const exchangeId = await demoExchange(tx)
    await takeCallEvents(tx, { exchangeId, key, raw, now: said.at, events, trialOf: null })
  })
}
