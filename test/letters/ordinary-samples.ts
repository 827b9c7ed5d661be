/** Letters of people, some of them about letters that came back. */
const MATTERS = [
  ['Касса не печатает', 'После обновления касса не печатает чек.'],
  ['Undelivered mail: why?', 'Our letters come back with «550 5.1.1 User unknown». What is wrong?'],
  [
    'Fwd: Undelivered Mail Returned to Sender',
    'Посмотрите, пожалуйста, что это за письмо.\n\nThis is the mail system at host mx.vesna.example.\n\n<a@b.example>: 550 5.1.1 User unknown',
  ],
  ['Re: Mail delivery failed', 'Спасибо, теперь доходит.'],
  ['Не доставлено: заказ гостю', 'Заказ 15 не доставлено, гость ждёт.'],
  ['Недоставка продуктов', 'Поставщик не привёз мясо, как отметить в программе?'],
  ['Возврат', 'Как оформить возврат чека?'],
  ['Автоответчик кассы не работает', 'Автоответчик на линии заказа молчит.'],
  ['В отпуске до 5 декабря кассир', 'Кассир в отпуске, дайте доступ сменщице.'],
  ['Delivery report for November', 'The delivery report shows the wrong total.'],
  ['Ящик переполнен', 'Денежный ящик не открывается, пишет «ящик переполнен».'],
  ['Пользователь не найден', 'При входе пишет «пользователь не найден».'],
  ['Status: failed', 'Action: failed, when we close the shift. Status: 5.1.1 is on the printer.'],
  ['Failure of the printer', 'Printer failure since morning.'],
  ['Прочтено', 'Прочтено и принято, ждём мастера.'],
  ['System error', 'System error 550 on start.'],
  ['Delayed orders', 'Orders are delayed by an hour.'],
  ['', 'Здравствуйте, не работает терминал.'],
] as const

const WRITERS = [
  ['Иван <ivan@vesna.example>', []],
  ['mail@vesna.example', ['Auto-Submitted: no', 'Precedence: normal']],
  [
    'Postnikova Dasha <postnikova@vesna.example>',
    ['X-Loop: ivan@vesna.example', 'Return-Path: <postnikova@vesna.example>'],
  ],
  ['"Delivery service" <delivery@vesna.example>', ['Disposition-Notification-To: delivery@vesna.example']],
  ['System Administrator <admin@vesna.example>', ['In-Reply-To: <1@vesna.example>', 'X-Auto-Response-Suppress: DR']],
  ['Daemonov Petr <daemonov@vesna.example>', ['Return-Receipt-To: daemonov@vesna.example', 'Importance: high']],
] as const

export const ORDINARY = MATTERS.flatMap(([subject, text]) =>
  WRITERS.map(([from, more], place) => ({
    name: `${from}: ${subject}`,
    bytes: Buffer.from(
      [
        `From: =?utf-8?B?${Buffer.from(from.replace(/ ?<.*/, '')).toString('base64')}?= <${/[\w.]+@[\w.]+/.exec(from)?.[0]}>`,
        'To: support@desk.example',
        `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
        'Date: Mon, 23 Nov 2026 10:00:00 +0300',
        `Message-ID: <${place}.${text.length}@vesna.example>`,
        ...more,
        'Content-Type: text/plain; charset=utf-8',
        '',
        text.replaceAll('\n', '\r\n'),
      ].join('\r\n'),
    ),
  })),
)
