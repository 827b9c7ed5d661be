import { type DemoGroup, LOGS, SINCE, t } from './words.ts'

export const OFFICE_GROUP: DemoGroup = {
  icon: 'report-analytics',
  name: t('Учёт и отчёты', 'Accounting and reports'),
  services: [
    {
      key: 'reports',
      icon: 'chart-bar-off',
      name: t('Отчёты не сходятся', 'Reports do not agree'),
      situation: t('В отчётах разные суммы', 'Reports show different sums'),
      description: t('Выручка, скидки, смены, почасовые отчёты.', 'Revenue, discounts, shifts, hourly reports.'),
      synonyms: ['выручка', 'z-отчёт', 'отчёт', 'кассовая смена', 'report'],
      type: 'incident',
      team: 'office',
      form: {
        modules: [{ value: t('Отчёты', 'Reports'), areas: [t('выручка', 'revenue'), t('скидки', 'discounts')] }],
        problems: [t('суммы не сходятся', 'sums differ'), t('отчёт пустой', 'the report is empty')],
        fields: [SINCE, { id: 'report', label: t('Какой отчёт', 'Which report'), type: 'text', required: false }],
        logsChecklist: [t('Оба отчёта файлами', 'Both reports as files')],
      },
    },
    {
      key: 'stock',
      icon: 'packages',
      name: t('Склад и калькуляции', 'Stock and recipes'),
      situation: t('Остатки уходят в минус, не списывается', 'Stock goes below zero or is not written off'),
      description: t('Накладные, списания, инвентаризация, рецептуры.', 'Invoices, write-offs, stock-taking, recipes.'),
      synonyms: ['склад', 'списание', 'инвентаризация', 'калькуляция', 'себестоимость', 'минус'],
      type: 'incident',
      team: 'office',
      form: {
        modules: [
          {
            value: t('Склад', 'Stock'),
            areas: [t('остатки', 'balance'), t('списание', 'write-off'), t('калькуляции', 'recipes')],
          },
        ],
        problems: [
          t('остаток ушёл в минус', 'stock below zero'),
          t('блюда не списываются', 'dishes are not written off'),
        ],
        fields: [SINCE, { id: 'goods', label: t('Какой товар', 'Which goods'), type: 'text', required: false }],
        logsChecklist: [LOGS.document],
      },
    },
    {
      key: 'exchange',
      icon: 'transfer',
      name: t('Обмен с бухгалтерией', 'Exchange with accounting'),
      situation: t('Данные не выгружаются в бухгалтерию', 'Data does not reach accounting'),
      description: t('Выгрузка выручки и документов.', 'Export of revenue and documents.'),
      synonyms: ['выгрузка', 'бухгалтерия', 'обмен', 'проводки'],
      type: 'incident',
      team: 'office',
      form: {
        modules: [{ value: t('Обмен', 'Exchange'), areas: [t('выгрузка', 'export')] }],
        problems: [t('выгрузка не проходит', 'the export fails')],
        fields: [SINCE],
        logsChecklist: [LOGS.screen, LOGS.server],
      },
    },
  ],
}
