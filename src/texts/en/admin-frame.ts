import type { Translated } from '../catalogue.ts'
import type { adminFrame as ru } from '../ru/admin-frame.ts'

export const adminFrame: Translated<typeof ru> = {
  'admin.pages': 'Administration sections',
  'admin.nav.requests': 'Requests',
  'admin.nav.letters': 'Letters',
  'admin.group.home': 'Overview',
  'admin.group.channels': 'Channels',
  'admin.group.people': 'People and access',
  'admin.group.customers': 'Customers',
  'admin.group.terms': 'Contracts and SLA',
  'admin.group.catalogue': 'Service catalogue',
  'admin.group.rules': 'Rules',
  'admin.group.notices': 'Notifications',
  'admin.group.data': 'Data',
  'admin.group.audit': 'Change log',
  'admin.group.system': 'System',
  'admin.home': 'Overview',
  'admin.words.home': 'home dashboard health queues channels set-up checklist',
  'admin.words.mail': 'mail mailbox email imap smtp letters receive send dkim signature stop list blocklist spam',
  'admin.words.staff':
    'staff specialists people agents roles rights permissions access invite sign-in link remove return',
  'admin.words.teams': 'teams lines groups queue first second third line',
  'admin.words.catalogue': 'catalogue catalog services form questions versions draft approve publish withdraw tree',
}
