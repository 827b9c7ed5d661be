import { parseSync } from 'vite'

/** One syntax node as the parser gives it; only the kind of a node is known for certain. */
export interface Node {
  readonly type: string
  readonly [part: string]: unknown
}

const IMPORTING = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
  'TSExternalModuleReference',
])

/** Every syntax node of a TypeScript file. Throws when the file cannot be parsed: a checker that reads nothing passes nothing. */
export function nodesOf(path: string, text: string): Node[] {
  const { program, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0]?.message}`)
  return [...walk(program)]
}

/** What the file imports or re-exports, types and `import()` included, as written. */
export function importsIn(nodes: readonly Node[]): string[] {
  return nodes.filter((node) => IMPORTING.has(node.type)).flatMap(importedBy)
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

function importedBy(node: Node): string[] {
  const source = node.source ?? node.argument ?? node.expression
  if (!isNode(source)) return [] // `export const …` has no source
  const literal = isNode(source.literal) ? source.literal : source
  return typeof literal.value === 'string' ? [literal.value] : ['(computed)']
}

function* walk(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const item of value) yield* walk(item)
  if (!isNode(value)) return
  yield value
  for (const part of Object.values(value)) if (typeof part === 'object') yield* walk(part)
}
