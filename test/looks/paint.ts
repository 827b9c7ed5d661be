import { type Colour, colourOf, contrast, type Theme } from './colours.ts'
import type { Outfit } from './outfits.ts'
import type { StyleRule, Subject } from './stylesheets.ts'

/** How an element looks in one of its states. */
export interface Paint {
  readonly worn: string
  readonly state: string
  readonly ink: string | null
  readonly ground: string | null
}

/** True of every outfit: a rule for `button:not([class])` is about none of them. */
const HAS_A_CLASS = '[class]'
const UNPAINTED = new Set(['none', 'transparent', 'inherit'])

/** The element in every state that a rule knows of: under the pointer, pressed, chosen, off, and in every place around it. */
export function paintsOf(outfit: Outfit, rules: readonly StyleRule[], theme: Theme): readonly Paint[] {
  return wornTogether(outfit).flatMap((worn) => {
    const about = rules.filter((rule) => rule.subject.pseudo === null && isAbout(rule, outfit, worn) && doesPaint(rule))
    const [ofTag, ofClass] = [about.filter(isByTag), about.filter((rule) => !isByTag(rule))]
    return [ofClass, ...ofTag.map((rule) => [...ofClass, rule])].flatMap((together) => inStates(worn, together, theme))
  })
}

function inStates(worn: readonly string[], rules: readonly StyleRule[], theme: Theme): readonly Paint[] {
  return statesOf(rules).map((state) => {
    const holding = rules
      .filter((rule) => holds(rule, state, theme))
      .sort((a, b) => a.subject.weight - b.subject.weight || a.place - b.place)
    return {
      worn: worn.map((name) => name.split('#')[1]).join(' '),
      state: [...state].filter((what) => what !== HAS_A_CLASS).join(' '),
      ink: lastOf(holding, inkOf),
      ground: lastOf(holding, groundOf),
    }
  })
}

/** The ratio of what is read to what it stands on; null where one of the two comes from the surroundings. */
export function ratioOf({ ink, ground }: Paint, tokens: ReadonlyMap<string, string>): number | null {
  const [letters, under] = [resolved(ink, tokens), resolved(ground, tokens)]
  return letters && under ? contrast(letters, under) : null
}

export function resolved(value: string | null, tokens: ReadonlyMap<string, string>): Colour | null {
  return value === null || UNPAINTED.has(value) ? null : colourOf(value, tokens)
}

export function inkOf(declared: ReadonlyMap<string, string>): string | null {
  return declared.get('color') ?? null
}

export function groundOf(declared: ReadonlyMap<string, string>): string | null {
  return declared.get('background-color') ?? declared.get('background') ?? null
}

/** Every set of classes that the element may wear at once. */
function wornTogether({ always, sometimes, oneOf }: Outfit): readonly (readonly string[])[] {
  const kinds = [[], ...oneOf.map((one) => [one])]
  return subsets(sometimes).flatMap((some) => kinds.map((kind) => [...always, ...some, ...kind]))
}

function doesPaint({ declared }: StyleRule): boolean {
  return inkOf(declared) !== null || groundOf(declared) !== null
}

function isByTag({ subject }: StyleRule): boolean {
  return subject.classes.length === 0
}

/**
 * By its classes, or by its tag alone: then it may stand wherever the rule looks for that tag. Buttons and links come from components
 * of other folders; of the rest a sheet paints what stands in its own files.
 */
function isAbout({ path, subject }: StyleRule, { tag, sheets }: Outfit, worn: readonly string[]): boolean {
  if (subject.classes.length > 0) return subject.classes.every((name) => worn.includes(`${path}#${name}`))
  if (subject.tag === null || subject.tag !== tag) return false
  return tag === 'button' || tag === 'a' || sheets.includes(path)
}

/** `.tools > *`, `.line :last-child`: whatever stands there. */
export function isAboutAnything({ tag, classes, states }: Subject): boolean {
  return (
    classes.length === 0 && (tag === null || tag === '*') && states.every(({ what }) => /^:\w+-child|^:only/.test(what))
  )
}

/** All that may be so or not: states of the element, what stands around it, the screen. */
function statesOf(rules: readonly StyleRule[]): readonly ReadonlySet<string>[] {
  const conditions = new Set(rules.flatMap((rule) => [...rule.subject.states.map(({ what }) => what), ...around(rule)]))
  return subsets([...conditions].filter((one) => !one.includes('data-theme') && one !== HAS_A_CLASS))
    .filter((some) => !contradicts(some))
    .map((some) => new Set([...some, HAS_A_CLASS]))
}

function holds(rule: StyleRule, state: ReadonlySet<string>, theme: Theme): boolean {
  const inTheme = around(rule).every((one) => (one.includes('data-theme') ? one.includes(theme) : state.has(one)))
  return inTheme && rule.subject.states.every(({ what, holds: asked }) => state.has(what) === asked)
}

function around({ within, media }: StyleRule): readonly string[] {
  return [...(within === '' ? [] : [within]), ...media.map((query) => `@${query}`)]
}

/** One attribute has one value at a time. */
function contradicts(state: readonly string[]): boolean {
  const names = state.flatMap((what) => /^\[([\w-]+)=/.exec(what)?.[1] ?? [])
  return new Set(names).size < names.length
}

function subsets<T>(all: readonly T[]): readonly (readonly T[])[] {
  return all.reduce<readonly (readonly T[])[]>((sets, one) => sets.concat(sets.map((set) => set.concat(one))), [[]])
}

function lastOf(rules: readonly StyleRule[], of: (declared: ReadonlyMap<string, string>) => string | null) {
  return rules.reduce<string | null>((last, { declared }) => of(declared) ?? last, null)
}
