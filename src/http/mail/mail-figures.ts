import { Gauge, type Registry } from 'prom-client'
import { letterCare } from '../../db/mail/raw-letters-view.ts'
import type { House } from '../server/context.ts'

/** How the mail fares, for alarms. While the database is away the figures stay as they were; that it is away is another alarm. */
export function mailFigures(registry: Registry, { database, now }: House): () => Promise<void> {
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [registry] })
  const parked = gauge('okno_letters_parked', 'Letters that wait for a decision')
  const broken = gauge('okno_mailboxes_broken', 'Mailboxes that cannot be read just now')
  const waiting = gauge('okno_letters_waiting_seconds', 'For how long the oldest letter has waited to be read')
  return async () => {
    const care = await letterCare(database.db).catch(() => null)
    if (!care) return
    parked.set(care.parked)
    broken.set(care.broken)
    waiting.set(care.waitingSince === null ? 0 : Math.max(0, now() - Date.parse(care.waitingSince)) / 1000)
  }
}
