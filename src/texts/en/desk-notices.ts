import type { Translated } from '../catalogue.ts'
import type { deskNotices as original } from '../ru/desk-notices.ts'

export const deskNotices: Translated<typeof original> = {
  'desk.notices': 'Notifications',
  'desk.notices.unread': '{count, plural, one {# new notification} other {# new notifications}}',
  'desk.notices.new': 'New',
  'desk.notices.all': 'All',
  'desk.notices.mentions': 'Mentions',
  'desk.notices.read-all': 'Mark all as read',
  'desk.notices.read-one': 'Mark notifications of request №{number} as read',
  'desk.notices.more': 'Show more',
  'desk.notices.none.new': 'Nothing new',
  'desk.notices.none.all': 'No notifications yet',
  'desk.notices.none.mentions': 'Nobody has mentioned you yet',
  'desk.notices.none.why': 'Assignments, customer replies, mentions and deadlines will appear here.',
  'desk.notices.quiet': 'Quiet from {from} to {to}',
  'desk.notices.trade_stopped': 'The restaurant cannot trade',
  'desk.notices.mention': 'mentioned you',
  'desk.notices.assigned': 'Assigned to you',
  'desk.notices.answered': 'replied',
  'desk.notices.breached': 'Overdue: {at}',
  'desk.notices.soon_due': 'Due soon: {at}',
  'desk.notices.in_team': 'New in your team',
  'desk.notices.reply': 'replied to the customer',
  'desk.notices.question': 'asked the customer',
  'desk.notices.resolved': 'resolved the request',
}
