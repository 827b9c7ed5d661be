import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isCallable, normalisedAddress } from '../../domain/people/address.ts'
import { callerNumber } from './caller-number.ts'

/** mulberry32: the same numbers in every run. */
function chance(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
}

const dice = chance(20_261_130)
const one = (of: readonly string[]) => of[dice(of.length)] ?? ''
const some = (digits: number) => Array.from({ length: digits }, () => dice(10)).join('')

/** Country code, the code of an area or an operator, the rest: fictional, of a shape that its country has. */
type Known = readonly [country: string, area: string, rest: string]
const KNOWN: readonly (() => Known)[] = [
  () => ['7', `9${some(2)}`, `555${some(4)}`],
  () => ['7', one(['495', '499', '812', '343', '383', '843', '846', '861']), `555${some(4)}`],
  () => ['7', one(['8442', '4012', '3812']), `55${some(4)}`],
  () => ['7', '800', `555${some(4)}`],
  () => ['7', one(['701', '705', '777']), `555${some(4)}`],
  () => ['375', one(['29', '33']), `555${some(4)}`],
  () => ['380', '44', `555${some(4)}`],
  () => ['998', '90', `555${some(4)}`],
  () => ['49', '30', `1234${some(4)}`],
  () => ['44', '20', `7946${some(4)}`],
  () => ['1', '212', `555${some(4)}`],
  () => ['86', '138', `0013${some(4)}`],
]

const BLANKS = ['', ' ', '-', '–', '—', '\u2011', '.', '\u00a0', '\u2009', ' - ', '\u2212']
const EXTENSIONS = [
  ' доб. ',
  ' доб ',
  ', доб.',
  ' (доб. ',
  ' вн. ',
  ' внутр. ',
  ' ext. ',
  ' ext ',
  ' x',
  '#',
  ';ext=',
  ' добавочный ',
]
const WORDS = ['тел. ', 'тел.: ', 'Тел ', 'моб. ', 'т. ', 'tel: ', 'phone ']

interface Spelling {
  readonly text: string
  readonly number: string
  readonly extension: string | null
}

/** A known number in one of the ways in which people, telephones and exchanges write it. */
function spelling(): Spelling {
  const [country, area, rest] = (KNOWN[dice(KNOWN.length)] ?? assert.fail())()
  const blank = one(BLANKS)
  const prefixes =
    country === '7'
      ? ['+7', '8', '7', '007', '00 7', '']
      : [`+${country}`, country, `00${country}`, `810${country}`, `8-10-${country}`]
  // Ten digits from 7 could be those of a number of Russia that lost one.
  const prefix = one(area.startsWith('7') ? prefixes.filter((each) => each !== '') : prefixes)
  const code = dice(2) === 0 ? `(${area})` : area
  const tail = [rest.slice(0, -4), rest.slice(-4, -2), rest.slice(-2)].join(blank)
  const number = `+${country}${area}${rest}`
  const bare = [prefix, code, tail].filter((part) => part !== '').join(blank)
  switch (dice(8)) {
    case 0: {
      const extension = some(1 + dice(4))
      const mark = one(EXTENSIONS)
      return { text: `${bare}${mark}${extension}${mark.includes('(') ? ')' : ''}`, number, extension }
    }
    case 1:
      return { text: `${one(WORDS)}${bare}`, number, extension: null }
    case 2:
      return { text: `sip:${bare.replaceAll(/[^\d+]/g, '')}@10.0.0.1:5060;user=phone`, number, extension: null }
    case 3:
      return { text: `"Касса 12" <sip:${bare.replaceAll(/[^\d+]/g, '')}@pbx.example>`, number, extension: null }
    case 4:
      return { text: `  ${bare} `, number, extension: null }
    default:
      return { text: bare, number, extension: null }
  }
}

const SPELLINGS = Array.from({ length: 2_000 }, spelling)

test('two thousand spellings of known numbers are these numbers, with their extensions', () => {
  assert.ok(new Set(SPELLINGS.map(({ text }) => text)).size > 1_900)
  for (const { text, number, extension } of SPELLINGS) assert.deepEqual(callerNumber(text), { number, extension }, text)
})

test('what a person types in one of these spellings is kept as the same number', () => {
  for (const { text, number } of SPELLINGS)
    if (!text.includes('@')) assert.equal(normalisedAddress(text).value, number, text)
})

