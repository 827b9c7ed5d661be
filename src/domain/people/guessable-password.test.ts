import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onKeys } from '../ground/keyboard-layout.ts'
import { isGuessable } from './guessable-password.ts'

const OWN = ['Иван Кассиров', 'ivan.k@vesna.example', '+79161234567', 'Сеть «Северный ветер»', 'Служба поддержки']

const GUESSABLE: Readonly<Record<string, readonly string[]>> = {
  'one row of the keyboard': [
    '1234567890',
    'qwertyuiop',
    'йцукенгшщз',
    'фывапролджэ',
    'asdfghjkl;',
    '!@#$%^&*()',
    'ЙЦУКЕНГШЩЗ',
  ],
  'rows back, doubled and put together': [
    '0987654321',
    'poiuytrewq',
    'qwertyqwerty',
    '1234512345',
    'qwerty123456',
    'йцукен12345',
    'asdfghjkl123',
  ],
  'columns and zigzags': [
    '1qaz2wsx3edc',
    'qazwsxedcr',
    '1q2w3e4r5t',
    'q1w2e3r4t5',
    'zaq12wsxcde3',
    '1йфя2цыч3увс',
    '7410852963',
    'qweasdzxc1',
    'qwe123asd456',
    '1qaz2wsx3edc4rfv5tgb',
  ],
  'an alphabet, or digits at equal steps': ['abcdefghij', 'абвгдежзик', '2468024680', '1357913579', '9876543210'],
  'few signs': ['aaaaaaaaaa', 'abababababab', '1111122222', '          a'],
  'a common word and something behind it': [
    'password12',
    'Password123!',
    'пароль12345',
    'ПарольПароль',
    'administrator',
    'Qwerty2024',
    'welcome2025!',
    'dragon1234',
    'Наташа1990',
    'весна2026!!',
    'Spartak1922',
  ],
  'a common word in the other layout': ['gfhjkm12345', 'зфыыцщкв123', 'ghbdtn12345', 'yfnfif1990'],
  'a common word in Latin letters': ['privet12345', 'solnyshko1', 'lyubov2024', 'natasha1985'],
  'a common word with signs for letters': ['P@ssw0rd123', 'p4$$w0rd2024', 'пар0ль12345', '@dm1n1str@t0r'],
  'a common word turned round': ['drowssap123', 'ьлорап12345'],
  'common words put together': ['iloveyoumama', 'любимаямама', 'adminadmin1', 'admin-admin', 'loveloveLOVE'],
  'one word of no list, in either layout, with figures behind it': [
    'велосипедист',
    'Трамвайщик1',
    'dtkjcbgtlbcn',
    'caterpillar',
    'Kolbasnik42',
    'katamaran1977',
    'ЭЛЕКТРИЧКА',
  ],
  'a number of no more than a dozen figures': ['4079215386', '84959203841'],
  'two walks in turns, or a walk with one sign': [
    '5647382910',
    'q9w8e7r6t5',
    'p0o9i8u7y6',
    'a1a2a3a4a5',
    'ф1ы2в3а4п5',
    'mznxbcvlak',
  ],
  'a date': ['01.02.1985', '19850201198', '31121999qwe'],
  'what everybody knows of the person': [
    'иванкассиров',
    'IvanKassirov1',
    'Кассиров1985',
    'rfccbhjd1985',
    'ivan.k@vesna',
    'vesna12345',
    'северныйветер',
    'severnyy2024',
    'ветер-ветер',
    '79161234567',
    '89161234567',
    'поддержка1',
    'vorissak2024',
  ],
}

for (const [kind, passwords] of Object.entries(GUESSABLE)) {
  test(`a password is found early: ${kind}`, () => {
    assert.deepEqual(
      passwords.filter((password) => !isGuessable(password, OWN)),
      [],
    )
  })
}

test('words in a row, and what a program makes by chance, are taken', () => {
  const good = [
    'три слова подряд',
    'другие три слова',
    'лодка плывёт к берегу',
    'correct horse battery staple',
    'k8#dP2xq9L',
    'vT4-mmq0-Zru',
    'Xa9cQ2vLw7',
    '93847561029475610',
    'зелёный трактор едет',
    'jG7tRb2kLm',
    'ещё одна чашка чая',
    'Kw!nW8)sQe',
    'tYp9Vb3nRz',
  ]
  assert.deepEqual(
    good.filter((password) => isGuessable(password, OWN)),
    [],
  )
})

test('a known word makes a long password no worse', () => {
  assert.equal(isGuessable('мама варит варенье из крыжовника', OWN), false)
  assert.equal(isGuessable('Иван ловит рыбу на рассвете', OWN), false)
})

test('a password of any length is looked at in no time', () => {
  const started = performance.now()
  for (const text of ['a1'.repeat(250), 'пароль'.repeat(83), '\u0301'.repeat(500), '1'.repeat(500)])
    isGuessable(text, OWN)
  assert.ok(performance.now() - started < 1000)
})

test('the keys are the same in both layouts, shifted or not', () => {
  assert.equal(onKeys('Пароль'), 'gfhjkm')
  assert.equal(onKeys('GFHJKM'), 'gfhjkm')
  assert.equal(onKeys('!@#'), '123')
})
