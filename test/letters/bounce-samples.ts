/** A report as it travels, and what is right of it. */
export interface ReportSample {
  readonly name: string
  readonly bytes: Buffer
  readonly kind: 'bounce' | 'receipt' | 'complaint'
  readonly action: 'failed' | 'delayed' | 'other'
  /** Nobody is at the address any more. */
  readonly gone: boolean
  readonly recipient: string | null
}

const TO = 'ivan.petrov@vesna.example'
const OURS = '<okno.1042.0123456789abcdef0123456789abcdef.m1.p1@desk.example>'

interface Reason {
  readonly status: string
  readonly words: string
  readonly gone: boolean
}

const REASONS: readonly Reason[] = [
  {
    status: '5.1.1',
    words: `550 5.1.1 <${TO}>: Recipient address rejected: User unknown in virtual mailbox table`,
    gone: true,
  },
  { status: '5.0.0', words: '550 No such user here', gone: true },
  { status: '5.0.0', words: `550 Почтовый ящик ${TO} не существует`, gone: true },
  { status: '5.2.2', words: "552 5.2.2 The recipient's inbox is out of storage space", gone: false },
  { status: '5.7.1', words: '550 5.7.1 Fix reverse DNS for 192.0.2.1', gone: false },
  { status: '5.1.1', words: '550 5.1.8 Sender address rejected: Domain not found', gone: false },
  { status: '5.0.0', words: '550 Ящик получателя переполнен, попробуйте позже', gone: false },
  { status: '5.3.4', words: '552 5.3.4 Message size exceeds fixed limit', gone: false },
]

interface Server {
  readonly name: string
  readonly from: string
  readonly subject: string
  readonly words: (reason: string) => string
  /** The fields of the recipient in its report. */
  readonly fields: (reason: Reason) => string
}

const usual = ({ status, words }: Reason) =>
  `Final-Recipient: rfc822; ${TO}\nAction: failed\nStatus: ${status}\nDiagnostic-Code: smtp; ${words.replace(/ (\S+)$/, '\n    $1')}`

/** Those that write a report in its own format. */
const SERVERS: readonly Server[] = [
  {
    name: 'Postfix',
    from: 'MAILER-DAEMON@mx.vesna.example (Mail Delivery System)',
    subject: 'Undelivered Mail Returned to Sender',
    words: (reason) => `This is the mail system at host mx.vesna.example.\n\n<${TO}>: host mx said: ${reason}`,
    fields: (reason) => `Original-Recipient: rfc822;${TO}\n${usual(reason)}`,
  },
  {
    name: 'Exim',
    from: 'Mail Delivery System <Mailer-Daemon@mx.vesna.example>',
    subject: 'Mail delivery failed: returning message to sender',
    words: (reason) => `This message was created automatically by mail delivery software.\n\n  ${TO}\n    ${reason}`,
    fields: ({ status }) => `Action: failed\nFinal-Recipient: rfc822;${TO}\nStatus: ${status}`,
  },
  {
    name: 'Exchange',
    from: 'Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@vesna.example>',
    subject: 'Undeliverable: Касса',
    words: () => 'Delivery has failed to these recipients or groups:',
    fields: (reason) => `Original-Recipient: rfc822;${TO}\n${usual(reason)}\nX-Display-Name: Ivan`,
  },
  {
    name: 'Microsoft 365',
    from: 'postmaster@vesna.onmicrosoft.example',
    subject: 'Не удаётся доставить: Касса',
    words: () => 'Сообщение не удалось доставить.',
    fields: usual,
  },
  {
    name: 'Gmail',
    from: 'Mail Delivery Subsystem <mailer-daemon@googlemail.example>',
    subject: 'Delivery Status Notification (Failure)',
    words: (reason) => `** Address not found **\n\nThe response was:\n${reason}`,
    fields: (reason) => `${usual(reason)}\nLast-Attempt-Date: Mon, 23 Nov 2026 00:00:00 -0800 (PST)`,
  },
  {
    name: 'Yandex',
    from: 'mailer-daemon@yandex.example',
    subject: 'Недоставленное сообщение',
    words: () => 'Это письмо отправлено почтовым сервером yandex.',
    fields: usual,
  },
  {
    name: 'Mail.ru',
    from: 'mailer-daemon@corp.mail.example',
    subject: 'Mail failure.',
    words: () => 'Это письмо создано автоматически сервером Mail.Ru',
    fields: usual,
  },
  {
    name: 'Sendmail',
    from: 'Mail Delivery Subsystem <MAILER-DAEMON@mx.vesna.example>',
    subject: 'Returned mail: see transcript for details',
    words: (reason) => `   ----- Transcript of session follows -----\n${reason}`,
    fields: (reason) => `${usual(reason).replace('rfc822;', 'RFC822;').replace('smtp;', 'SMTP;')}\nRemote-MTA: DNS; mx`,
  },
  {
    name: 'Zimbra',
    from: 'MAILER-DAEMON@zimbra.vesna.example',
    subject: 'Undelivered Mail Returned to Sender',
    words: () => 'This is the mail system at host zimbra.vesna.example.',
    fields: usual,
  },
  {
    name: 'Kerio',
    from: 'Mail Delivery System <mail.delivery.system@kerio.vesna.example>',
    subject: 'Delivery failure',
    words: (reason) => `Your message could not be delivered.\n${reason}`,
    fields: usual,
  },
  {
    name: 'Amazon SES',
    from: 'MAILER-DAEMON@eu.amazonses.example',
    subject: 'Delivery Status Notification (Failure)',
    words: () => 'An error occurred while trying to deliver the mail',
    fields: usual,
  },
  {
    name: 'Dovecot LMTP',
    from: 'Mail Delivery Subsystem <postmaster@vesna.example>',
    subject: 'Rejected: Касса',
    words: (reason) => `Your message to <${TO}> was automatically rejected:\n${reason}`,
    fields: usual,
  },
]

