import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ArrivedLetter } from './letter.ts'
import { isReadByNobody, type Machine, machineBehind, wantsNoAutomaticAnswer } from './mail-loops.ts'

const LETTER: ArrivedLetter = {
  id: '<1@vesna.example>',
  from: { address: 'ivan@vesna.example', name: 'Иван' },
  recipients: ['support@desk.example'],
  addressees: [{ address: 'support@desk.example', name: '' }],
  references: [],
  subject: 'Касса не печатает',
  date: null,
  headers: {},
  text: 'Касса',
  quoted: null,
  html: null,
  files: [],
  report: null,
  attached: null,
}
const OWN = {
  addresses: ['support@desk.example'],
  wrote: (id: string) => id.startsWith('<okno.'),
  host: 'okno.example',
}
const from = (address: string) => ({ from: { address, name: '' } })

test('machines are told from people', () => {
  const cases: readonly (readonly [string, Partial<ArrivedLetter>, Machine | null])[] = [
    ['a person', {}, null],
    [
      'a person whose server says so',
      { headers: { 'auto-submitted': 'no', 'return-path': '<ivan@vesna.example>' } },
      null,
    ],
    ['a vacation note', { headers: { 'auto-submitted': 'auto-replied' } }, 'auto_reply'],
    ['a vacation note with a parameter', { headers: { 'auto-submitted': 'auto-replied; owner=a' } }, 'auto_reply'],
    ['a monitor', { headers: { 'auto-submitted': 'auto-generated' } }, 'notifier'],
    ['another desk', { headers: { 'auto-submitted': 'auto-generated', precedence: 'bulk' } }, 'notifier'],
    [
      'a program that answers',
      { headers: { 'auto-submitted': 'auto-generated' }, references: ['<1@desk.example>'] },
      'auto_reply',
    ],
    [
      'a vacation note that says generated',
      { headers: { 'auto-submitted': 'auto-generated' }, subject: 'Автоответ: x' },
      'auto_reply',
    ],
    ['a newsletter', { headers: { 'auto-submitted': 'auto-generated', 'list-id': '<n.example>' } }, 'auto_reply'],
    ['a loop that names us', { headers: { 'x-loop': 'support@desk.example' } }, 'own_echo'],
    ['a loop of somebody else', { headers: { 'x-loop': 'ivan@vesna.example' } }, null],
    ['a foreign letter named after our host', { id: '<1@okno.example>' }, null],
    ['an old autoresponder', { headers: { 'x-autoreply': 'yes' } }, 'auto_reply'],
    ['an old autoresponder by precedence', { headers: { precedence: 'auto_reply' } }, 'auto_reply'],
    ['a Russian autoresponder without headers', { subject: 'Автоответ: Касса' }, 'auto_reply'],
    ['an Outlook without headers', { subject: 'Автоматический ответ: Касса' }, 'auto_reply'],
    ['an English one', { subject: 'Out of office: till' }, 'auto_reply'],
    ['a person on automatic replies', { subject: 'Автоответчик кассы не работает' }, null],
    ['nobody to answer to', { headers: { 'return-path': '<>' } }, 'auto_reply'],
    ['a mailing list', { headers: { 'list-id': '<news.example>' } }, 'list'],
    ['a bulk letter', { headers: { precedence: 'bulk' } }, 'list'],
    [
      'a delivery report',
      { report: { action: 'failed', recipient: 'a@b.example', status: null, reason: null } },
      'bounce',
    ],
    [
      'a plain bounce',
      { ...from('mailer-daemon@mail.example'), subject: 'Undelivered Mail Returned to Sender' },
      'bounce',
    ],
    ['a Russian bounce', { ...from('postmaster@mail.example'), subject: 'Не удалось доставить сообщение' }, 'bounce'],
    ['a bounce by its path', { headers: { 'return-path': '<>' }, subject: 'failure notice' }, 'bounce'],
    ['a person about bounces', { subject: 'Undelivered mail: why?' }, null],
    ['our own address', from('support@desk.example'), 'own_echo'],
    ['our own address with a mark', from('support+1042-mark@desk.example'), 'own_echo'],
    ['our own letter', { id: '<okno.1042.mark.1@desk.example>' }, 'own_echo'],
    ['a daemon about something else', from('mailer-daemon@mail.example'), 'auto_reply'],
  ]
  for (const [what, letter, machine] of cases) assert.equal(machineBehind({ ...LETTER, ...letter }, OWN), machine, what)
})

test('the mark of any loop, and a name after our own host, keep a letter from being acknowledged', () => {
  const host = 'desk.example'
  for (const [letter, wants] of [
    [{ headers: { 'x-loop': 'ivan@vesna.example' } }, true],
    [{ headers: { 'x-loop': 'yes' } }, true],
    [{ id: '<1@desk.example>' }, true],
    [{ id: '<1@vesna.example>' }, false],
  ] as const) {
    assert.equal(wantsNoAutomaticAnswer({ ...LETTER, ...letter }, { host }), wants, JSON.stringify(letter))
  }
})

test('addresses that nobody reads are told from those of people', () => {
  const machines = [
    'no-reply@x.example',
    'noreply@x.example',
    'do_not_reply@x.example',
    'mailer-daemon@x.example',
    'vesna-noreply@x.example',
    'noreply2@x.example',
    'ne-otvechat@x.example',
    'dont.reply@x.example',
    'noanswer@x.example',
    'Post_Master@x.example',
    'Mail.Delivery.System@x.example',
  ]
  const people = ['ivan@x.example', 'reply@x.example', 'nora@x.example', 'support@x.example']
  assert.deepEqual(
    machines.filter((address) => !isReadByNobody(address)),
    [],
  )
  assert.ok(isReadByNobody('till@x.example', 'Не отвечайте на это письмо'))
  assert.deepEqual(
    people.filter((address) => isReadByNobody(address)),
    [],
  )
})

test('whoever asks for no automatic answers gets none', () => {
  const asks = (value: string) =>
    wantsNoAutomaticAnswer({ ...LETTER, headers: { 'x-auto-response-suppress': value } }, OWN)
  assert.deepEqual(['All', 'OOF, AutoReply', 'DR, RN', ''].map(asks), [true, true, false, false])
})
