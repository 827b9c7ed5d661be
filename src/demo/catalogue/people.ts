import { type DemoGroup, LOGS, TILL, t } from './words.ts'

const MANY = t('Список: имя, должность, телефон', 'A list: name, position, phone')

export const PEOPLE_GROUP: DemoGroup = {
  icon: 'users',
  name: t('Люди и доступ', 'People and access'),
  services: [
    {
      key: 'access',
      icon: 'key',
      name: t('Доступ сотруднику', 'Access for an employee'),
      situation: t('Пришёл новый человек или поменялись права', 'A new employee, or other rights'),
      description: t('Заведём, поменяем права или закроем доступ.', 'We add people, change rights or close access.'),
      synonyms: ['права', 'новый кассир', 'официант', 'уволился', 'роль', 'пароль', 'login'],
      type: 'service_request',
      team: 'l1',
      form: {
        modules: [{ value: t('Касса', 'Till'), areas: [t('права', 'rights'), t('сотрудники', 'staff')] }],
        problems: [t('завести сотрудника', 'add an employee'), t('закрыть доступ', 'close access')],
        fields: [
          {
            id: 'what',
            label: t('Что сделать', 'What to do'),
            type: 'choice',
            required: true,
            options: [
              { value: 'add', label: t('Завести', 'Add') },
              { value: 'change', label: t('Поменять права', 'Change rights') },
              { value: 'close', label: t('Закрыть доступ', 'Close access') },
            ],
          },
          {
            id: 'who',
            label: t('Имя и должность', 'Name and position'),
            type: 'text',
            required: false,
            visibleWhen: { field: 'what', is: ['add', 'change'] },
          },
        ],
        logsChecklist: [MANY],
      },
    },
    {
      key: 'badge',
      icon: 'id-badge-2',
      name: t('Карта сотрудника не читается', 'An employee card is not read'),
      situation: t('Провожу картой, а касса не пускает', 'I swipe my card and the till does not let me in'),
      description: t('Карты сотрудников, браслеты, ПИН.', 'Employee cards, wristbands, PINs.'),
      synonyms: ['карта', 'браслет', 'считыватель', 'пин', 'не пускает'],
      type: 'incident',
      team: 'l1',
      form: {
        modules: [{ value: t('Касса', 'Till'), areas: [t('вход', 'sign-in')] }],
        problems: [t('карта не читается', 'the card is not read')],
        fields: [TILL],
        logsChecklist: [LOGS.screen],
      },
    },
  ],
}
