import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isGone } from './gone-address.ts'

const GONE = [
  '550 5.1.1 User unknown',
  '550 No such user here',
  '550 5.1.1 <a@b>: Recipient address rejected: User unknown in virtual mailbox table',
  '550 Message was not accepted -- invalid mailbox.  Local mailbox ivan@mail.example is unavailable: user not found',
  "550-5.1.1 The email account that you tried to reach does not exist. Please try double-checking the recipient's email address for typos or unnecessary spaces.",
  '550 Unrouteable address',
  '550 unroutable address',
  '550 5.7.1 No such user!',
  '550 Пользователь не найден',
  '550 Почтовый ящик не существует',
  'Почтовый ящик ivan@vesna.example не существует',
  '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup',
  '550 5.2.1 The email account that you tried to reach is disabled',
  '550 mailbox not found',
  'Sorry, no mailbox here by that name. (#5.1.1)',
  '550 5.1.1 unknown or illegal alias: ivan@vesna.example',
  '550 User ivan@vesna.example does not exist',
  "554 delivery error: dd This user doesn't have a yahoo.com account",
  '550 Requested action not taken: mailbox does not exist',
  'Нет такого пользователя',
  '550 5.1.1 ... такой адрес не найден',
  '550 5.1.1 <ivan@vesna.example> is not a valid mailbox',
  '550 Адресат неизвестен',
  '550 Invalid recipient',
  '511 sorry, no mailbox here by that name',
  '550 5.1.1 Mailbox does not exist!',
  '550 account inactive',
  'Введенный адрес электронной почты не найден.',
  '550 ivan@vesna.example... No such user',
  '550 unknown user account',
  '550 5.1.2 Host unknown (Name server: host not found)',
  '550 Ivan@vesna.example is no longer with us',
]

const LIVES = [
  '550 5.7.1 Fix reverse DNS for 192.0.2.1',
  '550 5.1.1 Sender address rejected: User unknown in local recipient table',
  '552 5.2.2 mailbox full',
  '550 mailbox is full',
  '550 User over quota',
  '452 4.2.2 quota exceeded',
  '550 Ящик получателя переполнен',
  '550 5.1.8 Sender domain not found',
  '550 5.1.7 sender rejected',
  '552 Message size exceeds maximum permitted',
  '550 message too large',
  '550 rejected',
  '550 Mail rejected by policy',
  '554 5.7.1 Service unavailable; Client host blocked using zen.spamhaus.org',
  '550 5.1.1 mailbox quota exceeded',
  '450 4.1.1 user unknown',
  '451 4.7.1 Greylisting in action, please come back later',
  '550 5.2.1 The user you are trying to contact is receiving mail at a rate that prevents additional messages',
  '550 relay not permitted',
  '550 5.4.1 Recipient address rejected: Access denied',
  '550 Sender verify failed',
  '550 5.3.4 too big',
  '550 Administrative prohibition',
  '550 5.7.1 SPF unauthorized mail is prohibited',
  '',
  '550 Requested action not taken: mailbox unavailable',
  '552 Почтовый ящик заполнен',
  '550 Отправитель заблокирован',
  '550 Превышена квота',
  '5.4.7 Delivery expired (message too old) timeout',
  "550 5.7.26 Unauthenticated email from vesna.example is not accepted due to domain's DMARC policy",
  '554 5.7.1 рассылка похожа на спам',
]

test('nobody is at an address any more only where a server says so, by a code that means it or in words', () => {
  for (const words of GONE) assert.equal(isGone({ status: null, words }), true, words)
})

test('what is said of us, of the letter, of room, of rules or of the way leaves the address as it is', () => {
  for (const words of LIVES) assert.equal(isGone({ status: null, words }), false, words)
})

test('words weigh more than a careless code, and the code of the words more than that of the report', () => {
  const cases: readonly (readonly [status: string | null, words: string, gone: boolean])[] = [
    ['5.1.1', '', true],
    ['5.2.1', '', true],
    ['5.1.0', '', false],
    ['5.0.0', '550 5.1.1 User unknown', true],
    ['5.1.1', '552 5.2.2 The mailbox is full', false],
    ['5.1.1', '550 5.7.1 Fix reverse DNS', false],
    ['5.1.1', '554 Your message looks like spam', false],
    ['5.5.0', '550 No such user here', true],
    ['4.1.1', 'User unknown', false],
    [null, '', false],
  ]
  for (const [status, words, gone] of cases) assert.equal(isGone({ status, words }), gone, `${status} ${words}`)
})
