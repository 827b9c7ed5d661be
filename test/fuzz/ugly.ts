import type { Chance } from './chance.ts'

const cursor = (text: string) => Buffer.from(text).toString('base64url')

/** Texts that somebody will send some day. */
export const UGLY_TEXTS: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x\udc00y',
  '\ufffe\uffff',
  '\u202eкасса',
  '\u200b\u2060',
  '😀'.repeat(200),
  'e\u0301'.repeat(300),
  'я'.repeat(5_000),
  'a'.repeat(70_000),
  '%00',
  '%',
  '../../etc/passwd',
  '..\\..',
  "'; drop table requests; --",
  '{{7*7}}',
  '<script>alert(1)</script>',
  '=cmd()',
  'a\r\nBcc: b@c.example',
  '\\',
  '"',
  '%s%n',
  '__proto__',
  'constructor',
  'null',
  'NaN',
  '-1',
  '1e309',
  '9223372036854775808',
  '99999999999999999999999999',
  '0x10',
  ' 5 ',
  'true',
  '[]',
  '{}',
  'a:*|b & !(c',
  'касса & | ! <-> :*',
  '№',
  '№99999999999999999999',
  '+7 (999) 999-99-99',
  '@',
  'a@b',
  '2026-02-31',
  '0000-00-00',
  '2026-02-31T25:61:61Z',
  '+275760-09-13T00:00:00.001Z',
  '-000001-01-01T00:00:00Z',
  '0001-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999999999Z',
  '2026-11-28T10:00:00+99:99',
  'Mars/Olympus',
  cursor('infinity|1'),
  cursor('2026-02-31 10:00:00+00|1'),
  cursor('1|99999999999999999999'),
  cursor('|'),
  cursor('1'),
  cursor('null'),
  cursor('{"id":1}'),
  cursor('[1,2]'),
  cursor('\u0000|\u0000'),
  'not base64 ±',
]

const UGLY_NUMBERS: readonly unknown[] = [
  0, -1, -0, 1.5, 1e-7, 1e21, 1e308, 2_147_483_647, 2_147_483_648, 9_007_199_254_740_991, 9_007_199_254_740_992,
  999_999,
]

const UGLY_OTHERS: readonly unknown[] = [null, true, false, [], {}, [[]], [null], { id: 1 }, { toString: 1 }, ['a', 1]]

export function uglyText(chance: Chance): string {
  return chance.one(UGLY_TEXTS)
}

export function uglyValue(chance: Chance): unknown {
  return chance.one([() => uglyText(chance), () => chance.one(UGLY_NUMBERS), () => chance.one(UGLY_OTHERS)])()
}

/** Bytes that are no JSON, or that no reader expects. */
export function spoiled(chance: Chance, json: string): Buffer {
  const middle = chance.number(json.length + 1)
  const deep = 5_000
  return chance.one([
    () => Buffer.from(json.slice(0, middle)),
    () => Buffer.from(`${json}x`),
    () => Buffer.from(`\ufeff${json}`),
    () =>
      Buffer.concat([Buffer.from(json.slice(0, middle)), Buffer.of(0xff, 0xc0, 0x80), Buffer.from(json.slice(middle))]),
    () => Buffer.from(json.replace('{', '{"__proto__":{"a":1},')),
    () => Buffer.from(json.replace('{', '{"constructor":{"prototype":{"a":1}},')),
    () => Buffer.from('['.repeat(deep) + ']'.repeat(deep)),
    () => Buffer.from(`{"subject":"${'a'.repeat(1_200_000)}"}`),
    () => Buffer.from(json.replaceAll(/\d+/g, '1e999')),
    () => Buffer.from(json.replaceAll('"', "'")),
    () => Buffer.from('null'),
    () => Buffer.from('"text"'),
    () => Buffer.from('--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--x'),
    () => Buffer.alloc(0),
  ])()
}
