/** The set-up of the desk as a file: leaves, is compared, is carried out. */
export const adminConfiguration = {
  'admin.configuration': 'Настройки файлом',
  'admin.words.configuration':
    'настройки файл конфигурация выгрузить загрузить перенести сравнить применить json копия',
  'admin.configuration.lead':
    'Команды, часы, каталог, уровни, матрица, договоры и шаблоны — одним файлом. Людей, паролей и ключей в нём нет.',
  'admin.configuration.download': 'Скачать файл',
  'admin.configuration.compare': 'Сравнить с файлом',
  'admin.configuration.other': 'Другой файл',
  'admin.configuration.not-json': 'Это не файл настроек Okno. Выберите файл, скачанный на этой странице.',
  'admin.configuration.comparing': 'Сравниваем…',
  'admin.configuration.with': 'Сравнение с файлом {name}',
  'admin.configuration.add': 'добавится',
  'admin.configuration.change': 'изменится',
  'admin.configuration.only_here': 'только здесь',
  'admin.configuration.counts':
    'Добавится {added}, изменится {changed}, совпадает {same}. Чего нет в файле, останется как есть.',
  'admin.configuration.equal': 'Всё, что есть в файле, у вас так же',
  'admin.configuration.equal.text':
    'Менять нечего: совпадает {same, plural, one {# настройка} few {# настройки} many {# настроек} other {# настройки}}.',
  'admin.configuration.section.teams': 'Команды',
  'admin.configuration.section.hours': 'Рабочие часы',
  'admin.configuration.section.services': 'Каталог услуг',
  'admin.configuration.section.levels': 'Уровни SLA',
  'admin.configuration.section.policy': 'Матрица и правила',
  'admin.configuration.section.contracts': 'Договоры и соглашения',
  'admin.configuration.section.templates': 'Шаблоны ответов',
  'admin.configuration.missing': 'Нельзя применить: здесь нет «{name}»',
  'admin.configuration.policy': 'Матрица приоритетов и правила',
  'admin.configuration.take': 'Применить: {name}',
  'admin.configuration.open': 'Открытые заявки сохранят обещанные сроки. Новые версии услуг будут ждать утверждения.',
  'admin.configuration.apply':
    'Применить {count, plural, one {# изменение} few {# изменения} many {# изменений} other {# изменения}}',
  'admin.configuration.nothing': 'Отметьте, что применить',
  'admin.configuration.done': 'Добавлено {added}, изменено {changed}',
  'admin.configuration.drafts':
    '{count, plural, one {# услуга ждёт} few {# услуги ждут} many {# услуг ждут} other {# услуги ждут}} утверждения',
  'admin.configuration.to-catalogue': 'Открыть каталог',
} as const