type Plain = Omit<Server, 'fields'> & { readonly header?: string }

/** Those that write plain words. */
const PLAIN: readonly Plain[] = [
  {
    name: 'qmail',
    from: 'MAILER-DAEMON@mx.vesna.example',
    subject: 'failure notice',
    words: (reason) =>
      `Hi. This is the qmail-send program at mx.vesna.example.\nI'm afraid I wasn't able to deliver your message.\n\n<${TO}>:\nRemote host said: ${reason}\n\n--- Below this line is a copy of the message.`,
  },
  {
    name: 'Exim in words',
    from: 'Mail Delivery System <Mailer-Daemon@mx.vesna.example>',
    subject: 'Mail delivery failed: returning message to sender',
    header: `X-Failed-Recipients: ${TO}`,
    words: (reason) =>
      `This message was created automatically by mail delivery software.\n\n  ${TO}\n    host mx.vesna.example [192.0.2.1]\n    ${reason}\n\n------ This is a copy of the message, including all the headers. ------`,
  },
  {
    name: 'CommuniGate',
    from: 'post_master@mx.vesna.example',
    subject: 'Undeliverable mail: Касса',
    words: (reason) => `Failed to deliver to '${TO}'\nSMTP module(domain vesna.example) reports:\n ${reason}`,
  },
  {
    name: 'Exchange in words',
    from: 'System Administrator <postmaster@vesna.example>',
    subject: 'Undeliverable: Касса',
    words: (reason) =>
      `Your message did not reach some or all of the intended recipients.\n\n      '${TO}' on 23.11.2026 10:01\n            ${reason}`,
  },
  {
    name: 'Mail.ru in words',
    from: 'mailer-daemon@mail.example',
    subject: 'Mail delivery failed',
    words: (reason) =>
      `Это письмо создано автоматически сервером Mail.Ru\n\nК сожалению, Ваше письмо не может быть доставлено одному или нескольким получателям:\n\n${TO}\n${reason}`,
  },
  {
    name: 'Yandex in words',
    from: 'MAILER-DAEMON@yandex.example',
    subject: 'Недоставленное сообщение',
    words: (reason) =>
      `Ваше письмо не может быть отправлено одному или нескольким адресатам.\n\n<${TO}>: host mx.vesna.example[192.0.2.1] said: ${reason}`,
  },
  {
    name: 'MDaemon',
    from: 'MDaemon@vesna.example',
    subject: 'Warning: could not deliver',
    words: (reason) => `The attached message had PERMANENT fatal delivery errors!\n\n<${TO}>:\n${reason}`,
  },
  {
    name: 'a server that names nobody as its author',
    from: 'Mail Delivery Subsystem <>',
    subject: 'Returned mail: Касса',
    words: (reason) => `The following address had permanent fatal errors\n<${TO}>:\n${reason}`,
  },
]

function letter(head: readonly string[], body: string): Buffer {
  const all = [
    'Return-Path: <>',
    'To: support@desk.example',
    `Message-ID: <${head.length}.${body.length}@mx.vesna.example>`,
    'Date: Mon, 23 Nov 2026 10:00:00 +0300',
    'MIME-Version: 1.0',
    ...head,
  ]
  return Buffer.from(`${all.join('\n')}\n\n${body}`.replaceAll('\n', '\r\n'))
}

function reportLetter({
  from,
  subject,
  text,
  type,
  report,
}: {
  readonly from: string
  readonly subject: string
  readonly text: string
  readonly type: string
  readonly report: string
}): Buffer {
  const kind = type === 'delivery-status' ? 'delivery-status' : type
  return letter(
    [
      `From: ${from}`,
      `Subject: ${subject}`,
      'Auto-Submitted: auto-replied',
      `Content-Type: multipart/report; report-type=${type};\n boundary="b"`,
    ],
    `--b\nContent-Type: text/plain; charset=utf-8\n\n${text}\n\n--b\nContent-Type: message/${kind}\n\n${report}\n\n--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: ${OURS}\nSubject: x\n\n--b--`,
  )
}

