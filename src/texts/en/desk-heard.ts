import type { Translated } from '../catalogue.ts'
import type { deskHeard as original } from '../ru/desk-heard.ts'

export const deskHeard: Translated<typeof original> = {
  'desk.heard.about': 'About',
  'desk.heard.about.all': 'Everything',
  'desk.heard.about.mentions': 'Mentions',
  'desk.heard.about.assignments': 'Assignments',
  'desk.heard.about.customers': 'Customer replies',
  'desk.heard.about.deadlines': 'Deadlines and alarms',
  'desk.heard.none': 'No such notifications',
}
