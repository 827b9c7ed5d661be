import type { Tx } from '../db/engine/database.ts'
import { insertTemplate } from '../db/foundation/foundation-tools.ts'
import { t } from './catalogue/words.ts'
import { type Company, teamId } from './company/company.ts'
import type { TeamKey } from './company/teams.ts'

const TEMPLATES: readonly { team: TeamKey | null; name: string; text: ReturnType<typeof t> }[] = [
  {
    team: null,
    name: 'Взяли в работу',
    text: t(
      'Здравствуйте! Заявку взяли, разбираемся. Напишем, как только будет что сказать.',
      'Hello! We have taken your request and will write as soon as there is news.',
    ),
  },
  {
    team: null,
    name: 'Пришлите журнал',
    text: t(
      'Пришлите, пожалуйста, журнал кассы за сегодня: «Сервис», «Собрать журналы». Так найдём причину быстрее.',
      'Please send today’s till log: “Service”, “Collect logs”. It helps us find the cause faster.',
    ),
  },
  {
    team: null,
    name: 'Можно подключиться?',
    text: t(
      'Можно подключиться к кассе сейчас? Работу не прервём, понадобится минут десять.',
      'May we connect to the till now? It takes about ten minutes and does not interrupt your work.',
    ),
  },
  {
    team: null,
    name: 'Проверьте, пожалуйста',
    text: t(
      'Исправили. Проверьте, пожалуйста, на одном чеке и напишите, всё ли верно.',
      'Fixed. Please check with one receipt and tell us whether all is well.',
    ),
  },
  {
    team: 'till',
    name: 'Кабель регистратора',
    text: t(
      'Отключите и снова подключите кабель сзади регистратора до щелчка, затем пробейте тестовый чек.',
      'Unplug the cable at the back of the registrar, plug it in until it clicks and try a test receipt.',
    ),
  },
  {
    team: 'pay',
    name: 'Сбой у банка',
    text: t(
      'Это сбой на стороне банка. Следим и сообщим, когда оплаты пойдут. Карты других банков проходят.',
      'This is an outage at the bank. We watch it and will tell you when payments work. Other banks’ cards work.',
    ),
  },
  {
    team: 'alc',
    name: 'Срок ключа подписи',
    text: t(
      'Проверьте, до какого числа действует ключ подписи: программа ключа на сервере, вкладка «Сертификаты».',
      'Check until which day the signing key is valid: key program on the server, tab “Certificates”.',
    ),
  },
  {
    team: 'menu',
    name: 'Таблица для меню',
    text: t(
      'Пришлите, пожалуйста, таблицу: код блюда, название, новая цена, с какого дня.',
      'Please send a table: dish code, name, new price, from which day.',
    ),
  },
  {
    team: 'l1',
    name: 'Права подтверждает управляющий',
    text: t(
      'Права сотрудников меняем по слову управляющего. Попросите его ответить в этой заявке.',
      'We change rights on the manager’s word. Please ask him to answer in this request.',
    ),
  },
]

export async function makeTemplates(tx: Tx, company: Pick<Company, 'teams'>): Promise<void> {
  for (const [position, { team, name, text }] of TEMPLATES.entries()) {
    await insertTemplate(tx, { teamId: team === null ? null : teamId(company, team), name, text, position })
  }
}
