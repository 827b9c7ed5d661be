import { randomUUID } from 'node:crypto'
import type { Desk } from '../../db/desk.ts'
import { lastNumbers } from '../../db/phone/calls.ts'
import { findExchange } from '../../db/phone/exchanges.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { CallEvent } from '../../domain/phone/call-event.ts'
import { takeCallEvents } from './take-call-events.ts'

/** A call that rings on the screen of one administrator alone, by a number that called before or belongs to a customer; nothing follows from it. */
export async function tryExchange(desk: Desk, id: number): Promise<void> {
  const { tx, actor, now } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const exchange = await findExchange(tx, id)
  if (!exchange?.enabled) throw new Refusal('exchange.not-found')
  const [number = null] = await lastNumbers(tx)
  const event: CallEvent = {
    callKey: `trial ${randomUUID()}`,
    legKey: null,
    sign: 'ringing',
    direction: 'in',
    at: now,
    seq: null,
    client: number ?? '',
    line: null,
    queue: null,
    extensions: [],
    cause: null,
    startedAt: null,
    talkMs: null,
    recording: null,
  }
  await takeCallEvents(tx, {
    exchangeId: id,
    key: Buffer.from(event.callKey),
    raw: 'trial',
    now,
    events: [{ ...event, caller: { number, extension: null } }],
    trialOf: actor.personId,
  })
}
