import type { Translated } from '../catalogue.ts'
import type { deskNotices as original } from '../ru/desk-notices.ts'

export const deskNotices: Translated<typeof original> = {
  'desk.notices': 'Notices',
  'desk.notices.unread': '{count, plural, one {# new notice} other {# new notices}}',
  'desk.notices.new': 'New',
  'desk.notices.all': 'All',
  'desk.notices.mentions': 'Mentions',
  'desk.notices.read-all': 'Mark all as read',
  'desk.notices.read-one': 'Mark the notices of request №{number} as read',
  'desk.notices.more': 'Show more',
  'desk.notices.none.new': 'Nothing new',
  'desk.notices.none.all': 'No notices yet',
  'desk.notices.none.mentions': 'Nobody has mentioned you yet',
  'desk.notices.none.why': 'Assignments, answers of customers, mentions and due times will show up here.',
  'desk.notices.quiet': 'Quiet from {from} to {to}',
  'desk.notices.mention': 'mentions you',
  'desk.notices.assigned': 'The request is yours now',
  'desk.notices.answered': 'answers',
  'desk.notices.breached': 'Missed its time: {at}',
  'desk.notices.soon_due': 'Due soon: {at}',
  'desk.notices.in_team': 'New in your team',
  'desk.notices.reply': 'answers the customer',
  'desk.notices.question': 'asks the customer',
  'desk.notices.resolved': 'resolves the request',
}
