import { posix } from 'node:path'
import type { SourceFile } from './architecture.ts'
import { importsIn, nodesOf } from './source-file.ts'

/** A way in or out that lives in its own rooms: the house knows its port alone. */
export interface Guest {
  readonly name: string
  /** Its own folder under `src/channels`; under every other kind of code it is called by its name. */
  readonly channel: string
  /** Beginnings of the paths of its own rooms among those of others: pages, what it brings to the demo company. */
  readonly rooms: readonly string[]
  readonly tables: readonly string[]
}

export interface NounRules {
  /** Nouns of each kind of code in one order: a file imports its own noun and those before it. */
  readonly order: Readonly<Record<string, readonly string[]>>
  readonly guests: readonly Guest[]
  /** Files that know everybody, since they put the house together. */
  readonly wiring: readonly string[]
  /** Files that say something of every table. */
  readonly ofAllTables: readonly string[]
}

/** Breaches of the order of nouns and of the strangeness of guests, each as a sentence that begins with the file. */
export function nounBreaches(files: readonly SourceFile[], rules: NounRules): string[] {
  return files
    .filter(({ path }) => !/\.test\.tsx?$/.test(path) && !rules.wiring.includes(path))
    .flatMap((file) => {
      const targets = importsIn(nodesOf(file.path, file.text))
        .filter((name) => name.startsWith('.'))
        .map((name) => posix.join(posix.dirname(file.path), name))
      const found = targets.flatMap((target) => [
        ...upward(file.path, target, rules),
        ...strange(file.path, target, rules),
        ...pastThePort(file.path, target, rules),
      ])
      return [...found, ...foreignTables(file, rules)].map((what) => `${file.path}: ${what}`)
    })
}

function nounOf(path: string, rules: NounRules): { readonly kind: string; readonly noun: string } | null {
  const kind = Object.keys(rules.order).find((one) => path.startsWith(`${one}/`))
  const [noun, ...rest] = kind === undefined ? [] : path.slice(kind.length + 1).split('/')
  return kind === undefined || noun === undefined || rest.length === 0 ? null : { kind, noun }
}

function guestOf(path: string, rules: NounRules): Guest | undefined {
  const noun = nounOf(path, rules)?.noun
  return rules.guests.find(
    ({ name, channel, rooms }) =>
      noun === name || [`src/channels/${channel}/`, ...rooms].some((place) => path.startsWith(place)),
  )
}

function upward(path: string, target: string, rules: NounRules): string[] {
  const [here, there] = [nounOf(path, rules), nounOf(target, rules)]
  if (!here || !there || here.kind !== there.kind || guestOf(path, rules)) return []
  const order = rules.order[here.kind] ?? []
  if (!order.includes(here.noun))
    return [`no place in the order of nouns for "${here.noun}"; add one, or find its home`]
  const isBefore = order.indexOf(there.noun) >= 0 && order.indexOf(there.noun) <= order.indexOf(here.noun)
  return isBefore || guestOf(target, rules)
    ? []
    : [`"${here.noun}" imports ${target}, and "${there.noun}" comes after it`]
}

function strange(path: string, target: string, rules: NounRules): string[] {
  const guest = target.startsWith('src/') ? guestOf(target, rules) : undefined
  return guest === undefined || guestOf(path, rules) === guest ? [] : [`knows the guest "${guest.name}" by ${target}`]
}

/** The house reaches a channel by its port. */
function pastThePort(path: string, target: string, rules: NounRules): string[] {
  const isOfHouse = path.startsWith('src/jobs/') && guestOf(path, rules) === undefined
  const isPast = target.startsWith('src/channels/') && target !== 'src/channels/channel.ts'
  return isOfHouse && isPast ? [`reaches past the port, to ${target}`] : []
}

function foreignTables({ path, text }: SourceFile, rules: NounRules): string[] {
  if (!path.startsWith('src/') || rules.ofAllTables.includes(path)) return []
  return rules.guests
    .filter((guest) => guestOf(path, rules) !== guest)
    .flatMap(({ name, tables }) =>
      tables.filter((table) => asks(text, table)).map((table) => `names ${table}, a table of the guest "${name}"`),
    )
}

function asks(text: string, table: string): boolean {
  return new RegExp(
    `(?:\\b(?:from|join|update|into)\\s+|(?:selectFrom|(?:inner|left|right|full)Join|updateTable|insertInto|deleteFrom)\\(\\s*')${table}\\b`,
  ).test(text)
}
