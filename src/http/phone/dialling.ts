import type { Db } from '../../db/engine/database.ts'
import { findSettings } from '../../db/people/absences.ts'
import { type Exchange, listExchanges } from '../../db/phone/exchanges.ts'
import type { PhoneDesk } from './phone-house.ts'

/** By which exchange and from which telephone somebody calls; null: he cannot. */
export async function dialerOf(
  db: Db,
  phone: PhoneDesk,
  personId: number,
): Promise<{ readonly exchange: Exchange; readonly extension: string } | null> {
  const [{ extension }, all] = await Promise.all([findSettings(db, personId), listExchanges(db)])
  const exchange = all.find(({ enabled, kind }) => enabled && phone.of(kind).canDial)
  return exchange && extension !== null ? { exchange, extension } : null
}
