import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')

/** One selector of a rule with what it declares; `subject` is the element it paints, `within` what has to stand around it. */
export interface StyleRule {
  readonly path: string
  readonly place: number
  readonly selector: string
  readonly media: readonly string[]
  readonly within: string
  readonly subject: Subject
  readonly declared: ReadonlyMap<string, string>
}

export interface Subject {
  readonly tag: string | null
  readonly classes: readonly string[]
  /** What has to be so for the rule to hold: `:hover`, `[aria-selected="true"]`; a `:not()` asks for the contrary. */
  readonly states: readonly { readonly what: string; readonly holds: boolean }[]
  readonly pseudo: string | null
  readonly weight: number
}

/** Every rule of every style sheet of the pages, keyframes left out. */
export function readStyles(): readonly StyleRule[] {
  const paths = globSync('web/**/*.css', { cwd: ROOT }).sort()
  return paths.flatMap((path) => rulesOf(path, readFileSync(join(ROOT, path), 'utf8')))
}

export function rulesOf(path: string, text: string): readonly StyleRule[] {
  const rules: StyleRule[] = []
  const walk = (inside: string, media: readonly string[]) => {
    for (const { head, body } of blocksOf(inside)) {
      if (head.startsWith('@media')) walk(body, [...media, head.slice('@media'.length).trim()])
      if (head.startsWith('@')) continue
      const declared = declarationsOf(body)
      for (const selector of expand(head)) {
        rules.push({ path, place: rules.length, selector, media, declared, ...partsOf(selector) })
      }
    }
  }
  walk(text.replaceAll(/\/\*[\s\S]*?\*\//g, ''), [])
  return rules
}

function* blocksOf(text: string): Generator<{ readonly head: string; readonly body: string }> {
  let at = 0
  while (true) {
    const opens = text.indexOf('{', at)
    if (opens < 0) return
    let depth = 1
    let closes = opens
    while (depth > 0 && closes < text.length) {
      closes++
      if (text[closes] === '{') depth++
      if (text[closes] === '}') depth--
    }
    const head = text.slice(at, opens).split(';').at(-1) ?? ''
    yield { head: head.trim().replaceAll(/\s+/g, ' '), body: text.slice(opens + 1, closes) }
    at = closes + 1
  }
}

function declarationsOf(body: string): ReadonlyMap<string, string> {
  const pairs = body.split(';').flatMap((line): [string, string][] => {
    const colon = line.indexOf(':')
    return colon < 0 ? [] : [[line.slice(0, colon).trim(), line.slice(colon + 1).trim()]]
  })
  return new Map(pairs)
}

/** `:is(a, b)` and a list with commas, as selectors that say one thing each. */
function expand(selector: string): readonly string[] {
  return splitAt(selector, ',').flatMap((one) => {
    const is = callOf(one, ':is(')
    if (!is) return [one.trim().replaceAll(/:global\(((?:[^()]|\([^()]*\))*)\)/g, '$1')]
    return splitAt(is.inside, ',').flatMap((choice) => expand(`${is.before}${choice.trim()}${is.after}`))
  })
}

function partsOf(selector: string): Pick<StyleRule, 'within' | 'subject'> {
  const compounds = splitAt(selector, ' >+~').filter((part) => part !== '')
  const last = compounds.at(-1) ?? ''
  return { within: selector.slice(0, selector.lastIndexOf(last)).trim(), subject: subjectOf(last, compounds) }
}

const SIMPLE =
  /(?<pseudo>::[\w-]+(?:\([^)]*\))?)|:not\((?<not>(?:[^()]|\([^()]*\))*)\)|(?<state>:[\w-]+(?:\((?:[^()]|\([^()]*\))*\))?|\[[^\]]+\])|\.(?<name>[\w-]+)|(?<tag>^[a-z][\w-]*|^\*)/g

function subjectOf(compound: string, compounds: readonly string[]): Subject {
  const found = [...compound.matchAll(SIMPLE)].map(({ groups = {} }) => groups)
  const pick = (what: string) => found.flatMap((groups) => groups[what] ?? [])
  return {
    tag: pick('tag')[0] ?? null,
    classes: pick('name'),
    states: [
      ...pick('state').map((what) => ({ what, holds: true })),
      ...pick('not').map((what) => ({ what, holds: false })),
    ],
    pseudo: pick('pseudo')[0] ?? null,
    weight: compounds.reduce((sum, part) => sum + weightOf(part), 0),
  }
}

/** Specificity: classes, attributes and states before tags. */
function weightOf(compound: string): number {
  const plain = compound.replaceAll(/:where\([^)]*\)/g, '').replaceAll(/:(?:not|has)\(/g, '')
  const strong = plain.match(/\.[\w-]+|\[[^\]]+\]|(?<!:):(?!:)[\w-]+/g) ?? []
  const tags = plain.match(/(?<![\w.:#[="-])[a-z][\w-]*(?![^[]*\])|::[\w-]+/g) ?? []
  return strong.length * 100 + tags.length
}

function splitAt(text: string, marks: string): readonly string[] {
  const parts = ['']
  let depth = 0
  for (const letter of text) {
    if ('(['.includes(letter)) depth++
    if (')]'.includes(letter)) depth--
    if (depth === 0 && marks.includes(letter)) parts.push('')
    else parts[parts.length - 1] += letter
  }
  return parts
}

function callOf(text: string, call: string) {
  const opens = text.indexOf(call)
  if (opens < 0) return null
  let depth = 1
  let closes = opens + call.length
  for (; depth > 0; closes++) {
    if (text[closes] === '(') depth++
    if (text[closes] === ')') depth--
  }
  return {
    before: text.slice(0, opens),
    inside: text.slice(opens + call.length, closes - 1),
    after: text.slice(closes),
  }
}