test('a number of Russia that lost a digit, or got one more, is nobody’s and never another number', () => {
  for (let turn = 0; turn < 1_000; turn += 1) {
    const national = `${one(['9'.concat(some(2)), '495', '499', '812'])}555${some(4)}`
    const whole = `${one(['+7', '8', '7', '007'])}${national}`
    const place = 4 + dice(whole.length - 4)
    const [lost, more] = [
      whole.slice(0, place) + whole.slice(place + 1),
      whole.slice(0, place) + some(1) + whole.slice(place),
    ]
    for (const text of [lost, more]) {
      assert.equal(callerNumber(text), null, text)
      assert.equal(isCallable(normalisedAddress(text)) && normalisedAddress(text).value.startsWith('+7'), false, text)
    }
  }
})

test('two numbers in one field are nobody’s', () => {
  for (let turn = 0; turn < 500; turn += 1) {
    const [first, second] = [SPELLINGS[dice(2_000)]?.text ?? '', SPELLINGS[dice(2_000)]?.text ?? '']
    if (`${first}${second}`.includes('@')) continue
    for (const between of [', ', '; ', ' / ', ' или ', ' и ', '\n', ' | ', ' '])
      assert.equal(callerNumber(`${first}${between}${second}`), null, `${first}${between}${second}`)
  }
})

const WITHHELD = [
  'anonymous',
  'Anonymous',
  'ANONYMOUS',
  'unknown',
  '<unknown>',
  'Unavailable',
  'withheld',
  'private',
  'Restricted',
  'sip:anonymous@anonymous.invalid',
  '"Anonymous" <sip:anonymous@anonymous.invalid>',
  'anonymous@10.0.0.1',
  'Скрытый номер',
  'номер скрыт',
  'скрыт',
  'Аноним',
  'неизвестный номер',
  'Номер не определён',
]

for (const text of WITHHELD)
  test(`«${text}» withholds the number`, () => assert.deepEqual(callerNumber(text), { withheld: true }))

/** Each by hand: what it is, as a person would say. */
const UGLY: readonly (readonly [string, string | null])[] = [
  ['8 (916) 555-01-17', '+79165550117'],
  ['８９１６５５５０１１７', '+79165550117'],
  ['+44 (0)20 7946 0958', '+442079460958'],
  ['+7 8 916 555 01 17', null],
  ['8 800 555-35-35', '+78005553535'],
  ['1-800-555-0199', '+18005550199'],
  ['+39 06 5550117', '+39065550117'],
  ['tel:+7-916-555-01-17;ext=12', '+79165550117'],
  ['tel:89165550117;phone-context=+7', '+79165550117'],
  ['sip:%2B79165550117@x', '+79165550117'],
  ['79165550117@from-trunk', '+79165550117'],
  ['8_916_555_01_17', '+79165550117'],
  ['8 495 555-01-00 д. 12', '+74955550100'],
  ['8 (8442) 55-01-17', '+78442550117'],
  ['998945550117', '+998945550117'],
  ['12', null],
  ['101', null],
  ['1234', null],
  ['12345', null],
  ['123456', null],
  ['555-01-17', null],
  ['sip:101@pbx.local', null],
  ['112', null],
  ['0', null],
  ['', null],
  ['+', null],
  ['++79165550117', null],
  ['+7+9165550117', null],
  ['+8 916 555 01 17', null],
  ['+79165550117123', null],
  ['+7916555011', null],
  ['8916555O117', null],
  ['8 916 555 01 17 Иван', null],
  ['Иван', null],
  ['ivan@example.com', null],
  ['касса 5', null],
  ['+7 916 555-01-17/18', null],
  ['84955550100,12', null],
  ['84955550100 доб. 1234567', null],
  ['+7 916 555 01 17, доб. 3, Иван', null],
  ['*100#', null],
  ['#31#89165550117', null],
  ['8(916)555\n0117', null],
  ['89165550117\u0000', null],
  ['7495555011', null],
  ['81312345678', null],
  ['000000000000', null],
  ['99999999999999999999', null],
  ['٨٩١٦٥٥٥٠١١٧', null],
  ['-79165550117', '+79165550117'],
  ['1e10', null],
  ['__proto__', null],
  ['8'.repeat(1_000_000), null],
  [`${'('.repeat(150)}89165550117`, '+79165550117'],
]

for (const [text, number] of UGLY) {
  test(`«${text.slice(0, 60)}» is ${number ?? 'nobody’s'}`, () => {
    const found = callerNumber(text)
    assert.equal(found && 'number' in found ? found.number : null, number)
    assert.ok(found === null || 'number' in found)
  })
}

test('what is not a country is taken as Russia, and another country has its own short form', () => {
  assert.deepEqual(callerNumber('9165550117', 'nowhere'), { number: '+79165550117', extension: null })
  assert.deepEqual(callerNumber('030 1234567', 'DE'), { number: '+49301234567', extension: null })
})
