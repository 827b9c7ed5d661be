/** What stands on one's own page in the app alone. */
export const portalApp = {
  'portal.app': 'Приложение',
  'portal.app.lock': 'Спрашивать отпечаток, лицо или код телефона',
  'portal.app.lock.hint': 'Когда приложение открывают после перерыва. Сеанс при этом не заканчивается.',
  'portal.app.leave': 'Выйти и сменить адрес поддержки',
} as const
