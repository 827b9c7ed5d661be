export const calendar = {
  'calendar.name': 'Окно: дежурства',
  'calendar.duty': 'Дежурство: {team}',
  'calendar.shift': 'Смена: {team}',
  'calendar.phone': 'На телефоне, старший: {team}',
  'calendar.away.vacation': 'Отпуск',
  'calendar.away.illness': 'Больничный',
  'calendar.away.trip': 'Командировка',
  'calendar.away.day_off': 'Выходной',
  'calendar.away.other': 'Отсутствие',
} as const
