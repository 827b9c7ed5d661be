import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { whatShips } from '../bin/what-ships.mjs'

const ROOT = join(import.meta.dirname, '..')

interface Code {
  readonly path: string
  readonly text: string
}

function codeIn(...patterns: string[]): Code[] {
  const paths = globSync(patterns, { cwd: ROOT }).filter((path) => !/\.test\.tsx?$/.test(path))
  assert.ok(paths.length > 3)
  return paths.map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }))
}

const SERVER = codeIn('src/**/*.ts', 'bin/*.mjs')
const PAGES = codeIn('web/**/*.{ts,tsx}')

/** Every place of a pattern, as `path: what stands there`. */
function placesOf(pattern: RegExp, code: readonly Code[]): string[] {
  return code.flatMap(({ path, text }) => [...text.matchAll(pattern)].map(([found]) => `${path}: ${found}`))
}

test('no text becomes a program, on the desk or in a page', () => {
  const becomes = /\beval\(|new Function\(|from '(node:)?vm'|set(?:Timeout|Interval)\(\s*['"`]|javascript:(?!\/\*)/g
  assert.deepEqual(placesOf(becomes, SERVER), [])
  assert.deepEqual(placesOf(becomes, PAGES), [])
})

test('no text becomes markup in a page: what is shown is text, and a letter is laid on its own sheet', () => {
  const becomes =
    /dangerouslySetInnerHTML|\.(?:inner|outer)HTML|insertAdjacentHTML|document\.write|createContextualFragment/g
  assert.deepEqual([...new Set(placesOf(becomes, PAGES))], [])
})

/** Whoever starts another program, with what it is. */
const STARTS: Readonly<Record<string, string>> = {
  'src/channels/email/reading-room.ts': 'the reader of letters, a file of ours',
  'src/channels/email/reading.ts': 'the type alone',
  'src/db/engine/embedded/run-as.ts': 'PostgreSQL that comes along',
  'src/db/engine/embedded/server.ts': 'the type alone',
  'bin/ground.mjs': 'npm and Node, before anybody is served',
  'bin/packages.mjs': 'npm, which is asked what is behind',
}

test('other programs are started in the files named here, by name and list of words, never through a shell', () => {
  const files = SERVER.filter(({ text }) => /from '(?:node:)?child_process'/.test(text))
  assert.deepEqual(
    files.map(({ path }) => path).filter((path) => !(path in STARTS)),
    [],
  )
  for (const { path, text } of files) assert.doesNotMatch(text, /\bexec(?:Sync)?\(|shell: true/, path)
})

/** Words of SQL that are no parameter are a constant of ours; these name a column or a table that the code around gives. */
const NAMED: Readonly<Record<string, readonly string[]>> = {
  'src/db/request/requests.ts': ['lock'],
  'src/db/access/readable.ts': ['column'],
  'src/db/mail/author-questions.ts': ['column'],
}

test('SQL is made of our own words, and whatever comes from elsewhere is a parameter', () => {
  const odd = SERVER.flatMap(({ path, text }) => {
    const given = [...text.matchAll(/sql\.raw\(\s*(`[^`]*`|'[^']*'|[\w.]+)/g)].map(([, what = '']) => what)
    const names = given.flatMap((what) =>
      what.startsWith('`') ? [...what.matchAll(/\$\{([^}]+)\}/g)].map(([, name = '']) => name) : [what],
    )
    const foreign = names.filter((name) => !/^'|^[A-Z][A-Z_]+$/.test(name) && !NAMED[path]?.includes(name))
    return foreign.map((name) => `${path}: ${name}`)
  })
  assert.deepEqual(odd, [])
})

/** Sums that others chose for what they sign to us, and nothing of ours rests on alone. */
const SIGNED_BY_OTHERS: Readonly<Record<string, string>> = {
  'src/channels/sms/smsc.ts': 'SMSC signs its reports with md5 and sha1; the key of the address is the proof',
  'src/channels/phone/zadarma.ts':
    'Zadarma signs with HMAC-SHA1 over md5, what it tells us and what it is asked; the key of the address is the proof',
  'src/channels/phone/ami/talk.ts':
    'Asterisk answers a challenge by md5; a line that strangers could hear is to be TLS',
}

/** What travels to a browser is sealed as the browser can open it: `aes128gcm`, with a key that is used once. */
const BY_RFC_8291 = "src/channels/push/encrypt.ts: createCipheriv('aes-128-gcm'"

test('what is sealed is sealed by AES-256-GCM, and no sum is weaker than SHA-256', () => {
  const ciphers = placesOf(/create(?:De)?[Cc]ipheriv\('([^']+)'/g, SERVER)
  assert.ok(ciphers.length > 0)
  assert.deepEqual(
    ciphers.filter((place) => !place.endsWith("'aes-256-gcm'") && place !== BY_RFC_8291),
    [],
  )
  const sums = placesOf(/create(?:Hash|Hmac)\([^,)]+|hkdfSync\([^,)]+/g, SERVER)
  assert.ok(sums.length > 5)
  assert.deepEqual(
    sums
      .filter((place) => !place.endsWith("'sha256'"))
      .filter((place) => !Object.keys(SIGNED_BY_OTHERS).some((path) => place.startsWith(path))),
    [],
  )
})

test('chance that somebody could guess decides about pauses alone', () => {
  assert.deepEqual(placesOf(/Math\.random/g, SERVER), ['src/jobs/mail/watch-mailboxes.ts: Math.random'])
})

test('XML is read in one place, by a reader that knows no entities; the other package that could is asked for nothing', () => {
  assert.deepEqual(placesOf(/DOMParser|from '(?:[^']*xml[^']*|saxes)'|text\/xml-external/g, SERVER), [
    "src/jobs/imports/read-sheet.ts: from 'saxes'",
  ])
  const ships = whatShips(
    JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')),
    JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')),
  )
  const readers = ships.server.filter((folder: string) => /xml.*pars|libxml|sax|xmldom/i.test(folder))
  assert.deepEqual(readers, ['node_modules/fast-xml-parser', 'node_modules/saxes'])
  assert.deepEqual(placesOf(/mailauth\/lib\/bimi|bimi\(/g, SERVER), [])
})

test('a password is typed behind dots, and programs that keep passwords may fill it in', () => {
  const fields = PAGES.filter(({ text }) => /autoComplete="(?:current|new)-password"/.test(text))
  assert.ok(fields.length >= 4)
  for (const { path, text } of fields) {
    const count = (pattern: RegExp) => [...text.matchAll(pattern)].length
    assert.equal(count(/type="password"/g), count(/autoComplete="(?:current|new)-password"/g), path)
  }
  assert.deepEqual(
    placesOf(
      /type="password"/g,
      PAGES.filter((one) => !fields.includes(one)),
    ),
    [],
  )
  assert.deepEqual(placesOf(/onPaste=/g, fields), [])
})
