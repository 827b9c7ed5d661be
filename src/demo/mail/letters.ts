import type { Instant } from '../../domain/ground/instant.ts'
import { SPAM } from '../stories/spam.ts'

/** A letter as it travels, and when it came. */
export interface DemoLetter {
  readonly at: Instant
  readonly bytes: Buffer
}

interface Written {
  readonly id: string
  readonly from: string
  readonly subject: string
  readonly text: string
  readonly at: Instant
  /** The Message-ID of the letter that it answers. */
  readonly answers?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** Whose letters go astray, and where they come from: everybody and everything here is made up. */
export const CASHIER = 'i.lastochkina@vesna.example'
export const MANAGER = 'i.polynin@vesna.example'
export const SPAMMER = '@salfetki.example'

const PRINTS = '<prints-nothing@vesna.example>'
const LABELS = '<labels@vesna.example>'
const HOUR = 3_600_000

/** What a person asks in a letter. */
export function question(mailbox: string, now: Instant): DemoLetter {
  return written(mailbox, {
    id: PRINTS,
    from: `Инна Ласточкина <${CASHIER}>`,
    subject: 'Касса на баре не печатает марки',
    text: 'Добрый день! С утра касса на баре не печатает марки на кухню, на зале всё нормально. Принтер мигает красным.',
    at: now - 5 * HOUR,
  })
}

/** The same person goes on, in the same conversation. */
export function answer(mailbox: string, now: Instant): DemoLetter {
  return written(mailbox, {
    id: '<prints-nothing-2@vesna.example>',
    from: `Инна Ласточкина <${CASHIER}>`,
    subject: 'Re: Касса на баре не печатает марки',
    text: 'Перезагрузили принтер, не помогло. На экране «Нет связи со станцией печати».',
    at: now - 4 * HOUR,
    answers: PRINTS,
  })
}

/** A machine answers for somebody who is away. */
export function awayNotice(mailbox: string, now: Instant): DemoLetter {
  return written(mailbox, {
    id: '<away@vesna.example>',
    from: `Иван Полынин <${MANAGER}>`,
    subject: 'Автоответ: Касса на баре не печатает марки',
    text: 'Я в отпуске до понедельника. По срочным вопросам пишите Софье Рябининой.',
    at: now - 4 * HOUR + 60_000,
    answers: PRINTS,
    headers: { 'Auto-Submitted': 'auto-replied' },
  })
}

/** A server tells that a letter did not arrive. */
export function bounce(mailbox: string, now: Instant): DemoLetter {
  const boundary = 'report-of-the-server'
  const head = headOf(mailbox, {
    id: '<returned@mx.vesna.example>',
    from: 'Mail Delivery System <MAILER-DAEMON@mx.vesna.example>',
    subject: 'Undelivered Mail Returned to Sender',
    at: now - 3 * HOUR,
    headers: { 'Content-Type': `multipart/report; report-type=delivery-status; boundary="${boundary}"` },
  })
  const body = [
    `--${boundary}`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    'The mailbox cherdak@vesna.example does not exist here.',
    `--${boundary}`,
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.vesna.example',
    '',
    'Final-Recipient: rfc822; cherdak@vesna.example',
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 no such mailbox',
    `--${boundary}--`,
  ]
  return { at: now - 3 * HOUR, bytes: Buffer.from(`${head}\r\n${body.join('\r\n')}\r\n`) }
}

/** A stranger names somebody else's request: people decide where it belongs. */
export function strangersLetter(mailbox: string, now: Instant, request: number): DemoLetter {
  return written(mailbox, {
    id: '<neighbour@sosed.example>',
    from: 'Пётр Соседов <petr@sosed.example>',
    subject: `По заявке №${request}`,
    text: 'У нас в соседнем зале та же беда с марками. Пришлите, пожалуйста, что вы сделали.',
    at: now - 2 * HOUR,
  })
}

/** What nobody asked for, from an address that is not heard any more. */
export function unwanted(mailbox: string, now: Instant): DemoLetter {
  const [, napkins] = SPAM
  const [subject = '', text = ''] = napkins ?? []
  return written(mailbox, {
    id: '<offer@salfetki.example>',
    from: `Отдел продаж <sale${SPAMMER}>`,
    subject,
    text,
    at: now - 90 * 60_000,
  })
}

/** A letter that its server announces and does not give out. */
export function withheld(mailbox: string, now: Instant): DemoLetter {
  const head = headOf(mailbox, {
    id: '<photo@sadovaya.example>',
    from: 'Администратор зала <zal@sadovaya.example>',
    subject: 'Фото принтера',
    at: now - HOUR,
    headers: {},
  })
  return { at: now - HOUR, bytes: Buffer.from(head) }
}

/** What was asked long ago and is settled. */
export function oldQuestion(mailbox: string, now: Instant): DemoLetter {
  return written(mailbox, {
    id: LABELS,
    from: `Инна Ласточкина <${CASHIER}>`,
    subject: 'Ценники печатаются криво',
    text: 'Ценники на витрину печатаются со сдвигом, правый край обрезан.',
    at: now - 20 * 24 * HOUR,
  })
}

/** The same conversation, when its request has been closed for long. */
export function lateAnswer(mailbox: string, now: Instant): DemoLetter {
  return written(mailbox, {
    id: '<labels-again@vesna.example>',
    from: `Инна Ласточкина <${CASHIER}>`,
    subject: 'Re: Ценники печатаются криво',
    text: 'После обновления сдвиг вернулся, теперь на всех ценниках.',
    at: now - 26 * HOUR,
    answers: LABELS,
  })
}

function written(mailbox: string, { text, ...about }: Written): DemoLetter {
  const headers = {
    ...about.headers,
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Transfer-Encoding': 'base64',
  }
  const body = Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\r\n')
  return { at: about.at, bytes: Buffer.from(`${headOf(mailbox, { ...about, headers })}\r\n${body}\r\n`) }
}

function headOf(mailbox: string, { id, from, subject, at, answers, headers = {} }: Omit<Written, 'text'>): string {
  const lines = {
    From: from.replace(/^[^<]*(?= <)/, encoded),
    To: mailbox,
    Subject: encoded(subject),
    Date: new Date(at).toUTCString().replace('GMT', '+0000'),
    'Message-ID': id,
    ...(answers && { 'In-Reply-To': answers, References: answers }),
    'MIME-Version': '1.0',
    ...headers,
  }
  return Object.entries(lines)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')
}

function encoded(words: string): string {
  return `=?utf-8?B?${Buffer.from(words).toString('base64')}?=`
}
