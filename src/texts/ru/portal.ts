export const portal = {
  'portal.nav.home': 'Главная',
  'portal.nav.requests': 'Заявки',
  'portal.nav.new': 'Новая',
  'portal.nav.more': 'Ещё',
  'portal.help': 'Не получается? Создайте заявку или ответьте на любое наше письмо: ответ попадёт в ту же заявку.',
  'portal.tabs': 'Главное меню',
  'portal.new-request': 'Новая заявка',
  'portal.back': 'Назад',
  'portal.waiting-for-you': 'ждут вас: {count}',
  'portal.home.title': 'Чем помочь?',
  'portal.requests.title': 'Заявки',
  'portal.request.title': '№{number}',
} as const
