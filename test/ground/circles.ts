import { posix } from 'node:path'
import type { SourceFile } from './architecture.ts'
import { importsIn, nodesOf } from './source-file.ts'

/** Files that import each other over any number of steps, types included: each circle once, its files in order of their names. */
export function circles(files: readonly SourceFile[]): string[][] {
  const imports = new Map(files.map(({ path, text }) => [path, targetsOf(path, text)]))
  const reach = (from: string) => {
    const seen = new Set<string>()
    const waiting = [...(imports.get(from) ?? [])]
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (seen.has(next)) continue
      seen.add(next)
      waiting.push(...(imports.get(next) ?? []))
    }
    return seen
  }
  const reached = new Map([...imports.keys()].map((path) => [path, reach(path)]))
  const inCircle = [...reached].filter(([path, seen]) => seen.has(path)).map(([path]) => path)
  const found = inCircle.map((path) =>
    inCircle.filter((other) => reached.get(path)?.has(other) && reached.get(other)?.has(path)).sort(),
  )
  return [...new Map(found.map((circle) => [circle.join(' '), circle])).values()]
}

function targetsOf(path: string, text: string): string[] {
  return importsIn(nodesOf(path, text))
    .filter((name) => name.startsWith('.'))
    .map((name) => posix.join(posix.dirname(path), name))
}
