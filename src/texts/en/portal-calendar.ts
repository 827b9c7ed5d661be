import type { Translated } from '../catalogue.ts'
import type { portalCalendar as russian } from '../ru/portal-calendar.ts'

export const portalCalendar = {
  'portal.calendar': 'Duties in a calendar',
  'portal.calendar.lead':
    'A secret address for the calendar of your phone or computer: it shows your shifts and absences and keeps up by itself. Whoever knows the address sees your shifts.',
  'portal.calendar.make': 'Get the address',
  'portal.calendar.renew': 'New address',
  'portal.calendar.since': 'The address was made on {date}. A new one replaces it: the old one ends at once.',
  'portal.calendar.once': 'Copy the address now, it is not shown again. Choose “Add by URL” in your calendar.',
  'portal.calendar.copy': 'Copy the address',
  'portal.calendar.copied': 'The address is copied',
  'portal.calendar.close': 'Close it',
  'portal.calendar.closed': 'The calendar does not see your shifts any more',
} as const satisfies Translated<typeof russian>
