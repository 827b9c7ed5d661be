export const portalCalendar = {
  'portal.calendar': 'Дежурства в календаре',
  'portal.calendar.lead':
    'Секретный адрес для календаря в телефоне или на компьютере: он покажет ваши смены и отсутствия и обновится сам. Кто знает адрес, тот видит ваши смены.',
  'portal.calendar.make': 'Получить адрес',
  'portal.calendar.renew': 'Новый адрес',
  'portal.calendar.since': 'Адрес создан {date}. Новый заменит его: старый сразу перестанет работать.',
  'portal.calendar.once': 'Скопируйте адрес сейчас, больше он не покажется. В календаре выберите «Добавить по ссылке».',
  'portal.calendar.copy': 'Скопировать адрес',
  'portal.calendar.copied': 'Адрес скопирован',
  'portal.calendar.close': 'Закрыть доступ',
  'portal.calendar.closed': 'Календарь больше не видит ваших смен',
} as const
