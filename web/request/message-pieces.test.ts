import assert from 'node:assert/strict'
import test from 'node:test'
import { piecesOf } from './message-pieces.ts'

test('an address in a message becomes a link, the full stop after it does not', () => {
  assert.deepEqual(piecesOf('Смотрите https://rk.ru/kb?a=1.'), [
    { text: 'Смотрите ' },
    { text: 'https://rk.ru/kb?a=1', href: 'https://rk.ru/kb?a=1' },
    { text: '.' },
  ])
})

test('a mail address opens a letter', () => {
  assert.deepEqual(piecesOf('ivan@vesna.ru'), [{ text: 'ivan@vesna.ru', href: 'mailto:ivan@vesna.ru' }])
})

test('what could run stays text', () => {
  const text = 'javascript:alert(1) <img src=x onerror=alert(1)> data:text/html,x'
  assert.deepEqual(piecesOf(text), [{ text }])
})
