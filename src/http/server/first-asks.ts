import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** Written by the build beside the pages (`web/build/first-asks.ts`). */
const builtFile = z.record(
  z.string(),
  z.array(z.object({ path: z.string(), files: z.array(z.string()), first: z.string(), asks: z.array(z.string()) })),
)

interface Asked {
  readonly surface: string
  readonly path: string
  /** It asks a question of its own: what its page will ask of the API besides what it asks in any case is not known. */
  readonly hasQuestion: boolean
  /** Without a session nobody is told anything, and nothing is asked. */
  readonly hasSession: boolean
}

export interface FirstAsks {
  /** The header for a page that asks for itself. */
  readonly link: string
  /** The program, for a page that comes with its picture and its answers: it can wait until the picture is seen. */
  readonly program: string
  /** Style sheets of the page itself. */
  readonly sheets: readonly string[]
}

/**
 * Says what a page needs of its own together with the page (RFC 8288 `Link`, rel=preload): its part of the program, and what it will
 * ask the API. A browser fetches it beside the program instead of after it: two trips over the line less before something is seen.
 */
export function firstAsksOf(folder: string): (asked: Asked) => FirstAsks | null {
  const file = join(folder, '.vite/first-asks.json')
  const surfaces = existsSync(file) ? builtFile.parse(JSON.parse(readFileSync(file, 'utf8'))) : {}
  const addresses = Object.entries(surfaces).flatMap(([surface, all]) =>
    all.map(({ path, ...needed }) => ({ surface, parts: path.split('/'), ...needed })),
  )
  return ({ surface, path, hasQuestion, hasSession }) => {
    const parts = path.split('/')
    const found = addresses.find((one) => one.surface === surface && fits(one.parts, parts))
    if (!found) return null
    const asks = hasSession
      ? [found.first, ...(hasQuestion ? [] : found.asks.map((ask) => filled(ask, found.parts, parts)))]
      : []
    const files = found.files.map(fileLink)
    return {
      link: [...files, ...asks.map((ask) => `<${ask}>; rel=preload; as=fetch; crossorigin`)].join(', '),
      program: files
        .filter((file) => file.includes('rel=modulepreload'))
        .map((file) => `${file}; fetchpriority=low`)
        .join(', '),
      sheets: found.files.filter((file) => file.endsWith('.css')),
    }
  }
}

function fits(pattern: readonly string[], parts: readonly string[]): boolean {
  return (
    pattern.length === parts.length &&
    pattern.every((part, place) => (part.startsWith('$') ? isPlain(parts[place]) : part === parts[place]))
  )
}

/** Numbers and names of views: nothing that could say more in a header than itself. */
function isPlain(part: string | undefined): boolean {
  return part !== undefined && /^[\w-]{1,60}$/.test(part)
}

function filled(ask: string, pattern: readonly string[], parts: readonly string[]): string {
  return pattern.reduce(
    (text, part, place) => (part.startsWith('$') ? text.replace(part, parts[place] ?? '') : text),
    ask,
  )
}

function fileLink(file: string): string {
  if (file.endsWith('.css')) return `<${file}>; rel=preload; as=style; crossorigin`
  return file.startsWith('/assets/') ? `<${file}>; rel=modulepreload; crossorigin` : `<${file}>; rel=preload; as=script`
}
