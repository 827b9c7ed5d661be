import assert from 'node:assert/strict'
import { test } from 'node:test'
import { complaintsAbout } from './bot-api-shapes.ts'

const CASES = [
  ['sendMessage', { chat_id: 1, text: 'да' }, []],
  ['sendMessage', { chat_id: 1 }, [/text is missing/]],
  ['sendMessage', { chat_id: 1, text: 'да', loud: true }, [/loud is unknown/]],
  ['sendMessage', { chat_id: true, text: 'да' }, [/chat_id is no/]],
  ['sendMessage', { chat_id: 1, text: 'да', entities: [{ type: 'bold', offset: 0, length: 2 }] }, []],
  ['sendMessage', { chat_id: 1, text: 'да', entities: [{ type: 'fat', offset: 0, length: 2 }] }, [/entities is no/]],
  [
    'sendMessage',
    { chat_id: 1, text: 'да', reply_markup: { inline_keyboard: [[{ text: 'a', callback_data: 'b' }]] } },
    [],
  ],
  [
    'sendMessage',
    { chat_id: 1, text: 'да', reply_markup: { inline_keyboard: [[{ label: 'a' }]] } },
    [/reply_markup is no/],
  ],
  ['sendMesage', { chat_id: 1 }, [/no method/]],
  ['getMe', {}, []],
  ['getMe', { loud: true }, [/no method/]],
] as const

for (const [method, params, wanted] of CASES) {
  test(`${method} with ${JSON.stringify(params)} is ${wanted.length === 0 ? 'taken' : 'refused'}`, () => {
    const found = complaintsAbout(method, params)
    assert.equal(found.length, wanted.length, found.join('\n'))
    for (const [index, pattern] of wanted.entries()) assert.match(found[index] ?? '', pattern)
  })
}
