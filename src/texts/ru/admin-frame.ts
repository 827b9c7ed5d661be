/** The frame of administration: groups and pages, and the words by which somebody looks for them. */
export const adminFrame = {
  'admin.pages': 'Разделы администрирования',
  'admin.nav.requests': 'Заявки',
  'admin.nav.letters': 'Письма',
  'admin.group.home': 'Обзор',
  'admin.group.channels': 'Каналы',
  'admin.group.people': 'Люди и права',
  'admin.group.customers': 'Заказчики',
  'admin.group.terms': 'Договоры и SLA',
  'admin.group.catalogue': 'Каталог услуг',
  'admin.group.rules': 'Правила',
  'admin.group.notices': 'Уведомления',
  'admin.group.data': 'Данные',
  'admin.group.audit': 'Журнал изменений',
  'admin.group.system': 'Система',
  'admin.home': 'Обзор',
  'admin.words.home': 'главная состояние очереди каналы что настроить чек-лист',
  'admin.words.mail':
    'почта ящик email imap smtp письма приём отправка dkim подпись стоп-лист чёрный список адресов спам',
  'admin.words.staff':
    'сотрудники специалисты люди роли права доступ приглашение ссылка для входа уволить убрать вернуть',
  'admin.words.teams': 'команды линии группы очередь первая вторая третья линия',
  'admin.words.catalogue': 'каталог услуги форма вопросы версии черновик утвердить опубликовать отозвать дерево',
}
