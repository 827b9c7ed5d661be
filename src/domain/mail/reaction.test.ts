import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isOnlyThanks } from '../request/gratitude.ts'
import { reactionIn } from './reaction.ts'

test('a reaction of a mail program is its sign, so that a thumb does not resume a request and one turned down does', () => {
  const gmail = (emoji: string) => [
    {
      name: '1.bin',
      mediaType: 'text/vnd.google.email-reaction+json',
      bytes: new TextEncoder().encode(JSON.stringify({ version: 1, emoji })),
      contentId: null,
    },
  ]
  const text = 'Анна отреагировала с помощью Gmail'
  const told = (emoji: string) => reactionIn({ files: gmail(emoji), headers: {}, text }) ?? ''
  assert.deepEqual([told('👍'), told('👎')], ['👍', '👎'])
  assert.deepEqual([isOnlyThanks(told('👍')), isOnlyThanks(told('👎'))], [true, false])
  assert.equal(reactionIn({ files: [], headers: { 'x-ms-reactions': '❤' }, text: '' }), '❤')
  assert.equal(reactionIn({ files: [], headers: {}, text: '👍' }), null)
})
