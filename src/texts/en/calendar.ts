import type { Translated } from '../catalogue.ts'
import type { calendar as russian } from '../ru/calendar.ts'

export const calendar = {
  'calendar.name': 'Okno: on duty',
  'calendar.duty': 'On duty: {team}',
  'calendar.shift': 'On shift: {team}',
  'calendar.phone': 'By phone, senior: {team}',
  'calendar.away.vacation': 'Vacation',
  'calendar.away.illness': 'Sick leave',
  'calendar.away.trip': 'Business trip',
  'calendar.away.day_off': 'Day off',
  'calendar.away.other': 'Away',
} as const satisfies Translated<typeof russian>
