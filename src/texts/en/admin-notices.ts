import type { Translated } from '../catalogue.ts'
import type { adminNotices as original } from '../ru/admin-notices.ts'

export const adminNotices: Translated<typeof original> = {
  'admin.words.notices': 'notifications roles matrix push mail telegram sms whom to tell',
  'admin.notices': 'Who and how',
  'admin.notices.changes':
    '{count, plural, =0 {Nothing changed} one {# change} other {# changes}} for the role “{role}”',
  'admin.notices.choosers':
    '{count, plural, =0 {Nobody chose anything} one {# person has chosen: that stays} other {# people have chosen: that stays}}',
  'admin.notices.cancel': 'Cancel',
  'admin.notices.save': 'Save for the role',
  'admin.notices.saved': 'Saved for the role “{role}”',
  'admin.notices.shipped': 'Back to the defaults',
  'admin.notices.dot': 'not as by default',
  'admin.notices.rhythm': 'Emails about what can wait',
  'admin.notices.rhythm.hint':
    'For those who chose nothing themselves. Of several roles, the one that is told soonest counts. What waits already leaves at its time at the latest.',
  'admin.notices.sample': '“{kind}”: {way}',
  'admin.notices.sample.lead': 'As the role “{role}” sees it, in one’s own language and zone',
  'admin.notices.sample.none': 'Choose an event and a way to see how it reads.',
  'admin.notices.quiet': 'Quiet hours',
  'admin.notices.quiet.text': 'Everybody sets them',
  'admin.notices.quiet.hint': 'What people write, broken deadlines, escalations and stopped trade do not wait',
  'admin.notices.repeats': 'Repeats',
  'admin.notices.repeats.text': 'About the same thing in a request, once in 10 minutes',
  'admin.notices.repeats.hint': 'What was read before it left is not sent',
  'admin.notices.lost': 'Not delivered',
  'admin.notices.lost.text': 'By another way after 5 minutes',
  'admin.notices.lost.here': 'It stays in the bell for 60 days',
  'admin.notices.lost.mail': 'We try for two days, then say so at the request',
  'admin.notices.never': 'Never',
  'admin.notices.never.text': 'An internal note to a customer. One’s own action to oneself.',
  'admin.notices.never.hint': 'This is no setting: the way out is made so',
  'admin.notices.wrote': 'Customers',
  'admin.notices.wrote.text': 'An answer comes to where they last wrote from, and to where it is ticked',
}
