import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reportInWords } from './bounce-text.ts'
import type { DeliveryReport } from './letter.ts'

type Words = Parameters<typeof reportInWords>[0]

function letter(text: string, more: Partial<Words> = {}): Words {
  return { subject: 'failure notice', headers: {}, text, quoted: null, ...more }
}

const QMAIL = `Hi. This is the qmail-send program at mail.vesna.example.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<Ivan@vesna.example>:
192.0.2.1 does not like recipient.
Remote host said: 550 5.1.1 User unknown
Giving up on 192.0.2.1.

--- Below this line is a copy of the message.

Return-Path: <support@desk.example>
To: other@vesna.example`

const EXIM = `This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  ivan@vesna.example
    host mx.vesna.example [192.0.2.1]
    SMTP error from remote mail server after RCPT TO:<ivan@vesna.example>:
    550 5.7.1 Message rejected as spam

------ This is a copy of the message, including all the headers. ------`

const EXIM_WARNING = `This message was created automatically by mail delivery software.
A message that you sent has not yet been delivered to one or more of its
recipients after more than 24 hours on the queue on mail.desk.example.

The address to which the message has not yet been delivered is:

  ivan@vesna.example`

const POSTFIX = `This is the mail system at host mail.desk.example.

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients. It's attached below.

For further assistance, please send mail to postmaster.

<ivan@vesna.example>: host mx.vesna.example[192.0.2.1] said: 552 5.2.2
    <ivan@vesna.example>: Mailbox full (in reply to RCPT TO command)`

const EXCHANGE = `Your message did not reach some or all of the intended recipients.

      Subject: Касса
      Sent: 23.11.2026 10:00

The following recipient(s) cannot be reached:

      'ivan@vesna.example' on 23.11.2026 10:01
            The e-mail account does not exist at the organization this message was sent to.
            <mail.vesna.example #5.1.1 smtp;550 5.1.1 User unknown>`

const OFFICE_RU = `Не удалось доставить сообщение следующим получателям или группам:

ivan@vesna.example (ivan@vesna.example)
Введенный адрес электронной почты не найден.

Диагностические сведения для администраторов:
Remote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found'`

const MAIL_RU = `Это письмо создано автоматически сервером Mail.Ru, отвечать на него не нужно.

К сожалению, Ваше письмо не может быть доставлено одному или нескольким получателям:

**********************

ivan@mail.example
550 Message was not accepted -- invalid mailbox.  Local mailbox ivan@mail.example is unavailable: user not found

**********************

This message was created automatically by Mail.Ru mail system.`

const YANDEX = `Это письмо отправлено почтовым сервером yandex.example.

К сожалению, мы вынуждены сообщить Вам о том, что Ваше письмо не может
быть отправлено одному или нескольким адресатам.

<ivan@vesna.example>: host mx.vesna.example[192.0.2.1] said: 550 5.1.1
    <ivan@vesna.example>: Recipient address rejected (in reply to RCPT TO command)`

const IVAN = 'ivan@vesna.example'

const CASES: readonly (readonly [
  string,
  Words,
  DeliveryReport['action'],
  string | null,
  string | null,
  RegExp | null,
])[] = [
  ['qmail', letter(QMAIL), 'failed', IVAN, '5.1.1', /^Remote host said: 550 5\.1\.1 User unknown Giving up/],
  ['Exim', letter(EXIM), 'failed', IVAN, '5.7.1', /^550 5\.7\.1 Message rejected as spam$/],
  [
    'Exim with its header',
    letter('x', { headers: { 'x-failed-recipients': ' Petr@vesna.example' } }),
    'failed',
    'petr@vesna.example',
    null,
    null,
  ],
  [
    'a warning of Exim',
    letter(EXIM_WARNING, { subject: 'Warning: message 1a delayed 24 hours' }),
    'delayed',
    IVAN,
    null,
    null,
  ],
  ['Postfix', letter(POSTFIX), 'failed', IVAN, '5.2.2', /552 5\.2\.2 <ivan@vesna\.example>: Mailbox full/],
  ['Exchange', letter(EXCHANGE), 'failed', IVAN, '5.1.1', /User unknown/],
  ['Exchange in Russian', letter(OFFICE_RU), 'failed', IVAN, '5.1.10', /Recipient not found/],
  ['Mail.ru', letter(MAIL_RU), 'failed', 'ivan@mail.example', null, /^550 Message was not accepted.*user not found$/],
  ['Yandex', letter(YANDEX), 'failed', IVAN, '5.1.1', /Recipient address rejected/],
  ['folded as a quote', letter('См. ниже', { quoted: POSTFIX }), 'failed', IVAN, '5.2.2', /Mailbox full/],
  ['nothing that can be read', letter('Ой'), 'failed', null, null, null],
]

for (const [what, words, action, recipient, status, reason] of CASES) {
  test(`a bounce in plain words is understood: ${what}`, () => {
    const report = reportInWords(words)
    assert.deepEqual([report.action, report.recipient, report.status], [action, recipient, status])
    if (reason === null) assert.equal(report.reason, null)
    else assert.match(report.reason ?? '', reason)
  })
}
