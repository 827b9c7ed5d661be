import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { demandNoSecrets, difference, type State, stateOf } from './difference.ts'

const CHANGES: readonly { what: string; before: State; after: State; is: ReturnType<typeof difference> }[] = [
  { what: 'the same', before: { name: 'A', at: { line: 1 } }, after: { at: { line: 1 }, name: 'A' }, is: null },
  {
    what: 'one value among many',
    before: { name: 'A', line: 1 },
    after: { name: 'B', line: 1 },
    is: { before: { name: 'A' }, after: { name: 'B' } },
  },
  {
    what: 'a value deep inside, by its path',
    before: { imap: { host: 'a', port: 993 } },
    after: { imap: { host: 'b', port: 993 } },
    is: { before: { 'imap.host': 'a' }, after: { 'imap.host': 'b' } },
  },
  {
    what: 'a list, as a whole',
    before: { roles: ['operator'], teams: [{ id: 1 }] },
    after: { roles: ['operator', 'analyst'], teams: [{ id: 1 }] },
    is: { before: { roles: ['operator'] }, after: { roles: ['operator', 'analyst'] } },
  },
  {
    what: 'what appears and what goes inside',
    before: { imap: null, smtp: { host: 'a' } },
    after: { imap: { host: 'b' } },
    is: { before: { 'smtp.host': 'a', 'imap.host': null }, after: { 'smtp.host': null, 'imap.host': 'b' } },
  },
  {
    what: 'null, undefined and nothing at all are one',
    before: { a: null, list: [{ x: null }] },
    after: { b: undefined, list: [{}] },
    is: null,
  },
  { what: 'made', before: null, after: { name: 'A', line: null }, is: { before: null, after: { name: 'A' } } },
  { what: 'made empty', before: null, after: {}, is: { before: null, after: {} } },
  { what: 'gone', before: { name: 'A' }, after: null, is: { before: { name: 'A' }, after: null } },
  { what: 'never there', before: null, after: null, is: null },
  {
    what: 'a key with a dot: its object as a whole',
    before: { texts: { 'a.b': 1 } },
    after: { texts: { 'a.b': 2 } },
    is: { before: { texts: { 'a.b': 1 } }, after: { texts: { 'a.b': 2 } } },
  },
]

for (const { what, before, after, is } of CHANGES) {
  test(`differs: ${what}`, () => assert.deepEqual(difference(before, after), is))
}

test('values by path lead back to their state, and a change laid over the former state is the later one', () => {
  const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.array(fc.integer(), { maxLength: 3 }))
  const key = fc.constantFrom('name', 'line', 'imap', 'x')
  const state = fc.dictionary(key, fc.oneof(value, fc.dictionary(key, value, { minKeys: 1, maxKeys: 3 })))
  fc.assert(
    fc.property(state, state, (before, after) => {
      const made = difference(null, after)
      assert.deepEqual(plain(stateOf(made?.after ?? {})), plain(after))
      const found = difference(before, after)
      const all = { ...difference(null, before)?.after, ...found?.after }
      const left = Object.fromEntries(Object.entries(all).filter(([, one]) => one !== null))
      assert.deepEqual(plain(stateOf(left)), plain(after))
    }),
  )
})

/** Without the missing prototype of made-up objects. */
const plain = (value: unknown) => JSON.parse(JSON.stringify(value))

const SECRETS = [
  { password: 'x' },
  { imapPassword: 'x' },
  { smtp: { password: 'x' } },
  { dkimKey: 'x' },
  { tokenHash: 'x' },
  { tokens: [{ token: 'x' }] },
  { totpSecret: 'x' },
  { remoteAccess: 'anydesk 1' },
  { raw: Buffer.from('x') },
]

for (const state of SECRETS) {
  test(`a state never holds ${JSON.stringify(state)}`, () => {
    assert.throws(() => demandNoSecrets(state), /journal does not keep/)
  })
}

test('that there is a secret may be said, and ordinary words are no secrets', () => {
  demandNoSecrets({
    imapPassword: true,
    dkimKey: false,
    smtpPassword: null,
    keywords: ['a'],
    keyboard: 'ru',
    tokenId: 7,
  })
})
