import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HOUR } from '../ground/instant.ts'
import { withoutKeys } from '../ground/keys-in-text.ts'
import { addressPage, linkOpens, linkPage, needsKey, withKey } from './letter-links.ts'

const LINK = { createdAt: 100, expiresAt: 100 + 72 * HOUR, revokedAt: null }
const RESOLVED = { status: 'resolved', resolvedAt: 100 } as const

const CASES = [
  { name: 'a link opens what its letter told of', link: {}, request: {}, now: 101, opens: true },
  { name: 'it opens it closed as well', link: {}, request: { status: 'closed' }, now: 101, opens: true },
  { name: 'not after its time', link: {}, request: {}, now: 100 + 72 * HOUR, opens: false },
  { name: 'not once it is used up', link: { revokedAt: 101 }, request: {}, now: 102, opens: false },
  {
    name: 'not while the request is worked again',
    link: {},
    request: { status: 'resumed', resolvedAt: null },
    now: 101,
    opens: false,
  },
  { name: 'not for a later solution', link: {}, request: { resolvedAt: 101 }, now: 102, opens: false },
] as const

for (const { name, link, request, now, opens } of CASES) {
  test(name, () => assert.equal(linkOpens({ ...LINK, ...link }, { ...RESOLVED, ...request }, now), opens))
}

test('a letter gets its key on its way out, and whoever quotes it passes none on', () => {
  const key = 'aZ09-_'.repeat(8).slice(0, 43)
  const letter = `https://okno.example${linkPage()}?do=close`
  assert.ok(needsKey(letter, linkPage()) && !needsKey('https://okno.example/requests/1', linkPage()))
  assert.equal(withKey(letter, linkPage(), key), `https://okno.example/r/${key}?do=close`)
  assert.equal(
    withoutKeys(`> <a href="${withKey(letter, linkPage(), key)}">`),
    '> <a href="https://okno.example/r/…?do=close">',
  )
  assert.equal(withoutKeys('/r/short, /requests/1042'), '/r/short, /requests/1042')
  assert.ok(needsKey(`https://okno.example${addressPage()}`, addressPage()))
  assert.equal(withoutKeys(withKey(addressPage(), addressPage(), key)), '/a/…')
})
