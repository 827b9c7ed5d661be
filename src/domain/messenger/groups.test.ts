import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NOTICE_KINDS } from '../ground/words.ts'
import { type AskedInGroup, askedInGroup, groupLineOf, isTakenUp } from './groups.ts'
import type { Said } from './incoming.ts'

const BOT = { account: '4242', username: 'okno_bot' }
const SAID: Said = {
  kind: 'said',
  id: '1',
  text: '',
  files: [],
  answersTo: null,
  answersToAccount: null,
  isForwarded: false,
  contact: null,
  start: null,
}
const PHOTO = { ref: 'f', name: 'a.jpg', mediaType: 'image/jpeg', size: 1 }
const TO_BOT = { answersTo: '7', answersToAccount: '4242' }

const ASKED: readonly (readonly [string, Partial<Said>, AskedInGroup | null])[] = [
  ['talk among people', { text: 'Кто закрывает смену?' }, null],
  ['an answer to somebody else', { text: 'Я', answersTo: '7', answersToAccount: '9' }, null],
  ['an answer to the bot', { text: 'Касса стоит', ...TO_BOT }, { does: 'say', text: 'Касса стоит' }],
  ['a photo that answers the bot', { files: [PHOTO], ...TO_BOT }, { does: 'say', text: '' }],
  ['its name', { text: '@Okno_Bot касса стоит' }, { does: 'say', text: 'касса стоит' }],
  ['a longer name', { text: '@okno_bottle касса стоит' }, null],
  ['a letter address', { text: 'mail me@okno_bot' }, null],
  ['words of others, passed on', { text: '@okno_bot касса стоит', isForwarded: true }, null],
  ['a command of others, passed on', { text: '/venue', isForwarded: true }, null],
  ['the command for the venue', { text: '/venue' }, { does: 'bind' }],
  ['the same, by name', { text: '/venue@okno_bot' }, { does: 'bind' }],
  ['the same, to another bot', { text: '/venue@other_bot' }, null],
  ['a new request', { text: '/new@okno_bot Касса\nстоит' }, { does: 'say', text: 'Касса\nстоит' }],
  ['a new request of no words', { text: '/new@okno_bot' }, { does: 'privately' }],
  ['another command by name', { text: '/my@okno_bot' }, { does: 'privately' }],
  ['another command, to whom it may concern', { text: '/my' }, null],
  ['a link that should make known', { text: `/start ${'A'.repeat(43)}`, start: 'A'.repeat(43) }, null],
]
for (const [name, said, wanted] of ASKED) {
  test(`in a group ${name} asks for ${wanted?.does ?? 'nothing'}`, () => {
    assert.deepEqual(askedInGroup({ ...SAID, ...said }, BOT), wanted)
  })
}

test('of all notices a group hears four, each as a sentence with a number', () => {
  const heard = NOTICE_KINDS.filter((kind) => groupLineOf([kind], 7) !== null)
  assert.deepEqual(heard, ['reply', 'question', 'resolved', 'closed'])
  assert.deepEqual(groupLineOf(['reply', 'question'], 7), { says: 'asked', request: 7 })
})

const TAKEN = [
  ['registered', false],
  ['in_progress', true],
  ['waiting_customer', true],
  ['resumed', false],
  ['closed', false],
] as const
for (const [status, wanted] of TAKEN) {
  test(`what is ${status} is ${wanted ? 'taken up' : 'not taken up'}`, () => {
    assert.equal(isTakenUp(status), wanted)
  })
}
