import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { test } from 'node:test'
import { arrivedOf, incomingOf } from '../../src/channels/max/updates.ts'
import { written } from '../../src/channels/max/written.ts'
import { cleanTexts } from '../../src/domain/ground/clean-text.ts'
import { plainOf, type Span } from '../../src/domain/messenger/outgoing.ts'
import { complaintsAbout } from './max-api-shapes.ts'

const key = { token: 'a-token-of-a-bot' }
const user = { user_id: 7, first_name: 'Иван', last_name: 'Петров', username: null, is_bot: false }
const recipient = { chat_id: -70801, chat_type: 'dialog', user_id: 1 }
const body = (more: object = {}) => ({ mid: 'mid.9', seq: 1, text: null, attachments: null, ...more })
const created = (inBody: object = {}, more: object = {}, at = 5) => ({
  update_type: 'message_created',
  timestamp: at,
  message: { sender: user, recipient, timestamp: at, body: body(inBody), ...more },
})
const said = (update: unknown) => {
  const { incoming } = incomingOf(update, key) ?? {}
  assert.equal(incoming?.kind, 'said')
  return incoming
}

test('an update has no id: it is named by what it tells of, and told again it has the same name', () => {
  const named = (update: unknown) => arrivedOf(update)?.externalId
  assert.equal(named(created()), 'message_created mid.9')
  assert.equal(named(created({ text: 'again' }, {}, 6)), 'message_created mid.9')
  const edited = (at: number) => ({ ...created({}, {}, at), update_type: 'message_edited' })
  assert.notEqual(named(edited(6)), named(edited(7)), 'edited twice is two')
  const pressed = (at: number) => ({
    update_type: 'message_callback',
    timestamp: 9,
    callback: { callback_id: 'k', timestamp: at, payload: 'list:0', user },
    message: null,
  })
  assert.equal(named(pressed(1)), named({ ...pressed(1), timestamp: 10 }))
  assert.notEqual(named(pressed(1)), named(pressed(2)), 'one keyboard is pressed twice')
  assert.equal(named({ update_type: 'bot_started', timestamp: 3, chat_id: 1, user }), 'bot_started 7 3')
  for (const unknown of [null, 'word', {}, { update_type: 'user_added', timestamp: 1, user }, { update_type: 'x' }])
    assert.equal(arrivedOf(unknown), null)
})

test('a dialog is known by its person, a group by its number, and what a bot says is not heard', () => {
  const update = created({ text: 'да' })
  assert.deepEqual(arrivedOf(update), {
    externalId: 'message_created mid.9',
    place: 5,
    chat: '7',
    album: null,
    payload: update,
  })
  assert.deepEqual(incomingOf({ ...update, user_locale: 'en-GB' }, key)?.sender, {
    account: '7',
    chat: '7',
    name: 'Иван Петров',
    username: null,
    locale: 'en',
    isPrivate: true,
  })
  const group = created({}, { recipient: { chat_id: -5, chat_type: 'chat', user_id: null } })
  const { chat, isPrivate } = incomingOf(group, key)?.sender ?? {}
  assert.deepEqual([chat, isPrivate], ['chat:-5', false])
  assert.equal(incomingOf(created({}, { sender: { ...user, is_bot: true } }), key), null)
})

test('one message brings everything that is attached to it, each by what it is', () => {
  const payload = { url: 'https://files.example/1', token: 't' }
  const attachments = [
    { type: 'image', payload: { ...payload, photo_id: 1 } },
    { type: 'file', payload, filename: '../отчёт.pdf', size: 3 },
    { type: 'video', payload },
    { type: 'audio', payload },
    { type: 'of_a_new_kind', payload: { of: '2027' } },
  ]
  const { text, files } = said(created({ text: 'ка\u202eсса', attachments }))
  assert.equal(text, 'касса')
  assert.deepEqual(
    files.map(({ ref, name, size }) => [ref, name, size]),
    [
      ['https://files.example/1', 'photo-1.jpg', null],
      ['https://files.example/1', '.._отчёт.pdf', 3],
      ['video:t', 'video-3.mp4', null],
      ['https://files.example/1', 'voice-4.mp3', null],
    ],
  )
})

test('a start with a word is as if it had been typed, a place becomes a link, words passed on are read', () => {
  const started = (payload: unknown) => said({ update_type: 'bot_started', timestamp: 3, chat_id: 1, user, payload })
  assert.deepEqual([started('abc_-').text, started('abc_-').start], ['/start abc_-', 'abc_-'])
  assert.deepEqual([started(null).text, started('a b').text, started('a b').start], ['/start', '/start', null])
  assert.match(said(created({ attachments: [{ type: 'location', latitude: 1.5, longitude: 2 }] })).text, /q=1\.5,2$/)
  const link = { type: 'forward', message: body({ mid: 'mid.1', text: 'Чужие слова' }) }
  const { text, isForwarded } = said(created({}, { body: null, link }))
  assert.deepEqual([text, isForwarded], ['Чужие слова', true])
  assert.equal(said(created({}, { link: { ...link, type: 'reply' } })).answersTo, 'mid.1')
})

