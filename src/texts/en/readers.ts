import type { Translated } from '../catalogue.ts'
import type { readers as russian } from '../ru/readers.ts'

/** Who reads a request, and why: on the desk and in administration. */
export const readers: Translated<typeof russian> = {
  'readers.title': 'Who sees this request and why',
  'readers.of': 'Request №{number}: {subject}',
  'readers.count': '{count, plural, one {# person sees it} other {# people see it}}',
  'readers.group.people': 'People of the request',
  'readers.group.place.organisation': 'Managers: {name}',
  'readers.group.place.venue': 'Managers of the venue: {name}',
  'readers.group.place.dealer': 'Dealer: {name}',
  'readers.group.team': 'Team: {name}',
  'readers.group.role': 'By role: they read every request',
  'readers.ground.contact': 'contact',
  'readers.ground.author': 'author',
  'readers.ground.watcher': 'watcher',
  'readers.ground.specialist': 'specialist',
  'readers.ground.organisation': 'manager of the organisation',
  'readers.ground.venue': 'manager of the venue',
  'readers.ground.dealer': 'works at the dealer',
  'readers.ground.team': 'in the team',
  'readers.ground.role': 'by role',
  'readers.role.operator': 'line 1 operator',
  'readers.role.analyst': 'analyst',
  'readers.role.administrator': 'administrator',
  'readers.nobody-else': 'Nobody else sees it: not in lists, not in search, not by a link.',
}
