export const deskDelivery = {
  'desk.delivery': 'Кому ушло по почте',
  'desk.delivery.waiting': '{to}: уйдёт {at}, сейчас у адресата тихие часы',
  'desk.delivery.sending': '{to}: отправляется',
  'desk.delivery.retrying': '{to}: повторяем, следующая попытка {at}',
  'desk.delivery.taken': '{to}: доставлено серверу, {at}',
  'desk.delivery.returned': '{to}: вернулось, {at}',
  'desk.delivery.undelivered': '{to}: не доставлено, {at}',
  'desk.delivery.no_server': '{to}: не ушло, почтовый сервер не настроен',
  'desk.address.bounced': 'Письма сюда не доходят',
} as const
