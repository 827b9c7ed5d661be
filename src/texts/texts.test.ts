import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import test from 'node:test'
import { type CompiledMessageToken, compileMessageOrThrow } from '@lingui/message-utils/compileMessage'
import { everything as english } from './en/everything.ts'
import { everything as russian } from './ru/everything.ts'

const ids = Object.keys(russian)
const sources = globSync(['src/**/*.ts', 'web/**/*.{ts,tsx}'], { cwd: new URL('../..', import.meta.url) })
  .filter((path) => !/src\/texts\/(ru|en)\/|\.test\.ts$/.test(path))
  .map((path) => ({ path, text: readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8') }))

test('both languages say the same things', () => {
  assert.deepEqual(Object.keys(english).sort(), [...ids].sort())
})

test('no text is in two catalogues: one of them would never be said', () => {
  const files = globSync('src/texts/ru/*.ts', { cwd: new URL('../..', import.meta.url) })
  const all = files.flatMap((path) =>
    [...readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8').matchAll(/^ {2}'([\w.-]+)':/gm)].map(
      ([, id]) => id,
    ),
  )
  assert.ok(all.length > 500)
  assert.deepEqual(
    all.filter((id, place) => all.indexOf(id) !== place),
    [],
  )
})

test('both languages take the same values', () => {
  for (const [id, text] of Object.entries(english)) {
    assert.deepEqual(placeholders(text), placeholders(textOf(russian, id)), id)
  }
})

test('a count has every form its language needs', () => {
  const wanted = { ru: ['few', 'many', 'one', 'other'], en: ['one', 'other'] }
  for (const [language, catalogue] of [['ru', russian] as const, ['en', english] as const]) {
    for (const [id, text] of Object.entries(catalogue)) {
      for (const forms of pluralForms(text)) assert.deepEqual(forms, wanted[language], `${language} ${id}`)
    }
  }
})

test('the check of plural forms sees a missing one', () => {
  assert.deepEqual(pluralForms('{n, plural, one {# заявка} other {# заявок}}'), [['one', 'other']])
})

test('every text is said somewhere', () => {
  const unused = ids.filter((id) => !sources.some(({ text }) => says(text, id)))
  assert.deepEqual(unused, [])
})

test('a surface says only what it carries', () => {
  for (const surface of ['portal', 'desk', 'admin']) {
    const foreign = ids.filter((id) =>
      ['portal.', 'desk.', 'admin.', 'mail.'].some((area) => id.startsWith(area) && area !== `${surface}.`),
    )
    for (const { path, text } of sources.filter((source) => source.path.startsWith(`web/${surface}/`))) {
      assert.deepEqual(
        foreign.filter((id) => text.includes(`'${id}'`)),
        [],
        path,
      )
    }
  }
})

/** Said as a whole, or as the end of a template: `status.${status}`. */
function says(source: string, id: string): boolean {
  if (source.includes(`'${id}'`)) return true
  const dots = [...id.matchAll(/\./g)].map((dot) => dot.index + 1)
  return dots.some((end) => source.includes(`\`${id.slice(0, end)}\${`))
}

function textOf(catalogue: Readonly<Record<string, string>>, id: string): string {
  return catalogue[id] ?? ''
}

function placeholders(text: string): readonly string[] {
  const names = tokensOf(text).flatMap((token) => (typeof token === 'string' ? [] : [token[0]]))
  return [...new Set(names)].sort()
}

function pluralForms(text: string): readonly (readonly string[])[] {
  return tokensOf(text).flatMap((token) => {
    if (typeof token === 'string' || token[1] !== 'plural') return []
    return [
      Object.keys(Object(token[2]))
        .filter((form) => !/^(=?\d+|offset)$/.test(form))
        .sort(),
    ]
  })
}

function tokensOf(text: string): readonly CompiledMessageToken[] {
  return compileMessageOrThrow(text)
}
