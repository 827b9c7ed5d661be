import type { Translated } from '../catalogue.ts'
import type { rhythms as original } from '../ru/rhythms.ts'

export const rhythms: Translated<typeof original> = {
  'rhythm.once': 'At once, one by one',
  'rhythm.hour': 'Once an hour, in one email',
  'rhythm.day': 'Once a day, in one email',
  'rhythm.shift': 'At the end of a shift, in one email',
  'rhythm.shift.hint':
    'With no shift planned, when the first of the teams ends its working day; at 18:00 if the teams have no hours.',
  'rhythm.at': 'At what time',
  'rhythm.at.missing': 'Enter a time, such as 09:00.',
}
