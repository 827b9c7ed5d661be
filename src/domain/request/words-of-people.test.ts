import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mediaTypeOf } from '../files/media-type.ts'
import { inRussianLayout } from '../ground/keyboard-layout.ts'
import { normalisedAddress } from '../people/address.ts'
import { isOnlyThanks } from './gratitude.ts'
import { beginningOf } from './request-intake.ts'
import { searchQuery } from './search-query.ts'

test('thanks alone do not resume a resolved request, anything more does', () => {
  const cases: readonly (readonly [string, boolean])[] = [
    ['Спасибо!', true],
    ['Большое спасибо за помощь', true],
    ['спс, всё работает', true],
    ['Благодарю вас.', true],
    ['Thanks a lot!', true],
    ['Спасибо, но опять не печатает', false],
    ['Не работает', false],
    ['Спасибо! А когда приедет инженер?', false],
    ['Спасибо?', false],
    ['Работает', false],
    ['👍', true],
    ['👍🏻👍🏻', true],
    ['Ок', true],
    ['ок.', true],
    ['OK!', true],
    ['Ok, thanks', true],
    ['Благодарю за помощь, вопрос закрыт', true],
    ['Благодарим за оперативность, хорошего дня', true],
    ['Проблема решена, спасибо', true],
    ['Спасибо, вопросов больше нет', true],
    ['Спасибо, можно закрывать заявку', true],
    ['Thank you so much, issue resolved', true],
    ['+', true],
    ['🙏', true],
    ['Принято, спасибо', true],
    ['Хорошо', true],
    ['👎', false],
    ['Спасибо 😡', false],
    ['Спасибо, но не работает', false],
    ['Спасибо, касса снова не печатает', false],
    ['Ок, а когда?', false],
    ['Нет, не помогло', false],
    ['нет', false],
    ['Нет, спасибо', false],
    ['Вопрос не закрыт', false],
    ['Проблема не решена', false],
    ['Thanks, but it is not working', false],
    ['Спасибо, ещё один вопрос', false],
    ['Спасибо, заявка 1043 тоже закрыта', false],
    ['...', false],
    ['', false],
  ]
  for (const [text, thanks] of cases) assert.equal(isOnlyThanks(text), thanks, text)
})

test('addresses are kept in one spelling', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['8 (916) 123-45-67', '+79161234567'],
    ['+7 916 123 45 67', '+79161234567'],
    ['9161234567', '+79161234567'],
    ['+49 30 1234567', '+49301234567'],
    [' Ivan@Example.COM ', 'ivan@example.com'],
  ]
  for (const [typed, kept] of cases) assert.equal(normalisedAddress(typed).value, kept)
})

test('words typed in the wrong keyboard layout are turned, others are left alone', () => {
  assert.equal(inRussianLayout('rfccf'), 'касса')
  assert.equal(inRussianLayout('Xtr yt gtxfnftncz'), 'чек не печатается')
  assert.equal(inRussianLayout('касса'), null)
  assert.equal(inRussianLayout('1042'), null)
})

test('the search box understands numbers, phones, mails and words', () => {
  assert.equal(searchQuery('№1042').number, 1042)
  assert.equal(searchQuery(' 1042 ').number, 1042)
  assert.equal(searchQuery('8 (916) 123-45-67').phone, '9161234567')
  assert.equal(searchQuery('ivan@vesna').mail, 'ivan@vesna')
  assert.deepEqual(
    searchQuery('Чёрный экран').words.map(([word]) => word),
    ['черный', 'экран'],
  )
  assert.deepEqual(
    searchQuery('rfccf').otherLayout?.map(([word]) => word),
    ['касса'],
  )
  assert.ok(searchQuery('касса').words[0]?.includes('кассовый'))
  assert.deepEqual(searchQuery('!!!').words, [])
})

test('a file is a picture by its first bytes, never by its name or its sender', () => {
  const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const html = new TextEncoder().encode('<html><script>')
  assert.equal(mediaTypeOf('application/pdf', png), 'image/png')
  assert.equal(mediaTypeOf('image/png', html), 'application/octet-stream')
  assert.equal(mediaTypeOf('image/svg+xml', html), 'application/octet-stream')
  assert.equal(mediaTypeOf('text/html', html), 'application/octet-stream')
  assert.equal(mediaTypeOf('text/plain', html), 'text/plain')
  assert.equal(mediaTypeOf('not a type', html), 'application/octet-stream')
})

test('lists show the beginning of a message in one line', () => {
  assert.equal(beginningOf(' одна\n\n строка '), 'одна строка')
  assert.equal(beginningOf('ж'.repeat(200)).length, 140)
})
