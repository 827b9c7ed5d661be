import type { Rolldown } from 'vite'

type Bundle = Rolldown.OutputBundle

/** The chunk that a module of ours begins, by its path below `web`. */
export function chunkOf(module: string, bundle: Bundle): Rolldown.OutputChunk | null {
  const found = Object.values(bundle).find(
    (file) => file.type === 'chunk' && file.facadeModuleId?.endsWith(`/web/${module}`),
  )
  return found?.type === 'chunk' ? found : null
}

/** A chunk with all that it imports, and their styles; with `later` also what is imported only when somebody needs it. */
export function withImports(
  first: Rolldown.OutputChunk | null,
  bundle: Bundle,
  { later }: { later: boolean },
): string[] {
  const seen = new Set<string>()
  const ahead = first ? [first.fileName] : []
  for (let at = ahead.pop(); at !== undefined; at = ahead.pop()) {
    const file = bundle[at]
    if (seen.has(at) || !file) continue
    seen.add(at)
    if (file.type !== 'chunk') continue
    ahead.push(...file.imports, ...(later ? file.dynamicImports : []), ...(file.viteMetadata?.importedCss ?? []))
  }
  return [...seen].sort()
}
