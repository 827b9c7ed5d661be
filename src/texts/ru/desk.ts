export const desk = {
  'desk.nav.requests': 'Заявки',
  'desk.nav.admin': 'Администрирование',
  'desk.views': 'Виды',
  'desk.search': 'Номер, телефон, ресторан, слово',
  'desk.create': 'Создать заявку',
  'desk.keys': 'Клавиши',
  'desk.key.search': 'Найти',
  'desk.customers-only.title': 'Это рабочее место специалистов',
  'desk.customers-only.text': 'Ваши заявки и ответы — на портале.',
  'desk.customers-only.action': 'Открыть портал',
} as const
