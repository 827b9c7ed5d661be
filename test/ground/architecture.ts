import { posix } from 'node:path'
import { importsIn, isNode, type Node, nodesOf } from './source-file.ts'

export interface SourceFile {
  readonly path: string
  readonly text: string
}

/** One kind of code: a folder (or a file), and what it may import besides itself. */
export interface Row {
  readonly place: string
  /** Places of other rows, or folders in them. */
  readonly ours: readonly string[]
  /** Names, or beginnings that end in `/` or `:`. */
  readonly packages: readonly string[]
  /** Rules of business: the same answer for the same arguments, whenever and wherever they are asked. */
  readonly pure?: true
  /** Its files lie in folders, one a noun: a file beside them becomes a drawer of several. */
  readonly nounsOnly?: true
  /** Its folders do not know each other. */
  readonly strangers?: true
}

export interface Rules {
  readonly rows: readonly Row[]
  readonly longest: number
  readonly generated: readonly string[]
  readonly readsEnvironment: readonly string[]
  readonly importedByNobody: readonly string[]
}

/** Every breach, as a sentence that begins with the file. */
export function breaches(files: readonly SourceFile[], rules: Rules): string[] {
  return files.flatMap((file) => {
    const row = rowOf(file.path, rules.rows)
    if (row === undefined) return [`${file.path}: no row says what this folder may import; add one, or find its home`]
    const nodes = nodesOf(file.path, file.text)
    const found = [
      ...lengthBreach(file, rules),
      ...homelessBreach(file.path, row),
      ...importBreaches(file.path, row, nodes, rules),
      ...environmentBreach(file.path, nodes, rules),
    ]
    if (row.pure && !isTest(file.path)) found.push(...impurities(nodes))
    return found.map((what) => `${file.path}: ${what}`)
  })
}

function lengthBreach({ path, text }: SourceFile, { longest, generated }: Rules): string[] {
  const lines = text.split('\n').length - 1
  return lines <= longest || isTest(path) || generated.includes(path)
    ? []
    : [`${lines} lines, ${longest} is the end: which noun does it hide?`]
}

function homelessBreach(path: string, { place, nounsOnly }: Row): string[] {
  return nounsOnly && posix.dirname(path) === place ? [`lies beside the nouns of ${place}: which noun is it of?`] : []
}

function importBreaches(path: string, row: Row, nodes: readonly Node[], rules: Rules): string[] {
  return importsIn(nodes).flatMap((name) => {
    if (!name.startsWith('.')) return isTest(path) || mayUse(row, name) ? [] : [`may not use the package ${name}`]
    const target = posix.join(posix.dirname(path), name)
    if (rules.importedByNobody.includes(target)) return [`imports ${target}, which nobody may`]
    return mayReach(path, row, target, rules.rows) ? [] : [`may not import ${target}`]
  })
}

function mayUse({ packages }: Row, name: string): boolean {
  return packages.some((allowed) =>
    /[/:]$/.test(allowed) ? name.startsWith(allowed) : name === allowed || name.startsWith(`${allowed}/`),
  )
}

function mayReach(path: string, row: Row, target: string, rows: readonly Row[]): boolean {
  if (isTest(path) && target.startsWith('test/')) return true
  const there = rowOf(target, rows)
  if (there !== row)
    return there !== undefined && row.ours.some((one) => one === there.place || isPartOf(one, there.place, target))
  return !row.strangers || isOwnFolder(row.place, path, target)
}

/** A row may name a folder of a place alone, and sees no other of it. */
function isPartOf(folder: string, place: string, target: string): boolean {
  return folder.startsWith(`${place}/`) && target.startsWith(`${folder}/`)
}

/** Inside a place of strangers a file sees its own folder, and what lies beside the folders for all of them. */
function isOwnFolder(place: string, path: string, target: string): boolean {
  const [folder = '', ...rest] = target.slice(place.length + 1).split('/')
  return rest.length === 0 || path.startsWith(`${place}/${folder}/`) || posix.dirname(path) === place
}

/** The narrowest row whose place holds the path. A test lives with what it tests. */
function rowOf(path: string, rows: readonly Row[]): Row | undefined {
  const subject = path.replace(/\.test(\.tsx?)$/, '$1')
  return rows
    .filter(({ place }) => subject === place || isInside(subject, place))
    .toSorted((a, b) => b.place.length - a.place.length)[0]
}

/** A place that is only a first step (`web`) holds its own files; a new folder in it needs its own row. */
function isInside(path: string, place: string): boolean {
  return place.includes('/') ? path.startsWith(`${place}/`) : posix.dirname(path) === place
}

function environmentBreach(path: string, nodes: readonly Node[], { readsEnvironment }: Rules): string[] {
  if (isTest(path) || readsEnvironment.includes(path)) return []
  const reads =
    nodes.some((node) => isMember(node, 'process', 'env')) ||
    importsIn(nodes).some((name) => /^(node:)?process$/.test(name))
  return reads ? [`reads the environment; ${readsEnvironment.join(', ')} does that for everybody`] : []
}

const WORLD = ['process', 'globalThis', 'performance', 'window', 'document', 'localStorage', 'crypto']
const CALLS = ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'fetch', 'Date']

function impurities(nodes: readonly Node[]): string[] {
  return nodes.flatMap((node) => {
    if (node.type === 'AwaitExpression' || node.async === true) return ['a rule does not wait (async)']
    if (node.type === 'NewExpression' && isCalled(node, ['Promise'])) return ['a rule does not wait (Promise)']
    if (node.type === 'NewExpression' && isCalled(node, ['Date']) && isEmpty(node.arguments))
      return ['a rule does not ask the clock (new Date())']
    if (node.type === 'CallExpression' && isCalled(node, CALLS))
      return ['a rule does not act on the world (it calls something outside)']
    if (isMember(node, 'Date', 'now') || isMember(node, 'Temporal', 'Now')) return ['a rule does not ask the clock']
    if (isMember(node, 'Math', 'random')) return ['a rule does not throw dice (Math.random)']
    const reached = WORLD.find((name) => isMember(node, name))
    return reached === undefined ? [] : [`a rule does not see the world (${reached})`]
  })
}

function isMember(node: Node, object: string, property?: string): boolean {
  if (node.type !== 'MemberExpression' || !isNamed(node.object, object)) return false
  if (property === undefined || isNamed(node.property, property)) return true
  return isNode(node.property) && node.property.value === property
}

function isCalled(node: Node, names: readonly string[]): boolean {
  return names.some((name) => isNamed(node.callee, name))
}

function isNamed(node: unknown, name: string): boolean {
  return isNode(node) && node.type === 'Identifier' && node.name === name
}

function isEmpty(list: unknown): boolean {
  return Array.isArray(list) && list.length === 0
}

function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path)
}
