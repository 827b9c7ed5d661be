import { adoptExchange } from '../../actions/phone/save-exchange.ts'
import { makeCall } from '../../actions/phone/take-call-events.ts'
import type { Guest } from '../../channels/channel.ts'
import { patiently } from '../../db/engine/wait-for-database.ts'
import { listCallsToClose, lockCall } from '../../db/phone/calls.ts'
import { forgetOldEvents } from '../../db/phone/events.ts'
import { keepAsterisks } from './keep-asterisks.ts'
import type { PhoneRoom } from './phone-desk.ts'

/** The phone in the workshop: calls whose end was lost, and exchanges that are asked by us. */
export function phoneGuest(room: PhoneRoom): Guest {
  const { db } = room.database
  return {
    jobs: {
      'close-calls': () => closeCalls(room),
      'tidy-phone': () => db.transaction().execute(forgetOldEvents),
    },
    schedule: [
      { task: 'close-calls', match: '* * * * *' },
      { task: 'tidy-phone', match: '43 3 * * *' },
    ],
    open: async () => {
      const isNamed = room.environmentKey !== undefined
      await patiently(() => db.transaction().execute((tx) => adoptExchange(tx, isNamed)))
      return keepAsterisks(room)
    },
  }
}

/** An exchange may never tell of an end. */
export async function closeCalls({ database: { db }, now }: PhoneRoom): Promise<void> {
  for (const id of await listCallsToClose(db, now())) {
    await db.transaction().execute(async (tx) => {
      const call = await lockCall(tx, id)
      if (call && call.state !== 'ended') await makeCall(tx, call, { now: now(), rings: false })
    })
  }
}
