import type { Translated } from '../catalogue.ts'
import type { push as russian } from '../ru/push.ts'

/** What stands on a device, on a locked screen too: nothing that anybody has said. */
export const push = {
  'push.action.reply': 'Reply',
  'push.action.take': 'Take',
  'push.taken': '№{number} is yours now',
  'push.not-taken': 'Could not take №{number}: open the request',
  'push.title': '№{number}',
  'push.body': '{what}. {subject}',
  'push.notice.acknowledgement': 'We have your request',
  'push.notice.reply': 'A specialist has answered',
  'push.notice.question': 'We are waiting for your answer',
  'push.notice.resolved': 'The request is resolved',
  'push.notice.closed': 'The request is closed',
  'push.notice.reminder': 'Still waiting for your answer',
  'push.notice.due_moved': 'The deadline has moved',
  'push.notice.trade_stopped': 'A restaurant cannot trade',
  'push.notice.mention': 'You were mentioned in a note',
  'push.notice.assigned': 'The request is yours now',
  'push.notice.answered': 'The customer has answered',
  'push.notice.breached': 'The deadline has passed',
  'push.notice.soon_due': 'The deadline is near',
  'push.notice.returned': 'The request is back in work',
  'push.notice.reassigned': 'The request is not yours any more',
  'push.notice.escalated': 'Escalation: you are called',
  'push.notice.rated': 'It was rated',
  'push.notice.in_team': 'A new request for your team',
  'push.trial.title': 'Notifications work',
  'push.trial.body': 'This is how news of your requests will look.',
} satisfies Translated<typeof russian>
