import { type DemoGroup, LOGS, t } from './words.ts'

export const MENU_GROUP: DemoGroup = {
  icon: 'tools-kitchen-2',
  name: t('Меню и доставка', 'Menu and delivery'),
  services: [
    {
      key: 'menu',
      icon: 'list-details',
      name: t('Поменять меню и цены', 'Change menu and prices'),
      situation: t('Новые блюда, цены, модификаторы', 'New dishes, prices, modifiers'),
      description: t('Внесём правки в меню по вашему списку.', 'We change the menu by your list.'),
      synonyms: ['прайс', 'блюдо', 'цена', 'модификатор', 'бизнес-ланч', 'комбо', 'price'],
      type: 'service_request',
      team: 'menu',
      form: {
        modules: [
          {
            value: t('Меню', 'Menu'),
            areas: [t('цены', 'prices'), t('блюда', 'dishes'), t('модификаторы', 'modifiers')],
          },
        ],
        problems: [t('поменять цены', 'change prices'), t('добавить блюда', 'add dishes')],
        fields: [
          { id: 'from', label: t('С какого дня', 'From which day'), type: 'date', required: false },
          {
            id: 'where',
            label: t('Где меняем', 'Where'),
            type: 'choice',
            required: true,
            options: [
              { value: 'here', label: t('Только в этом ресторане', 'This venue only') },
              { value: 'all', label: t('Во всей сети', 'The whole chain') },
            ],
          },
        ],
        logsChecklist: [t('Таблица: блюдо, старая цена, новая цена', 'A table: dish, old price, new price')],
      },
    },
    {
      key: 'delivery',
      icon: 'moped',
      name: t('Доставка: заказы не приходят', 'Delivery: orders do not arrive'),
      situation: t('Курьер ждёт, а заказа в кассе нет', 'The courier waits, the till has no order'),
      description: t('Заказы с сайта и от агрегаторов.', 'Orders of your site and of aggregators.'),
      synonyms: ['агрегатор', 'сайт', 'курьер', 'онлайн-заказ', 'задержка'],
      type: 'incident',
      team: 'menu',
      form: {
        modules: [
          {
            value: t('Доставка', 'Delivery'),
            areas: [t('заказы', 'orders'), t('статусы', 'statuses'), t('адреса', 'addresses')],
          },
        ],
        problems: [
          t('заказы не приходят', 'orders do not arrive'),
          t('заказы приходят с задержкой', 'orders arrive late'),
        ],
        fields: [
          { id: 'order', label: t('Номер заказа', 'Order number'), type: 'text', required: false },
          {
            id: 'source',
            label: t('Откуда заказ', 'Source'),
            type: 'choice',
            required: false,
            options: [
              { value: 'site', label: t('Свой сайт', 'Own site') },
              { value: 'aggregator', label: t('Агрегатор', 'Aggregator') },
            ],
          },
        ],
        logsChecklist: [LOGS.screen],
      },
    },
    {
      key: 'stop_list',
      icon: 'ban',
      name: t('Стоп-лист не уходит на сайт', 'The stop list does not reach the site'),
      situation: t('Блюда нет, а гости его заказывают', 'A dish is out, guests still order it'),
      description: t('Стоп-лист и остатки блюд для сайта и агрегаторов.', 'Stop list for site and aggregators.'),
      synonyms: ['стоп-лист', 'стоплист', 'остатки блюд'],
      type: 'incident',
      team: 'menu',
      form: {
        modules: [{ value: t('Доставка', 'Delivery'), areas: [t('стоп-лист', 'stop list')] }],
        problems: [t('агрегатор не видит стоп-лист', 'the aggregator misses the stop list')],
        fields: [{ id: 'dish', label: t('Какое блюдо', 'Which dish'), type: 'text', required: false }],
        logsChecklist: [LOGS.screen],
      },
    },
    {
      key: 'loyalty',
      icon: 'discount',
      name: t('Скидки и карты гостей', 'Discounts and guest cards'),
      situation: t('Скидка не срабатывает, бонусы не списываются', 'A discount or bonus does not work'),
      description: t('Скидки, бонусы, подарочные карты.', 'Discounts, bonuses, gift cards.'),
      synonyms: ['бонусы', 'лояльность', 'купон', 'промокод', 'карта гостя'],
      type: 'incident',
      team: 'menu',
      form: {
        modules: [{ value: t('Гости', 'Guests'), areas: [t('скидки', 'discounts'), t('бонусы', 'bonuses')] }],
        problems: [t('скидка не применяется', 'no discount'), t('бонусы не списываются', 'bonuses are not used')],
        fields: [
          {
            id: 'card',
            label: t('Последние цифры карты гостя', 'Last digits of the card'),
            type: 'text',
            required: false,
          },
        ],
        logsChecklist: [LOGS.receipt],
      },
    },
  ],
}
