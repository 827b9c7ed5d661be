import { type DemoGroup, LOGS, TILL, t, VERSION } from './words.ts'

export const PAYMENT_GROUP: DemoGroup = {
  icon: 'credit-card',
  name: t('Оплата', 'Payments'),
  services: [
    {
      key: 'card',
      icon: 'credit-card-off',
      name: t('Не проходит оплата картой', 'Card payments fail'),
      situation: t('Гость платит картой, а оплата не проходит', 'A guest pays by card and the payment fails'),
      description: t('Терминал и касса: отказ, тайм-аут, нет связи.', 'Terminal and till: refusal, time-out, no link.'),
      synonyms: ['эквайринг', 'терминал', 'пинпад', 'безнал', 'банк', 'acquiring'],
      type: 'incident',
      team: 'pay',
      form: {
        modules: [
          {
            value: t('Эквайринг', 'Acquiring'),
            areas: [t('оплата', 'payment'), t('возврат', 'refund'), t('терминал', 'terminal')],
          },
        ],
        problems: [
          t('не проходит оплата картой', 'card payments fail'),
          t('терминал не видит кассу', 'the terminal does not see the till'),
          t('деньги списались, чека нет', 'the money is gone, no receipt'),
        ],
        fields: [
          TILL,
          {
            id: 'bank',
            label: t('Банк', 'Bank'),
            type: 'choice',
            required: false,
            options: [
              { value: 'north', label: t('«Северный»', 'Severny') },
              { value: 'pier', label: t('«Причал»', 'Prichal') },
              { value: 'other', label: t('Другой', 'Another') },
            ],
          },
          {
            id: 'bank_name',
            label: t('Какой банк', 'Which bank'),
            type: 'text',
            required: false,
            visibleWhen: { field: 'bank', is: 'other' },
          },
          { id: 'code', label: t('Код отказа на терминале', 'Refusal code'), type: 'text', required: false },
          VERSION,
        ],
        logsChecklist: [LOGS.receipt, LOGS.till],
      },
    },
    {
      key: 'reconcile',
      icon: 'scale',
      name: t('Сверка итогов не сходится', 'Totals do not reconcile'),
      situation: t('Сумма у банка и в кассе разная', 'The bank’s total and the till’s differ'),
      description: t('Сверка итогов, отмены и возвраты по картам.', 'Reconciliation, cancellations, card refunds.'),
      synonyms: ['сверка', 'итоги', 'расхождение', 'реестр банка', 'z-отчёт'],
      type: 'incident',
      team: 'pay',
      form: {
        modules: [{ value: t('Эквайринг', 'Acquiring'), areas: [t('сверка итогов', 'reconciliation')] }],
        problems: [t('сумма не сходится', 'the totals differ'), t('сверка не проходит', 'reconciliation fails')],
        fields: [
          { id: 'day', label: t('За какой день', 'Which day'), type: 'date', required: false },
          { id: 'sum', label: t('Расхождение, ₽', 'Difference, ₽'), type: 'number', required: false },
        ],
        logsChecklist: [LOGS.receipt],
      },
    },
    {
      key: 'qr',
      icon: 'qrcode',
      name: t('Оплата по QR', 'QR payments'),
      situation: t('QR-код не появляется или оплата не видна', 'No QR code, or the payment is not seen'),
      description: t('Оплата по QR с экрана, чека и стола.', 'QR payments from screen, receipt and table.'),
      synonyms: ['сбп', 'qr', 'куар', 'чаевые', 'оплата за столом'],
      type: 'incident',
      team: 'pay',
      form: {
        modules: [{ value: t('Оплата по QR', 'QR payments'), areas: [t('чек', 'receipt'), t('стол', 'table')] }],
        problems: [t('код не появляется', 'no code'), t('касса не видит оплату', 'the till misses the payment')],
        fields: [TILL, VERSION],
        logsChecklist: [LOGS.receipt, LOGS.till],
      },
    },
  ],
}
