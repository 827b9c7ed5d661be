/** The code of a label at a till: reading it, and what it chose. */
export const portalScan = {
  'portal.scan.lead': 'Наведите камеру на код с наклейки: ресторан и касса выберутся сами.',
  'portal.scan.seen': 'Что видит камера',
  'portal.scan.start': 'Открыть камеру',
  'portal.scan.again': 'Сканировать ещё раз',
  'portal.scan.light': 'Подсветка',
  'portal.scan.refused': 'Браузер не дал камеру. Разрешите её в настройках сайта и обновите страницу.',
  'portal.scan.cannot':
    'Этот браузер не умеет читать коды. Откройте обычную камеру телефона, наведите на код и нажмите на ссылку.',
  'portal.scan.without': 'Создать заявку без кода',
  'portal.scan.why.foreign': 'Это код другой службы поддержки. Найдите наклейку с нашим.',
  'portal.scan.why.other': 'Это не код с нашей наклейки.',
  'portal.scan.not-it': 'Не она',
  'portal.scan.foreign':
    'Код с наклейки ведёт в ресторан, который вам не открыт. Выберите свой или попросите управляющего открыть вам этот.',
  'portal.scan.gone': 'Того, что названо на наклейке, в этом ресторане больше нет. Выбрали только ресторан.',
} as const
