import { type CronItem, parseCronItems } from 'graphile-worker'

/** Everything recurring, on one page. Times are UTC. SLA steps are not here: they are moments of each request (watch-time.ts). */
const SCHEDULE: CronItem[] = [
  { task: 'free-stranded', match: '* * * * *' },
  { task: 'keep-books', match: '* * * * *' },
  { task: 'recount-letters', match: '47 2 * * *' },
  { task: 'tidy-up', match: '17 3 * * *' },
]

export const schedule = parseCronItems(SCHEDULE)
