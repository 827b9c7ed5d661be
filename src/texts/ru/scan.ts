/** Reading the code of a label, wherever that is done. */
export const scan = {
  'scan.seen': 'Что видит камера',
  'scan.start': 'Открыть камеру',
  'scan.again': 'Сканировать ещё раз',
  'scan.light': 'Подсветка',
  'scan.refused': 'Браузер не дал камеру. Разрешите её в настройках сайта и обновите страницу.',
  'scan.why.foreign': 'Это код другой службы поддержки. Найдите наклейку с нашим.',
  'scan.why.other': 'Это не код с нашей наклейки.',
} as const
