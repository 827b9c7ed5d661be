import { type DemoGroup, LOGS, REMOTE, TILL, t, VERSION } from './words.ts'

export const TILL_GROUP: DemoGroup = {
  icon: 'device-desktop',
  name: t('Касса и печать', 'Till and printing'),
  services: [
    {
      key: 'receipt',
      icon: 'receipt-2',
      name: t('Не печатается чек', 'Receipts do not print'),
      situation: t('Касса пробивает, а чек не выходит', 'The till takes the sale, but no receipt comes out'),
      description: t(
        'Чек не печатается, печатается дважды или касса не видит фискальный регистратор.',
        'A receipt does not print, prints twice, or the till does not see the fiscal registrar.',
      ),
      synonyms: ['фр', 'ккт', 'фискальный регистратор', 'принтер чеков', 'нет связи с фр', 'предчек', 'fiscal'],
      type: 'incident',
      team: 'till',
      form: {
        modules: [
          {
            value: t('Касса', 'Till'),
            areas: [t('печать чека', 'receipts'), t('предчек', 'pre-receipt'), t('возврат', 'refund')],
          },
          {
            value: t('Фискальный регистратор', 'Fiscal registrar'),
            areas: [t('связь', 'connection'), t('смена', 'shift')],
          },
        ],
        problems: [
          t('не печатает чек', 'no receipt comes out'),
          t('нет связи с ФР', 'no connection to the registrar'),
          t('чек печатается дважды', 'the receipt prints twice'),
          t('смена не закрывается', 'the shift does not close'),
        ],
        fields: [
          {
            id: 'all_tills',
            label: t('Не печатает на всех кассах', 'No till prints'),
            type: 'yes_no',
            required: true,
          },
          { ...TILL, visibleWhen: { field: 'all_tills', is: false } },
          {
            id: 'message',
            label: t('Что написано на экране', 'What the screen says'),
            type: 'text',
            required: false,
          },
          VERSION,
          REMOTE,
        ],
        logsChecklist: [LOGS.screen, LOGS.till, LOGS.receipt],
      },
    },
    {
      key: 'till_down',
      icon: 'device-desktop-off',
      name: t('Касса не запускается', 'The till does not start'),
      situation: t('Касса зависла или не включается', 'The till hangs or does not start'),
      description: t('Касса не открывается, зависает, тормозит.', 'The till does not open, hangs or is slow.'),
      synonyms: ['зависла', 'висит', 'тормозит', 'чёрный экран', 'станция', 'моноблок', 'freeze'],
      type: 'incident',
      team: 'till',
      form: {
        modules: [{ value: t('Касса', 'Till'), areas: [t('запуск', 'start'), t('скорость работы', 'speed')] }],
        problems: [
          t('не запускается', 'does not start'),
          t('зависает при расчёте', 'hangs at payment'),
          t('нет связи с сервером', 'no connection to the server'),
        ],
        fields: [TILL, VERSION, REMOTE],
        logsChecklist: [LOGS.screen, LOGS.till],
      },
    },
    {
      key: 'fiscal_drive',
      icon: 'replace',
      name: t('Замена фискального накопителя', 'Replacing the fiscal drive'),
      situation: t('Заканчивается срок накопителя', 'The fiscal drive is about to expire'),
      description: t(
        'Поможем закрыть старый накопитель, зарегистрировать новый и проверить первый чек.',
        'We help to close the old drive, register the new one and check the first receipt.',
      ),
      synonyms: ['фн', 'перерегистрация', 'офд', 'закрытие архива', 'fn'],
      type: 'service_request',
      team: 'till',
      form: {
        modules: [
          {
            value: t('Фискальный регистратор', 'Fiscal registrar'),
            areas: [t('накопитель', 'drive'), t('регистрация', 'registration')],
          },
        ],
        problems: [t('заменить накопитель', 'replace the drive'), t('перерегистрировать кассу', 'register anew')],
        fields: [
          { ...TILL, required: true },
          {
            id: 'has_drive',
            label: t('Новый накопитель уже у вас', 'The new drive is on site'),
            type: 'yes_no',
            required: true,
          },
          {
            id: 'when',
            label: t('Когда удобно', 'Convenient day'),
            type: 'date',
            required: false,
            visibleWhen: { field: 'has_drive', is: true },
          },
        ],
        logsChecklist: [LOGS.receipt],
      },
    },
    {
      key: 'kitchen_print',
      icon: 'printer',
      name: t('Не печатает кухня или бар', 'Kitchen or bar does not print'),
      situation: t('Заказ пробит, а на кухню не пришёл', 'The order is taken, but the kitchen got nothing'),
      description: t('Сервис-печать: марки на кухню, бар, раздачу.', 'Kitchen tickets for kitchen, bar and pass.'),
      synonyms: ['марка', 'сервис-печать', 'бегунок', 'кухонный принтер', 'экран повара', 'kitchen'],
      type: 'incident',
      team: 'till',
      form: {
        modules: [
          {
            value: t('Сервис-печать', 'Kitchen printing'),
            areas: [t('кухня', 'kitchen'), t('бар', 'bar'), t('экран повара', 'kitchen screen')],
          },
        ],
        problems: [t('марки не печатаются', 'no tickets'), t('марки приходят не туда', 'tickets go elsewhere')],
        fields: [
          {
            id: 'place',
            label: t('Где не печатает', 'Where'),
            type: 'many_choices',
            required: false,
            options: [
              { value: 'hot', label: t('Горячий цех', 'Hot kitchen') },
              { value: 'cold', label: t('Холодный цех', 'Cold kitchen') },
              { value: 'bar', label: t('Бар', 'Bar') },
            ],
          },
          REMOTE,
        ],
        logsChecklist: [LOGS.screen],
      },
    },
  ],
}
