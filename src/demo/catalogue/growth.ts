import { type DemoGroup, LOGS, t } from './words.ts'

const NOTHING = { fields: [], logsChecklist: [] }

export const GROWTH_GROUP: DemoGroup = {
  icon: 'sparkles',
  name: t('Открытия, вопросы, идеи', 'Openings, questions, ideas'),
  services: [
    {
      key: 'opening',
      icon: 'building-store',
      name: t('Открытие ресторана или новой кассы', 'Opening a venue or a till'),
      situation: t('Открываемся, нужна касса', 'We open and need a till'),
      description: t(
        'Подготовим сервер, кассы, меню и печать к открытию.',
        'We prepare server, tills, menu and printing.',
      ),
      synonyms: ['открытие', 'новый ресторан', 'новая касса', 'переезд', 'opening'],
      type: 'service_request',
      team: 'srv',
      form: {
        modules: [{ value: t('Открытие', 'Opening'), areas: [t('ресторан', 'venue'), t('касса', 'till')] }],
        problems: [t('подготовить к открытию', 'prepare for the opening'), t('добавить кассу', 'add a till')],
        fields: [
          { id: 'day', label: t('День открытия', 'Opening day'), type: 'date', required: true },
          { id: 'tills', label: t('Сколько касс', 'How many tills'), type: 'number', required: true },
          { id: 'alcohol', label: t('Будет алкоголь', 'With alcohol'), type: 'yes_no', required: false },
          {
            id: 'fsrar',
            label: t('Идентификатор в ЕГАИС', 'EGAIS identifier'),
            type: 'text',
            required: false,
            visibleWhen: { field: 'alcohol', is: true },
          },
        ],
        logsChecklist: [t('План зала и список оборудования', 'Floor plan and list of equipment')],
      },
    },
    {
      key: 'consult',
      icon: 'help-circle',
      name: t('Консультация', 'Consultation'),
      situation: t('Как это сделать?', 'How is it done?'),
      description: t('Подскажем, где что находится и как настроить.', 'We tell where things are and how to set them.'),
      synonyms: ['как', 'вопрос', 'подскажите', 'обучение', 'инструкция', 'how to'],
      type: 'consultation',
      team: 'l1',
      form: NOTHING,
    },
    {
      key: 'wish',
      icon: 'bulb',
      name: t('Пожелание', 'A wish'),
      situation: t('Было бы удобно, если бы…', 'It would be handy if…'),
      description: t(
        'Передадим разработке и расскажем, что решили.',
        'We pass it to development and tell the decision.',
      ),
      synonyms: ['доработка', 'идея', 'предложение', 'feature'],
      type: 'change_wish',
      team: 'dev',
      form: {
        modules: [
          { value: t('Касса', 'Till'), areas: [t('экран заказа', 'order screen')] },
          { value: t('Отчёты', 'Reports'), areas: [t('выгрузка', 'export')] },
        ],
        fields: [{ id: 'why', label: t('Зачем это вам', 'What for'), type: 'long_text', required: false }],
        logsChecklist: [],
      },
    },
    {
      key: 'other',
      icon: 'dots',
      name: t('Другое', 'Something else'),
      situation: t('Не нашли своего', 'Nothing here fits'),
      description: t('Опишите своими словами, мы разберёмся.', 'Say it in your words, we will sort it out.'),
      synonyms: [],
      type: 'incident',
      team: 'l1',
      form: { fields: [], logsChecklist: [LOGS.screen] },
    },
  ],
}
