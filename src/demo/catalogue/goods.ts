import { type DemoGroup, LOGS, TILL, t, VERSION } from './words.ts'

export const GOODS_GROUP: DemoGroup = {
  icon: 'bottle',
  name: t('Алкоголь и маркировка', 'Alcohol and marking'),
  services: [
    {
      key: 'egais',
      icon: 'file-barcode',
      name: t('ЕГАИС: накладная', 'EGAIS: delivery note'),
      situation: t('Не приходит или не принимается накладная', 'A delivery note does not come or is not accepted'),
      description: t('Накладные, остатки, вскрытие, ключ подписи.', 'Delivery notes, stock, opening, signing key.'),
      synonyms: ['ттн', 'утм', 'егаис', 'алкоголь', 'рутокен', 'остатки', 'акт'],
      type: 'incident',
      team: 'alc',
      form: {
        modules: [
          {
            value: t('ЕГАИС', 'EGAIS'),
            areas: [t('накладные', 'delivery notes'), t('УТМ', 'transport module'), t('остатки', 'stock')],
          },
        ],
        problems: [
          t('не принимается накладная', 'a note is not accepted'),
          t('УТМ не отвечает', 'the transport module does not answer'),
          t('остатки не сходятся', 'stock differs'),
        ],
        fields: [
          { id: 'note', label: t('Номер накладной', 'Number of the note'), type: 'text', required: false },
          {
            id: 'key',
            label: t('До какого числа действует ключ', 'The key is valid until'),
            type: 'date',
            required: false,
          },
          VERSION,
        ],
        logsChecklist: [LOGS.document, LOGS.server],
      },
    },
    {
      key: 'marking',
      icon: 'barcode',
      name: t('Маркировка: не читается код', 'Marking: a code is not read'),
      situation: t('Касса не принимает код с бутылки или кега', 'The till refuses a bottle’s or keg’s code'),
      description: t('Коды маркировки: продажа, кеги, разрешительный режим.', 'Marking codes: sales, kegs, permits.'),
      synonyms: ['честный знак', 'киз', 'код маркировки', 'сканер', 'кег', 'пиво', 'вода'],
      type: 'incident',
      team: 'alc',
      form: {
        modules: [
          {
            value: t('Маркировка', 'Marking'),
            areas: [t('продажа', 'sales'), t('кеги', 'kegs'), t('сканер', 'scanner')],
          },
        ],
        problems: [t('код не читается', 'the code is not read'), t('продажа запрещена', 'the sale is forbidden')],
        fields: [
          {
            id: 'goods',
            label: t('Что продаёте', 'Goods'),
            type: 'choice',
            required: false,
            options: [
              { value: 'beer', label: t('Пиво', 'Beer') },
              { value: 'water', label: t('Вода и соки', 'Water and juice') },
              { value: 'other', label: t('Другое', 'Other') },
            ],
          },
          TILL,
          VERSION,
        ],
        logsChecklist: [LOGS.screen, LOGS.receipt],
      },
    },
  ],
}
