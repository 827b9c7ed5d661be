import { type CronItem, parseCronItems } from 'graphile-worker'

/** Everything recurring, on one page. Times are UTC. SLA steps are not here: they are moments of each request (watch-time.ts). */
const SCHEDULE: CronItem[] = [
  { task: 'free-stranded', match: '* * * * *' },
  { task: 'tidy-up', match: '17 3 * * *' },
]

export const schedule = parseCronItems(SCHEDULE)
