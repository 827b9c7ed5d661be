import { toField } from '../../moves/presets.ts'

const DAY = 86_400_000

/** The day that a clock of this zone shows, so many days ago: 'YYYY-MM-DD'. */
export function dayAgo(days: number, now: number, zone: string): string {
  const today = Date.parse(`${toField(now, zone).slice(0, 10)}T00:00:00Z`)
  return new Date(today - days * DAY).toISOString().slice(0, 10)
}