const inReports = SERVERS.flatMap((server) =>
  REASONS.filter(({ words }) => server.name !== 'Exim' || !/No such|Ящик|ящик|5\.1\.8/.test(words)).map(
    (reason): ReportSample => {
      const report = `Reporting-MTA: dns; mx.vesna.example\nArrival-Date: Mon, 23 Nov 2026 10:00:00 +0300\n\n${server.fields(reason)}`
      const bytes = reportLetter({ ...server, text: server.words(reason.words), type: 'delivery-status', report })
      return {
        name: `${server.name}: ${reason.words}`,
        bytes,
        kind: 'bounce',
        action: 'failed',
        gone: reason.gone,
        recipient: TO,
      }
    },
  ),
)

const inWords = PLAIN.flatMap((server) =>
  REASONS.map((reason): ReportSample => {
    const head = [
      `From: ${server.from}`,
      `Subject: ${server.subject}`,
      ...(server.header ? [server.header] : []),
      'Content-Type: text/plain; charset=utf-8',
    ]
    const bytes = letter(head, `${server.words(reason.words)}\n\nMessage-ID: ${OURS}\n`)
    return {
      name: `${server.name}: ${reason.words}`,
      bytes,
      kind: 'bounce',
      action: 'failed',
      gone: reason.gone,
      recipient: TO,
    }
  }),
)

const passing = SERVERS.flatMap((server) =>
  (
    [
      ['delayed', 'delayed', '4.4.1', 'Delivery delayed'],
      ['relayed', 'other', '2.0.0', 'Delivery Status Notification (Relay)'],
      ['delivered', 'other', '2.1.5', 'Successful Mail Delivery Report'],
    ] as const
  ).map(([said, action, status, subject]): ReportSample => {
    const report = `Reporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; ${TO}\nAction: ${said}\nStatus: ${status}`
    const bytes = reportLetter({ from: server.from, subject, text: subject, type: 'delivery-status', report })
    return { name: `${server.name}: ${said}`, bytes, kind: 'bounce', action, gone: false, recipient: TO }
  }),
)

const receipts = ['displayed', 'deleted', 'dispatched', 'processed'].map((disposition): ReportSample => {
  const report = `Reporting-UA: mail.vesna.example; Outlook\nFinal-Recipient: rfc822;${TO}\nOriginal-Message-ID: ${OURS}\nDisposition: manual-action/MDN-sent-manually; ${disposition}`
  const bytes = reportLetter({
    from: `Ivan <${TO}>`,
    subject: 'Прочтено: Касса',
    text: 'Ваше сообщение прочтено',
    type: 'disposition-notification',
    report,
  })
  return { name: `a receipt: ${disposition}`, bytes, kind: 'receipt', action: 'other', gone: false, recipient: null }
})

const complaints = ['abuse', 'fraud', 'not-spam'].map((type): ReportSample => {
  const report = `Feedback-Type: ${type}\nUser-Agent: Loop/1\nVersion: 1\nOriginal-Rcpt-To: <${TO}>`
  const bytes = reportLetter({
    from: 'feedback@fbl.mail.example',
    subject: 'FW: Касса',
    text: 'This is an abuse report',
    type: 'feedback-report',
    report,
  })
  return { name: `a complaint: ${type}`, bytes, kind: 'complaint', action: 'other', gone: false, recipient: null }
})

/** Careless ones: no action, X.400 first, capitals of the wrong kind, no report where one was promised. */
const careless = (
  [
    ['no action', `Final-Recipient: rfc822; ${TO}\nStatus: 5.1.1`, 'failed', true],
    [
      'X.400 first',
      `Final-Recipient: x400; /C=RU/\nOriginal-Recipient: rfc822; ${TO}\nAction: failed\nStatus: 5.1.1`,
      'failed',
      true,
    ],
    ['encoded', `Final-Recipient: rfc822; <${TO}>\nACTION: FAILED\nSTATUS: 5.1.10`, 'failed', true],
    [
      'two of them, the second failed',
      `Final-Recipient: rfc822; anna@vesna.example\nAction: delivered\nStatus: 2.0.0\n\nFinal-Recipient: rfc822; ${TO}\nAction: failed\nStatus: 5.1.1`,
      'failed',
      true,
    ],
    [
      'expired on the way',
      `Final-Recipient: rfc822; ${TO}\nAction: failed\nStatus: 4.4.7\nDiagnostic-Code: smtp; delivery time expired`,
      'failed',
      false,
    ],
    ['only a status of delay', `Final-Recipient: rfc822; ${TO}\nStatus: 4.2.2`, 'delayed', false],
  ] as const
).map(([name, fields, action, gone]): ReportSample => {
  const report = `Reporting-MTA: dns; mx\n\n${fields}`
  const bytes = reportLetter({
    from: 'MAILER-DAEMON@mx.vesna.example',
    subject: 'Undelivered',
    text: 'see below',
    type: 'delivery-status',
    report,
  })
  return { name, bytes, kind: 'bounce', action, gone, recipient: TO }
})

export const REPORTS: readonly ReportSample[] = [
  ...inReports,
  ...inWords,
  ...passing,
  ...receipts,
  ...complaints,
  ...careless,
]
