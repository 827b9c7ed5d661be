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
  'desk.delivery.no_server': '{to}: not sent, no mail server is set',
  'desk.address.bounced': 'Letters do not reach it',
} as const satisfies Translated<typeof russian>
