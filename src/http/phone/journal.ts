import { z } from 'zod'
import { hearRecording } from '../../actions/phone/hear-recording.ts'
import { limitDialling } from '../../actions/phone/limit-dialling.ts'
import { done, id } from '../../contract/common.ts'
import * as shapes from '../../contract/phone/calls.ts'
import { type JournalRow, listCalls } from '../../db/phone/journal.ts'
import type { Actor } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { phoneDigits } from '../../domain/people/phone-spelling.ts'
import { mayHear } from '../../domain/phone/rights.ts'
import type { App } from '../server/context.ts'
import { act, actPrepared, look } from '../server/door.ts'
import { dialerOf } from './dialling.ts'
import type { PhoneHouse } from './phone-house.ts'

const tag = 'calls'
const only = 'file_for_others'

/** Calls as they were, their recordings, and calls of ours. */
export function journal(app: App, house: PhoneHouse): void {
  const { phone } = house
  look(
    app,
    house,
    {
      url: '/api/calls',
      tag,
      only,
      about: 'Calls, the newest first',
      query: shapes.callsQuestion,
      answer: shapes.callPage,
    },
    async ({ db, actor }, { query: { q = '', ...query } }) => {
      const isNumber = phoneDigits(q) !== null
      const number = isNumber ? phone.callerOf(q).number : null
      // Digits that are no number belong to no call.
      if (isNumber && number === null) return { items: [], next: null }
      const name = q === '' || isNumber ? null : q
      const { rows, next } = await listCalls(db, actor, { ...query, number, name })
      return { items: rows.map((row) => rowFor(actor, row)), next }
    },
  )
  act(
    app,
    house,
    'POST',
    {
      url: '/api/calls/:id/recording-looks',
      tag,
      only,
      about: 'Where the recording is heard; that you asked is written down',
      params: z.object({ id: z.coerce.number().pipe(id) }),
      answer: shapes.recordingPlace,
      status: 201,
    },
    async (desk, { params }) => ({ address: await hearRecording(desk, params.id) }),
  )
  actPrepared(
    app,
    house,
    'POST',
    {
      url: '/api/outgoing-calls',
      tag,
      only,
      about: 'Let your telephone ring, then call the number',
      body: shapes.dialling,
      answer: done,
      status: 202,
      prepare: async ({ db, actor, now }, { body }) => {
        const { number } = phone.callerOf(body.number)
        if (number === null) throw new Refusal('input.invalid', { field: 'number' })
        const dialer = await dialerOf(db, phone, actor.personId)
        if (!dialer) throw new Refusal('exchange.cannot-dial')
        await limitDialling(db, actor.personId, now)
        const trouble = await phone.dial(dialer.exchange, { extension: dialer.extension, number })
        if (trouble !== null) throw new Refusal('exchange.did-not-dial', { because: trouble })
      },
    },
    // The exchange tells of the call itself.
    async () => ({ done: true as const }),
  )
}

function rowFor(actor: Actor, row: JournalRow) {
  const { answeredAt, endedAt, talkMs, teamId, hasRecording, ...rest } = row
  const waited = Date.parse(answeredAt ?? endedAt ?? '') - Date.parse(row.startedAt)
  return {
    ...rest,
    waitSeconds: Number.isNaN(waited) ? null : Math.max(0, Math.round(waited / 1_000)),
    talkSeconds: Math.round(talkMs / 1_000),
    hasRecording: hasRecording && mayHear(actor, { specialistId: row.specialist?.id ?? null, teamId }),
  }
}
