import { parseCronItems } from 'graphile-worker'
import type { Recurring } from '../channels/channel.ts'

/** Recurring jobs of the core; each channel adds its own (`Channel.schedule`). SLA steps are not here: they are moments of each request (watch-time.ts). */
const HOUSE: readonly Recurring[] = [
  { task: 'free-stranded', match: '* * * * *' },
  { task: 'end-views', match: '* * * * *' },
  { task: 'turn-dealers', match: '* * * * *' },
  { task: 'publish-services', match: '* * * * *' },
  { task: 'raise-handovers', match: '* * * * *' },
  { task: 'add-up-open', match: '* * * * *' },
  { task: 'tidy-up', match: '17 3 * * *' },
]

export function scheduleWith(ofGuests: readonly Recurring[]) {
  return parseCronItems([...HOUSE, ...ofGuests])
}