const CARD = 'BEGIN:VCARD\r\nVERSION:3.0\r\nTEL;TYPE=cell:79161234567\r\nFN:Иван\r\nEND:VCARD\r\n'
const signed = (vcf: string, token = key.token) => createHmac('sha256', token).update(vcf).digest('hex')
const owner = { user_id: 7, first_name: 'Иван' }
const TWO = CARD.replace('FN', 'TEL:79160000000\r\nFN')
const CARDS = [
  ['his own, signed', { vcf_info: CARD, max_info: owner, hash: signed(CARD) }, '7'],
  ['signed, in capital letters', { vcf_info: CARD, max_info: owner, hash: signed(CARD).toUpperCase() }, '7'],
  ['without a hash', { vcf_info: CARD, max_info: owner }, null],
  ['signed by another bot', { vcf_info: CARD, max_info: owner, hash: signed(CARD, 'another') }, null],
  [
    'with another number than was signed',
    { vcf_info: CARD.replace('4567', '4568'), max_info: owner, hash: signed(CARD) },
    null,
  ],
  ['of nobody in MAX', { vcf_info: CARD, hash: signed(CARD) }, null],
  ['with two numbers', { vcf_info: TWO, max_info: owner, hash: signed(TWO) }, null],
  ['without a number', { vcf_info: 'FN:Иван', max_info: owner, hash: signed('FN:Иван') }, null],
] as const
for (const [what, payload, account] of CARDS) {
  test(`whose a card is, ${what}: ${account ?? 'unknown'}`, () => {
    // As it comes through the door: cleaned.
    const update = cleanTexts(created({ attachments: [{ type: 'contact', payload }] }))
    assert.equal(said(update).contact?.account, account)
  })
}

const NASTY: readonly (readonly Span[])[] = [
  [{ text: 'Заявка', style: 'bold' }, ' <b>не</b> жирно'],
  [{ text: '</b><a href="https://evil.example">сюда</a>', style: 'bold' }],
  ['Тест &lt; и &amp;', { text: 'слова', style: 'quote' }],
  [{ text: '**markdown** _не_ читается `тут`', style: 'bold' }, '\n# и тут\n> и тут [нет](https://evil.example)'],
  [{ text: '', style: 'bold' }, 'пусто'],
  [{ text: 'ж'.repeat(3_999), style: 'bold' }],
]
test('no words can break a message: what is read of it is what was meant, letter by letter', () => {
  for (const text of NASTY) {
    const { text: sent, format } = written(text)
    const read = format === 'html' ? sent.replaceAll(/<\/?(?:b|blockquote)>/g, '') : sent
    assert.equal(read, plainOf(text))
    assert.ok(format === undefined || !/[<>&]/.test(read), sent)
    assert.ok(sent.length <= 4_000)
  }
  assert.deepEqual(written([{ text: 'Заявка', style: 'bold' }, ' №1']), { text: '<b>Заявка</b> №1', format: 'html' })
})

const none = new URLSearchParams()
const message = { text: 'да', attachments: [], link: null }
const CALLS = [
  ['an unknown method', { method: 'POST', path: '/chats', query: none, body: null }, /no method/],
  [
    'a token in the address',
    { method: 'GET', path: '/me', query: new URLSearchParams({ access_token: 'x' }), body: null },
    /access_token is unknown/,
  ],
  ['nobody to send to', { method: 'POST', path: '/messages', query: none, body: message }, /to a person or to a chat/],
  [
    'an unknown field',
    {
      method: 'POST',
      path: '/messages',
      query: new URLSearchParams({ user_id: '1' }),
      body: { ...message, markup: [] },
    },
    /markup is unknown/,
  ],
  [
    'a field that is missing',
    { method: 'POST', path: '/messages', query: new URLSearchParams({ user_id: '1' }), body: { text: 'да' } },
    /attachments is missing/,
  ],
  [
    'a text that is too long',
    {
      method: 'POST',
      path: '/messages',
      query: new URLSearchParams({ user_id: '1' }),
      body: { ...message, text: 'я'.repeat(4_001) },
    },
    /4001 long/,
  ],
  [
    'a number where a text is wanted',
    { method: 'POST', path: '/messages', query: new URLSearchParams({ user_id: '1' }), body: { ...message, text: 1 } },
    /is no text/,
  ],
] as const
for (const [what, call, complaint] of CALLS) {
  test(`the fake complains about ${what}`, () => assert.match(complaintsAbout(call).join(), complaint))
}
