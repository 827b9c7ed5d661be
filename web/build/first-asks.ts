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
  readonly first: string
  readonly asks: readonly string[]
}

const ASKED: Readonly<Record<string, readonly FirstAsk[]>> = { portal: PORTAL, desk: DESK }

/**
 * Asks the browser to compile all of a file while it arrives, beside the page and not in it: of what a first view brings nearly every function is
 * called, and each that is not compiled by then is read twice. Chromium heeds it (explicit compile hints); to others it is a comment.
 */
const COMPILED_AHEAD = '//# allFunctionsCalledOnLoad\n'

/** Leaves for the server what to send on its way together with a page, by its address. */
export function firstAsks(): Plugin {
  let folder = ''
  return {
    name: 'okno-first-asks',
    apply: 'build',
    configResolved: ({ root, build }) => {
      folder = resolve(root, build.outDir)
    },
    generateBundle: {
      // Vite writes to the beginning of a file, too.
      order: 'post',
      handler(_, bundle) {
        const ahead = surfacesOf(bundle).flatMap(([, addresses]) => addresses.flatMap(({ files }) => files))
        for (const name of new Set(ahead)) {
          const file = bundle[name.slice(1)]
          if (file?.type === 'chunk') file.code = COMPILED_AHEAD + file.code
        }
      },
    },
    writeBundle: (_, bundle) => {
      const surfaces = surfacesOf(bundle)
      const file = join(folder, BUILT)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, JSON.stringify(Object.fromEntries(surfaces), null, 1))
    },
  }
}

function surfacesOf(bundle: Rolldown.OutputBundle): [string, readonly ForAddress[]][] {
  return Object.entries(ASKED).map(([surface, asks]) => [surface, forAddresses(surface, asks, bundle)])
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
  return asks.map(({ path, page, ...asked }) => {
    const chunk = chunkOf(`${surface}/${page}`, bundle)
    if (!chunk) throw new Error(`${surface}/first-asks.ts names ${page}, which begins no chunk`)
    const own = withImports(chunk, bundle, { later: false }).filter((file) => !start.includes(file))
    const files = [...program, THEME, ...words.filter((file) => !start.includes(file)), ...own]
    return { path, files: [...new Set(files)].map((file) => `/${file}`), ...asked }
  })
}

/** Holds up the drawing of every page until it has run. */
const THEME = 'theme.js'
