import type { Translated } from '../catalogue.ts'
import type { sms as russian } from '../ru/sms.ts'

export const sms = {
  'sms.notice': 'Request {number}: {what}. "{subject}" {link}',
  'sms.notice.acknowledgement': 'received',
  'sms.notice.reply': 'a specialist answered',
  'sms.notice.question': 'we wait for your answer',
  'sms.notice.resolved': 'done',
  'sms.notice.closed': 'closed',
  'sms.notice.reminder': 'we still wait for your answer',
  'sms.notice.due_moved': 'its time has changed',
  'sms.notice.trade_stopped': 'a restaurant cannot trade',
  'sms.notice.mention': 'you were mentioned',
  'sms.notice.assigned': 'it is yours now',
  'sms.notice.answered': 'the customer answered',
  'sms.notice.breached': 'its time is over',
  'sms.notice.soon_due': 'its time is close',
  'sms.notice.returned': 'it is back in work',
  'sms.notice.reassigned': 'not yours any more',
  'sms.notice.escalated': 'escalation',
  'sms.notice.rated': 'it was rated',
  'sms.notice.in_team': 'new to your team',
  'sms.sign-in': 'Okno sign-in code: {code}. Tell it to nobody.',
  'sms.phone-code': 'Okno: {code} is the code to confirm your number. Tell it to nobody.',
  'sms.way-in': 'You can file a request here: {page}',
} as const satisfies Translated<typeof russian>
