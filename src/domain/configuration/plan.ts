import { difference, type Values } from '../audit/difference.ts'

/** The sections of a configuration, in the order in which they are carried out: each names only what stands before it. */
export const SECTIONS = ['hours', 'teams', 'services', 'levels', 'policy', 'contracts', 'templates'] as const
export type Section = (typeof SECTIONS)[number]

/** One thing of a section as a file says it. */
export interface Item {
  readonly section: Section
  /** The same on every desk. */
  readonly key: string
  readonly name: string
  readonly state: object
  readonly needs: readonly Need[]
}

/** What a thing names: another one of the file or of the desk, or a customer of the desk. */
export interface Need {
  readonly section: Section | 'customers'
  readonly key: string
  readonly name: string
}

export interface Step {
  readonly section: Section
  readonly key: string
  readonly name: string
  readonly change: 'add' | 'change' | 'only_here'
  readonly before: Values | null
  readonly after: Values | null
  /** The first name among those it needs that neither the desk nor the file knows: the step cannot be taken. */
  readonly missing: string | null
}

export interface Plan {
  /** So many things are as the file has them. */
  readonly same: number
  /** In the order in which they can be taken. */
  readonly steps: readonly Step[]
}

/** What a file would add to a desk and change of it, with the differences. What is only here stays: a file takes nothing away. */
export function planOf(here: readonly Item[], wanted: readonly Item[], knownCustomers: ReadonlySet<string>): Plan {
  const kept = new Map(here.map((item) => [idOf(item), item]))
  const known = new Set([...kept.keys(), ...[...knownCustomers].map((key) => idOf({ section: 'customers', key }))])
  const steps: Step[] = []
  let same = 0
  for (const item of inOrder(wanted)) {
    const { section, key, name } = item
    const before = kept.get(idOf(item))?.state ?? null
    const found = difference(before, item.state)
    const missing = item.needs.find((need) => !known.has(idOf(need)))?.name ?? null
    if (missing === null) known.add(idOf(item))
    if (!found) same++
    else steps.push({ section, key, name, change: before ? 'change' : 'add', ...found, missing })
  }
  const asked = new Set(wanted.map(idOf))
  const others = here
    .filter((item) => !asked.has(idOf(item)))
    .map(({ section, key, name }): Step => ({ section, key, name, change: 'only_here', ...NOTHING }))
  return { same, steps: [...steps, ...others] }
}

const NOTHING = { before: null, after: null, missing: null } as const

/** The first thing that a file names twice; null when each is there once. */
export function twiceIn(items: readonly Item[]): Item | null {
  const seen = new Set<string>()
  return items.find((item) => seen.size === seen.add(idOf(item)).size) ?? null
}

/** Sections one after the other; groups before what is in them. */
export function inOrder<T extends Item>(items: readonly T[]): T[] {
  return items.toSorted(
    (one, other) => SECTIONS.indexOf(one.section) - SECTIONS.indexOf(other.section) || depthOf(one) - depthOf(other),
  )
}

function depthOf({ section, needs }: Item): number {
  if (section !== 'services') return 0
  const [parent] = needs.filter((need) => need.section === 'services')
  return parent ? parent.key.split('\u001F').length : 0
}

export function idOf({ section, key }: { readonly section: string; readonly key: string }): string {
  return `${section} ${key}`
}
