import type { Translated } from '../catalogue.ts'
import type { portal as russian } from '../ru/portal.ts'

export const portal: Translated<typeof russian> = {
  'portal.nav.home': 'Home',
  'portal.nav.requests': 'Requests',
  'portal.nav.new': 'New',
  'portal.nav.more': 'More',
  'portal.help': 'Stuck? File a request or answer any letter of ours: the answer goes to the same request.',
  'portal.tabs': 'Main menu',
  'portal.new-request': 'New request',
  'portal.back': 'Back',
  'portal.waiting-for-you': 'waiting for you: {count}',
  'portal.home.title': 'How can we help?',
  'portal.requests.title': 'Requests',
  'portal.request.title': '№{number}',
}
