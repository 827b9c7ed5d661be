import type { Translated } from '../catalogue.ts'
import type { deskDelivery as russian } from '../ru/desk-delivery.ts'

export const deskDelivery = {
  'desk.delivery': 'Who gets it by mail',
  'desk.delivery.waiting': '{to}: leaves at {at}, the reader has quiet hours now',
  'desk.delivery.sending': '{to}: being sent',
  'desk.delivery.retrying': '{to}: trying again, next attempt {at}',
  'desk.delivery.taken': '{to}: taken by the server, {at}',
  'desk.delivery.returned': '{to}: came back, {at}',
  'desk.delivery.undelivered': '{to}: not delivered, {at}',
  'desk.delivery.too_late': '{to}: not sent, a mail server was set too late',
  'desk.delivery.no_server': '{to}: not sent, no mail server is set',
  'desk.event.held': '{what} not sent: *{to}*, {because}',
  'desk.event.held.until': '{what} leaves *{at}*: {to}, {because}',
  'desk.held.acknowledgement': 'Acknowledgement',
  'desk.held.reply': 'Email with the answer',
  'desk.held.question': 'Email with the question',
  'desk.held.resolved': 'Email of the solution',
  'desk.held.closed': 'Email of closing',
  'desk.held.reminder': 'Reminder',
  'desk.held.due_moved': 'A time has moved',
  'desk.held.because.address_bounced': 'the address takes no mail',
  'desk.held.because.enough_of_them': 'enough of such emails went there already',
  'desk.held.because.wants_no_automatic': 'the sender asked for no automatic answers',
  'desk.held.because.quiet_hours': 'the reader has quiet hours',
  'desk.held.because.no_server': 'a mail server was set too late',
  'desk.address.bounced': 'Emails do not reach it',
} as const satisfies Translated<typeof russian>
