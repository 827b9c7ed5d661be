import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Plugin, Rolldown } from 'vite'
import { FIRST_ASKS as DESK } from '../desk/first-asks.ts'
import type { FirstAsk } from '../first-asks.ts'
import { FIRST_ASKS as PORTAL } from '../portal/first-asks.ts'
import { chunkOf, withImports } from './chunks.ts'

/** Read by `src/http/server/first-asks.ts`. */
const BUILT = '.vite/first-asks.json'

interface ForAddress {
  readonly path: string
  readonly files: readonly string[]
  readonly asks: readonly string[]
}

const ASKED: Readonly<Record<string, readonly FirstAsk[]>> = { portal: PORTAL, desk: DESK }

/** Leaves for the server what to send on its way together with a page, by its address. */
export function firstAsks(): Plugin {
  let folder = ''
  return {
    name: 'okno-first-asks',
    apply: 'build',
    configResolved: ({ root, build }) => {
      folder = resolve(root, build.outDir)
    },
    writeBundle: (_, bundle) => {
      const surfaces = Object.entries(ASKED).map(([surface, asks]) => [surface, forAddresses(surface, asks, bundle)])
      const file = join(folder, BUILT)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, JSON.stringify(Object.fromEntries(surfaces), null, 1))
    },
  }
}

/** In the order in which they set out: the heaviest part of the program takes longest, the words hold up every page. */
function forAddresses(surface: string, asks: readonly FirstAsk[], bundle: Rolldown.OutputBundle): ForAddress[] {
  const start = withImports(chunkOf(`${surface}/index.html`, bundle), bundle, { later: false })
  const words = withImports(chunkOf(`${surface}/texts/ru.ts`, bundle), bundle, { later: false })
  const sizeOf = (name: string) => {
    const file = bundle[name]
    return file?.type === 'chunk' ? file.code.length : 0
  }
  const program = start.filter((name) => bundle[name]?.type === 'chunk').toSorted((a, b) => sizeOf(b) - sizeOf(a))
  return asks.map(({ path, page, asks: asked }) => {
    const chunk = chunkOf(`${surface}/${page}`, bundle)
    if (!chunk) throw new Error(`${surface}/first-asks.ts names ${page}, which begins no chunk`)
    const own = withImports(chunk, bundle, { later: false }).filter((file) => !start.includes(file))
    const files = [...program, THEME, ...words.filter((file) => !start.includes(file)), ...own]
    return { path, files: [...new Set(files)].map((file) => `/${file}`), asks: asked }
  })
}

/** Holds up the drawing of every page until it has run. */
const THEME = 'theme.js'
