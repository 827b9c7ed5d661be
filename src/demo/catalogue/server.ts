import { type DemoGroup, LOGS, REMOTE, TILL, t, VERSION } from './words.ts'

export const SERVER_GROUP: DemoGroup = {
  icon: 'server-2',
  name: t('Сервер и обновления', 'Server and updates'),
  services: [
    {
      key: 'server',
      icon: 'server-off',
      name: t('Сервер не отвечает', 'The server does not answer'),
      situation: t('Все кассы пишут «Нет связи с сервером»', 'All tills say “No connection to the server”'),
      description: t('Сервер ресторана недоступен или перегружен.', 'The venue’s server is down or overloaded.'),
      synonyms: ['сервер', 'нет связи', 'база данных', 'диск', 'server down'],
      type: 'incident',
      team: 'srv',
      form: {
        modules: [
          { value: t('Сервер', 'Server'), areas: [t('связь', 'connection'), t('база', 'database'), t('диск', 'disk')] },
        ],
        problems: [t('не отвечает', 'does not answer'), t('работает медленно', 'is slow')],
        fields: [
          {
            id: 'power',
            label: t('Сервер включён, лампочки горят', 'The server is on'),
            type: 'yes_no',
            required: false,
          },
          REMOTE,
          VERSION,
        ],
        logsChecklist: [LOGS.screen, LOGS.server],
      },
    },
    {
      key: 'update',
      icon: 'refresh',
      name: t('Обновление версии', 'Version update'),
      situation: t('Хотим обновиться, или обновление не прошло', 'We want to update, or an update failed'),
      description: t('Обновим ночью, проверим чек и печать.', 'We update at night and check receipts and printing.'),
      synonyms: ['апдейт', 'новая версия', 'откат', 'update'],
      type: 'service_request',
      team: 'srv',
      form: {
        modules: [
          { value: t('Сервер', 'Server'), areas: [t('обновление', 'update')] },
          { value: t('Касса', 'Till'), areas: [t('обновление', 'update')] },
        ],
        problems: [
          t('обновить версию', 'update the version'),
          t('обновление не завершилось', 'the update did not finish'),
        ],
        fields: [
          VERSION,
          { id: 'night', label: t('В какую ночь удобно', 'Which night'), type: 'date', required: false },
          {
            id: 'phone',
            label: t('Кто будет на месте: телефон', 'Phone of whoever is on site'),
            type: 'phone',
            required: false,
          },
        ],
        logsChecklist: [LOGS.server],
      },
    },
    {
      key: 'licence',
      icon: 'license',
      name: t('Лицензия', 'Licence'),
      situation: t('Лицензия кончается или не видна', 'A licence ends or is not seen'),
      description: t('Продление, перенос, дополнительные места.', 'Renewal, transfer, more seats.'),
      synonyms: ['лицензия', 'ключ', 'активация', 'счёт', 'продление'],
      type: 'service_request',
      team: 'srv',
      form: {
        modules: [
          { value: t('Лицензия', 'Licence'), areas: [t('продление', 'renewal'), t('активация', 'activation')] },
        ],
        problems: [t('продлить лицензию', 'renew'), t('не активируется второе место', 'the second seat is not active')],
        fields: [{ id: 'seats', label: t('Сколько мест', 'How many seats'), type: 'number', required: false }],
        logsChecklist: [LOGS.screen],
      },
    },
    {
      key: 'remote',
      icon: 'plug-connected-x',
      name: t('Связь и удалённый доступ', 'Network and remote access'),
      situation: t('Пропадает сеть, не подключиться', 'The network drops, nobody can connect'),
      description: t('Сеть ресторана, удалённое подключение.', 'The venue’s network and remote connections.'),
      synonyms: ['сеть', 'интернет', 'wi-fi', 'удалёнка', 'роутер', 'планшет'],
      type: 'incident',
      team: 'srv',
      form: {
        modules: [
          {
            value: t('Сеть', 'Network'),
            areas: [t('планшеты официантов', 'waiters’ tablets'), t('удалённый доступ', 'remote access')],
          },
        ],
        problems: [
          t('пропадает связь', 'the connection drops'),
          t('не подключиться удалённо', 'cannot connect remotely'),
        ],
        fields: [TILL],
        logsChecklist: [LOGS.screen],
      },
    },
  ],
}
