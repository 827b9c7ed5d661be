import assert from 'node:assert/strict'
import { test } from 'node:test'
import { arrivedOf, incomingOf } from '../../src/channels/telegram/updates.ts'

const from = { id: 7, is_bot: false, first_name: 'Иван', last_name: 'Петров', language_code: 'en-GB' }
const chat = { id: 7, type: 'private' }
const message = (more: object) => ({ update_id: 5, message: { message_id: 9, date: 0, from, chat, ...more } })

test('an update is stored whole, under its number, in its chat', () => {
  const payload = message({ text: 'да', something_new: { of: '2027' } })
  assert.deepEqual(arrivedOf(payload), { externalId: '5', place: 5, chat: '7', album: null, payload })
  assert.equal(arrivedOf({ no: 'update' }), null)
  assert.equal(arrivedOf({ update_id: 6, of_a_new_kind: {} })?.chat, 'nowhere')
})

test('who writes is known by number, name and language', () => {
  const { sender } = incomingOf(message({ text: 'hi' })) ?? {}
  assert.deepEqual(sender, {
    account: '7',
    chat: '7',
    name: 'Иван Петров',
    username: null,
    locale: 'en',
    isPrivate: true,
  })
})

const file = { file_id: 'f', file_unique_id: 'u', file_size: 3 }
const FILES = [
  [
    'the largest of a photo',
    {
      photo: [
        { ...file, file_id: 's', width: 1, height: 1 },
        { ...file, width: 9, height: 9 },
      ],
    },
    'photo-9.jpg',
  ],
  [
    'a document by its own name',
    { document: { ...file, file_name: '../отчёт.pdf', mime_type: 'application/pdf' } },
    '.._отчёт.pdf',
  ],
  ['a voice', { voice: { ...file, duration: 1 } }, 'voice-9.ogg'],
  ['an animation once, though it comes as a document, too', { animation: file, document: file }, 'animation-9.mp4'],
] as const
for (const [name, more, wanted] of FILES) {
  test(`a message brings ${name}`, () => {
    const { incoming } = incomingOf(message(more)) ?? {}
    assert.equal(incoming?.kind, 'said')
    assert.deepEqual(incoming?.kind === 'said' && incoming.files.map(({ ref, name: called }) => [ref, called]), [
      ['f', wanted],
    ])
  })
}

test('controls and direction marks of the text are cleaned away', () => {
  const { incoming } = incomingOf(message({ text: 'ка\u202eсса\u0000' })) ?? {}
  assert.equal(incoming?.kind === 'said' && incoming.text, 'касса')
})

test('a place on the map becomes a link, a start its token', () => {
  const said = (more: object) => {
    const { incoming } = incomingOf(message(more)) ?? {}
    return incoming?.kind === 'said' ? incoming : null
  }
  assert.match(said({ location: { latitude: 1.5, longitude: 2 } })?.text ?? '', /q=1\.5,2$/)
  assert.equal(said({ text: '/start abc_-' })?.start, 'abc_-')
  assert.equal(said({ text: '/start a b' })?.start, null)
})

test('who stopped the bot and who came back is told by the member that the bot is', () => {
  const member = (status: string) => ({ update_id: 1, my_chat_member: { chat, from, new_chat_member: { status } } })
  assert.equal(incomingOf(member('kicked'))?.incoming.kind, 'stopped')
  assert.equal(incomingOf(member('member'))?.incoming.kind, 'returned')
})
