import { Gauge, type Registry } from 'prom-client'
import { callFigures } from '../../db/phone/call-figures.ts'
import type { GuestDoors, House } from '../server/context.ts'
import { calls } from './calls.ts'
import { exchanges } from './exchanges.ts'
import { journal } from './journal.ts'
import { pbxHooks } from './pbx-hooks.ts'
import type { PhoneDesk } from './phone-house.ts'

/** The doors of the phone: what exchanges tell, calls on the screen, and the exchanges themselves. */
export function phoneDoors(phone: PhoneDesk): GuestDoors {
  return {
    open: (app, house) => {
      for (const door of [calls, journal, exchanges, pbxHooks]) door(app, { ...house, phone })
    },
    figures,
  }
}

/** For alarms. While the database is away the figures stay as they were. */
function figures(registry: Registry, { database, now }: House): () => Promise<void> {
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [registry] })
  const broken = gauge('okno_exchanges_broken', 'Telephone exchanges that do not answer or are refused just now')
  const ringing = gauge('okno_calls_ringing', 'Calls that nobody has taken yet')
  const late = gauge('okno_callbacks_late', 'Missed callers who were promised a call by now')
  return async () => {
    const counted = await callFigures(database.db, now()).catch(() => null)
    if (!counted) return
    broken.set(counted.broken)
    ringing.set(counted.ringing)
    late.set(counted.late)
  }
}
