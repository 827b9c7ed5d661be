import type { Translated } from '../catalogue.ts'
import type { desk as russian } from '../ru/desk.ts'

export const desk: Translated<typeof russian> = {
  'desk.nav.requests': 'Tickets',
  'desk.nav.admin': 'Administration',
  'desk.views': 'Views',
  'desk.search': 'Number, phone, restaurant, word',
  'desk.create': 'New ticket',
  'desk.keys': 'Keys',
  'desk.key.search': 'Search',
  'desk.customers-only.title': 'This is where specialists work',
  'desk.customers-only.text': 'Your requests and answers are on the portal.',
  'desk.customers-only.action': 'Open the portal',
}
