import { posix } from 'node:path'
import type { SourceFile } from './architecture.ts'
import { isNode, type Node, nodesOf } from './source-file.ts'

const WRITES =
  /\b(?:insertInto|updateTable|deleteFrom|mergeInto)\(|\binsert\s+into\b|\bdelete\s+from\b|\bupdate\s+[\w"]+(?:\s+(?:as\s+)?\w+)?\s+set\b|\bcopy\b[^`]*\bfrom stdin\b|\badd_job\(|\bcomplete_jobs\(/i

/**
 * The functions of `src/db` that write, by `path name`: those whose statements do, and those that call one of them, in the same
 * file or in another.
 */
export function writersOf(files: readonly SourceFile[]): ReadonlySet<string> {
  const functions = files.flatMap((file) => functionsIn(file))
  const writers = new Set(functions.filter(({ text }) => WRITES.test(text)).map(({ id }) => id))
  for (let known = -1; known !== writers.size; ) {
    known = writers.size
    for (const { id, calls } of functions) if (calls.some((called) => writers.has(called))) writers.add(id)
  }
  const blind = files.find(
    ({ path, text }) => WRITES.test(text) && ![...writers].some((id) => id.startsWith(`${path} `)),
  )
  if (blind) throw new Error(`${blind.path} writes, and no function of it is seen to`)
  return writers
}

/** What a file imports by name, as `path name`. */
export function importedBy({ path, text }: SourceFile): string[] {
  return [...namesIn(path, nodesOf(path, text)).values()]
}

/** Every function that a file declares, exported or not, and whom it calls. */
function functionsIn({ path, text }: SourceFile) {
  const nodes = nodesOf(path, text)
  const imported = namesIn(path, nodes)
  return nodes
    .filter((node) => node.type === 'FunctionDeclaration' && isNode(node.id))
    .map((node) => {
      const body = text.slice(Number(node.start), Number(node.end))
      const words = [...new Set(body.match(/\b[a-zA-Z]\w*(?=\()/g))]
      const name = isNode(node.id) ? String(node.id.name) : ''
      return { id: `${path} ${name}`, text: body, calls: words.map((word) => imported.get(word) ?? `${path} ${word}`) }
    })
}

function namesIn(path: string, nodes: readonly Node[]): ReadonlyMap<string, string> {
  return new Map(
    nodes
      .filter((node) => node.type === 'ImportDeclaration')
      .flatMap(({ source, specifiers }) => {
        const target = isNode(source) ? posix.join(posix.dirname(path), String(source.value)) : ''
        const named = Array.isArray(specifiers) ? specifiers.filter(isNode) : []
        return named.flatMap(({ imported, local }): [string, string][] =>
          isNode(imported) && isNode(local) ? [[String(local.name), `${target} ${String(imported.name)}`]] : [],
        )
      }),
  )
}
