import type { Tx } from '../db/engine/database.ts'
import { insertAnnouncement, limitService } from '../db/foundation/foundation-tools.ts'
import { DAY, HOUR, type Instant } from '../domain/ground/instant.ts'
import { t } from './catalogue/words.ts'
import { type Company, serviceId } from './company/company.ts'

/** A mass incident that goes on, and a planned work ahead. */
export async function makeAnnouncements(tx: Tx, company: Pick<Company, 'services'>, now: Instant): Promise<void> {
  const card = serviceId(company, 'card')
  await insertAnnouncement(tx, {
    kind: 'incident',
    text: t(
      'Сбой эквайринга, банк «Северный»: карты этого банка не проходят. Карты других банков и QR работают. Банк чинит.',
      'Acquiring outage, bank Severny: its cards do not work. Other banks’ cards and QR work. The bank is on it.',
    ),
    serviceId: card,
    startsAt: now - 100 * 60_000,
    endsAt: null,
  })
  await limitService(tx, card, {
    availability: 'limited',
    note: t('Сбой у банка «Северный», остальные работают', 'Bank Severny is down, the others work'),
  })
  const night = Math.floor(now / DAY) * DAY + 2 * DAY
  await insertAnnouncement(tx, {
    kind: 'planned_work',
    text: t(
      'Плановые работы: ночью обновляем сервис доставки. С 02:00 до 04:00 МСК заказы с сайта придут с задержкой до 10 минут.',
      'Planned work: we update the delivery service at night. From 02:00 to 04:00 Moscow time orders may be 10 minutes late.',
    ),
    serviceId: serviceId(company, 'delivery'),
    startsAt: night - HOUR,
    endsAt: night + HOUR,
  })
}
