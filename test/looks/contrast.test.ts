import assert from 'node:assert/strict'
import { test } from 'node:test'
import { colourOf, contrast, THEMES, tokensOf } from './colours.ts'
import { outfitsOf } from './outfits.ts'
import { groundOf, inkOf, isAboutAnything, type Paint, paintsOf, ratioOf } from './paint.ts'
import { readStyles, rulesOf } from './stylesheets.ts'

/** WCAG 2.2 AA: words, and what shows where the focus is. */
const WORDS = 4.5
const SIGNS = 3

const RULES = readStyles()
const OUTFITS = outfitsOf(RULES)

/** Strong grounds: words of another ink than these are lost on them, so whoever paints one names its ink in the same breath. */
const STRONG = ['--accent', '--accent-hover', '--ink', '--chosen']
const STRONG_INKS = ['--on-accent', '--canvas']
/** Fills that hold no words. */
const FILLS = [
  '--line',
  '--control-line',
  '--control-line-soft',
  '--ok-dot',
  '--warn-dot',
  '--danger-dot',
  '--note-bar',
  '--scrim',
]

/** What is paper, in any theme: a letter that a stranger laid out, and what is printed. */
const OF_PAPER: Readonly<Record<string, string>> = {
  'web/request/LetterSheet.module.css': 'a letter of a stranger',
  'web/admin/customers/labels/Labels.module.css': 'labels as the printer makes them',
}
/** Pale and without words: the bars of a priority that are not reached. */
const PALE = ['web/request/PriorityBars.module.css: .off']

const tokenOf = (value: string | null) => (value ? (/^var\((--[\w-]+)\)$/.exec(value)?.[1] ?? null) : null)
const used = (of: typeof inkOf) =>
  [...new Set(RULES.map(({ declared }) => tokenOf(of(declared))))].filter((token) => token !== null)

const inks = used(inkOf).filter((token) => !STRONG_INKS.includes(token) && token !== '--ok-dot')
const grounds = used(groundOf).filter((token) => !STRONG.includes(token) && !FILLS.includes(token))

for (const theme of THEMES) {
  const tokens = tokensOf(RULES, theme)
  const ratio = (ink: string, ground: string) => {
    const [letters, under] = [colourOf(`var(${ink})`, tokens), colourOf(`var(${ground})`, tokens)]
    assert.ok(letters && under, `${ink} on ${ground}`)
    return contrast(letters, under)
  }
  const below = (of: readonly string[], least: number) =>
    of.flatMap((ink) =>
      grounds
        .filter((ground) => ratio(ink, ground) < least)
        .map((ground) => `${ink} on ${ground}: ${ratio(ink, ground).toFixed(2)}`),
    )

  test(`every ink is read on every ground, ${theme}`, () => {
    assert.ok(inks.length >= 8 && grounds.length >= 12, `${inks} on ${grounds}`)
    assert.deepEqual(below(inks, WORDS), [])
  })

  test(`where the focus is can be seen on every ground, ${theme}`, () => {
    assert.deepEqual(below(['--focus', '--accent'], SIGNS), [])
  })

  test(`every element is read in every one of its states, ${theme}`, () => {
    const faint = new Map<string, string>()
    let pairs = 0
    for (const outfit of OUTFITS.filter(({ hasWords }) => hasWords)) {
      for (const paint of paintsOf(outfit, RULES, theme)) {
        const found = ratioOf(paint, tokens)
        if (found !== null) pairs++
        const trouble = troubleOf(paint, found)
        if (trouble)
          faint.set(`${outfit.where}: ${paint.worn}: ${paint.ink} on ${paint.ground}`, `${paint.state}: ${trouble}`)
      }
    }
    assert.ok(pairs > 200, `${pairs} pairs`)
    assert.deepEqual(Object.fromEntries(faint), {})
  })
}

function troubleOf({ ink, ground }: Paint, ratio: number | null): string | null {
  if (ratio !== null) return ratio < WORDS ? ratio.toFixed(2) : null
  const [letters, under] = [tokenOf(ink), tokenOf(ground)]
  if (under && [...STRONG, ...FILLS].includes(under)) return 'a strong ground and no ink of its own'
  return letters && STRONG_INKS.includes(letters) ? 'an ink for a strong ground and none of its own' : null
}

test('no rule paints whatever happens to stand somewhere: it could be a button of another colour', () => {
  const paints = RULES.filter(
    ({ subject, declared }) =>
      isAboutAnything(subject) && subject.pseudo === null && (inkOf(declared) ?? groundOf(declared)),
  )
  assert.deepEqual(
    paints.map(({ path, selector }) => `${path}: ${selector}`),
    [],
  )
})

test('no style sheet but the tokens names a colour of its own', () => {
  const named = RULES.filter(({ path }) => !path.endsWith('tokens.css') && !(path in OF_PAPER)).flatMap(
    ({ path, selector, declared }) =>
      [...declared].flatMap(([name, value]) =>
        /#[0-9a-f]{3,8}\b|rgb\(|\b(?:white|black)\b/i.test(value) && !name.startsWith('-webkit')
          ? [`${path}: ${selector}: ${name}: ${value}`]
          : [],
      ),
  )
  assert.deepEqual(named, [])
})

test('nothing that is read is made paler as a whole', () => {
  const pale = RULES.filter(({ declared }) => /^0?\.\d+$/.test(declared.get('opacity') ?? '')).map(
    ({ path, selector }) => `${path}: ${selector}`,
  )
  assert.deepEqual(pale, PALE)
})

test('a button of a new kind, a rule by tag and a faint state are all found', () => {
  const planted = (css: string) => {
    const rules = [...RULES, ...rulesOf('web/ui/Button.module.css', css)]
    const tokens = tokensOf(rules, 'light')
    return outfitsOf(rules)
      .filter(({ where }) => where === 'web/ui/Button.tsx')
      .flatMap((outfit) => paintsOf(outfit, rules, 'light'))
      .filter((paint) => troubleOf(paint, ratioOf(paint, tokens)) !== null)
  }
  assert.deepEqual(planted(''), [])
  assert.notDeepEqual(planted('.warning { background: var(--ink); }'), [])
  assert.notDeepEqual(planted('.warning { background: var(--warn-dot); color: var(--on-accent); }'), [])
  assert.notDeepEqual(planted('.primary:active { background: var(--accent-tint); }'), [])
  assert.notDeepEqual(planted('.place[data-mode="note"] button:not(:hover) { color: var(--note); }'), [])
  assert.deepEqual(planted('.hint button:not([class]) { color: var(--accent); }'), [])
})
