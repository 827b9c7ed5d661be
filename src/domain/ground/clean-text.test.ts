import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cleanFileName, cleanLine, cleanText, cutText, cutWithDots } from './clean-text.ts'

const CLEANED: readonly (readonly [string, string, string])[] = [
  ['a plain text stays', 'Касса №3 — «не печатает»', 'Касса №3 — «не печатает»'],
  ['NUL goes', 'ка\u0000сса', 'касса'],
  ['other controls go, a tab stays', '\u0007чек\u001b[1m\t1\u0090', 'чек[1m\t1'],
  ['bidi overrides and isolates go', 'счёт\u202excod.exe\u2066', 'счётxcod.exe'],
  ['a letter typed in two parts is one letter', 'чай'.normalize('NFD'), 'чай'],
  ['a lone surrogate is mended', 'до\ud83d после', 'до\ufffd после'],
  ['a pair of surrogates is no lone one', 'до 😀', 'до 😀'],
  ['lines end in one way', 'а\r\nб\rв\u2028г\u0085д\u000bе', 'а\nб\nв\nг\nд\nе'],
  ['what has no width does not stand inside a word', 'ка\u200bс\u00adса\ufeff', 'касса'],
  ['a family stays joined', '👨‍👩‍👧', '👨‍👩‍👧'],
  ['blanks alone are empty', ' \n\t\u00a0\u3000', ''],
  ['invisible signs alone are empty', '\u200b\u200d\u2060\u3164\u2800\u034f\u{e0041}\u202e', ''],
  ['a mark without a letter is empty', '\u0301', ''],
  ['the direction of a real Arabic word stays', 'مرحبا\u200f', 'مرحبا\u200f'],
]

for (const [title, given, kept] of CLEANED) test(title, () => assert.equal(cleanText(given), kept))

test('a name is one line without blanks around it', () => {
  assert.equal(cleanLine('  Анна\r\n\tСедова\u202e '), 'Анна Седова')
})

test('cleaning a clean text changes nothing, and what was cleaned can be kept as text and as JSON', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const once = cleanText(text)
      assert.equal(cleanText(once), once)
      assert.ok(once.isWellFormed() && !once.includes('\u0000'))
      assert.equal(cleanLine(cleanLine(text)), cleanLine(text))
    }),
    { numRuns: 3000 },
  )
})

test('twenty megabytes are cleaned and cut within a second of the processor, whatever is in them', () => {
  for (const sign of ['a ', '\u0000', ' ', '\r\n', 'é', 'e\u0301', '\u200b', '👨‍👩‍👧', '\ud83d', '/']) {
    const text = sign.repeat(2_000_000)
    const start = process.cpuUsage()
    cutText(cleanText(`${text}\u202e`), 50_000)
    const { user, system } = process.cpuUsage(start)
    assert.ok(user + system < 1_000_000, JSON.stringify(sign))
  }
})

const CUT: readonly (readonly [string, number, string])[] = [
  ['коротко', 7, 'коротко'],
  ['длинно', 3, 'дли'],
  ['ab😀', 3, 'ab'],
  ['ab😀', 4, 'ab😀'],
  ['а👨‍👩‍👧б', 5, 'а'],
  ['е\u0301лка', 1, 'е'],
  ['🇷🇺🇷🇺', 6, '🇷🇺'],
  ['в\u0308\u0308\u0308', 2, 'в\u0308'],
]

for (const [text, longest, cut] of CUT) {
  test(`${JSON.stringify(text)} cut at ${longest} is ${JSON.stringify(cut)}`, () => {
    assert.equal(cutText(text, longest), cut)
  })
}

test('a text is cut within its room and never inside a pair, whatever it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 1, max: 40 }), (text, longest) => {
      const cut = cutText(text, longest)
      assert.ok(cut.length <= longest && text.startsWith(cut) && cut.isWellFormed())
      assert.ok(cutWithDots(text, longest).length <= longest)
    }),
    { numRuns: 2000 },
  )
})

const LONG = 'оч'.repeat(150)
const NAMES: readonly (readonly [string, string, string])[] = [
  ['keeps a short name', 'лог.txt', 'лог.txt'],
  ['is never a path', '../../etc\\pass', '.._.._etc_pass'],
  ['has no line break', 'a\r\nb.txt', 'a b.txt'],
  ['cannot pretend another ending', 'счёт\u202excod.exe', 'счётxcod.exe'],
  ['keeps its ending when it is long', `${LONG}.xlsx`, `${LONG.slice(0, 194)}….xlsx`],
  ['keeps a double ending', `${LONG}.tar.gz`, `${LONG.slice(0, 192)}….tar.gz`],
  ['without an ending is cut', LONG, `${LONG.slice(0, 199)}…`],
  ['with a dot in a sentence has no ending there', `${LONG}. Итог по всем кассам`, `${LONG.slice(0, 199)}…`],
]

for (const [title, given, kept] of NAMES) {
  test(`the name of a file ${title}`, () => assert.equal(cleanFileName(given, 200), kept))
}
