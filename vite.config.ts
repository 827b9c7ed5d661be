import { createHash } from 'node:crypto'
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { build, defineConfig, type Plugin, type Rolldown } from 'vite'
import { chunkOf, withImports } from './web/build/chunks.ts'
import { firstAsks } from './web/build/first-asks.ts'
import { firstPicture } from './web/build/first-picture.ts'
import { KEPT_SURFACES, WORKER } from './web/worker/words.ts'

/** Three separate surfaces, so that a cook on a phone never downloads the desk. */
const SURFACES = ['portal', 'desk', 'admin']

const WORDS = /\/src\/texts\/(ru|en)\/[\w-]+\.ts$/

/**
 * Each file costs a kilobyte of headers and a place in the line, so modules travel together: what surfaces cannot start without; icons;
 * what three pages of several surfaces need, and what two of one surface need, so that a phone never gets what the desk alone needs. What several
 * surfaces need comes first: a group takes along whatever its modules import.
 */
const CHUNKS: Rolldown.CodeSplittingGroup[] = [
  // Words that several surfaces say travel in one language alone, and to a phone only those that the portal starts with.
  { name: (id, context) => ofSeveral(wordsWith(id, context), id, context), test: WORDS, priority: 5 },
  // What one surface alone starts with is its own chunk without a word.
  { name: (id, context) => ofSeveral('first', id, context), tags: ['$initial'], priority: 4 },
  { name: (id, context) => ofSeveral('icons', id, context), test: /@tabler/, minShareCount: 2, priority: 3 },
  { name: (id, context) => ofSeveral(sharedWith(id, context), id, context), minShareCount: 3, priority: 2 },
  // A camera is fetched by whoever opens it.
  { name: 'scan', test: /\/web\/scan\/(?:Camera|Scanner|reader)/, minShareCount: 2, priority: 1.5 },
  { name: (id, context) => `shared-${surfacesOf(id, context)[0]}`, minShareCount: 2, priority: 1 },
]

/** The pages are written for React and run on Preact, a quarter of its weight: docs/decisions/0031. */
const RUNTIME = [
  { find: /^react(?:-dom)?$/, replacement: 'preact/compat' },
  { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
  { find: /^react\/jsx-runtime$/, replacement: 'preact/jsx-runtime' },
  { find: /^react\/jsx-dev-runtime$/, replacement: 'preact/jsx-dev-runtime' },
]

/** Packages mark what runs in browsers alone; here all of it does. */
const onwarn: NonNullable<Rolldown.RolldownOptions['onwarn']> = (warning, tell) => {
  if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') tell(warning)
}

export default defineConfig({
  root: 'web',
  resolve: { alias: RUNTIME },
  plugins: [
    compiledTexts(),
    preloadedTexts(),
    surfacePaths(),
    oneWorker(),
    firstAsks(),
    firstPicture({ plugins: [compiledTexts()], resolve: { alias: RUNTIME } }, onwarn),
    packedFiles(),
  ],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      onwarn,
      output: { codeSplitting: { groups: CHUNKS } },
      input: Object.fromEntries(SURFACES.map((surface) => [surface, `web/${surface}/index.html`])),
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
})

function languageOf(id: string): string {
  return WORDS.exec(id)?.[1] ?? ''
}

function wordsWith(id: string, context: Rolldown.ChunkingContext): string {
  const language = languageOf(id)
  const starts = context.getModuleInfo(id)?.importers.some((path) => path.endsWith(`/web/portal/texts/${language}.ts`))
  return starts ? `words-${language}` : `words-later-${language}`
}

/** What the desk and the administration share without the portal is no load of a phone. */
function sharedWith(id: string, context: Rolldown.ChunkingContext): string {
  return surfacesOf(id, context).includes('portal') ? 'shared' : 'shared-staff'
}

function ofSeveral(name: string, id: string, context: Rolldown.ChunkingContext): string | null {
  return surfacesOf(id, context).length > 1 ? name : null
}

function surfacesOf(id: string, context: Rolldown.ChunkingContext): readonly string[] {
  const surfaces = new Set<string>()
  const seen = new Set<string>()
  const ahead = [id]
  for (let at = ahead.pop(); at !== undefined; at = ahead.pop()) {
    if (seen.has(at)) continue
    seen.add(at)
    const surface = /\/web\/(\w+)\/index\.html$/.exec(at)?.[1]
    if (surface) surfaces.add(surface)
    const about = context.getModuleInfo(at)
    ahead.push(...(about?.importers ?? []), ...(about?.dynamicImporters ?? []))
  }
  return SURFACES.filter((surface) => surfaces.has(surface))
}

/** Turns the ICU messages of a catalogue into what the runtime reads, so that no parser travels to the browser. */
function compiledTexts(): Plugin {
  return {
    name: 'okno-compiled-texts',
    enforce: 'post',
    async transform(code, id) {
      if (!/\/src\/texts\/(ru|en)\/[\w-]+\.ts$/.test(id)) return
      const source = Buffer.from(code).toString('base64')
      const catalogues: Record<string, Record<string, string>> = await import(`data:text/javascript;base64,${source}`)
      const lines = Object.entries(catalogues).map(
        ([name, messages]) => `export const ${name} = ${JSON.stringify(compiled(messages))}`,
      )
      return { code: lines.join('\n'), map: null }
    },
  }
}

function compiled(messages: Record<string, string>) {
  return Object.fromEntries(Object.entries(messages).map(([id, message]) => [id, compileMessage(message)]))
}

const LETTERS_OF_EVERY_PAGE = /golos-(?:basic|russian)[\w-]*\.woff2$/

/**
 * The letters and the Russian words are fetched beside the program instead of after it, so that nothing is drawn in other letters first
 * and moves when its own arrive; another language waits one trip longer.
 */
function preloadedTexts(): Plugin {
  return {
    name: 'okno-preloaded-texts',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle, path }) {
        const letters = Object.values(bundle ?? {}).filter(({ fileName }) => LETTERS_OF_EVERY_PAGE.test(fileName))
        const fonts = letters.map(({ fileName }) => ({
          tag: 'link',
          attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `/${fileName}` },
          injectTo: 'head' as const,
        }))
        const surface = path.split('/')[1]
        const chunk = bundle ? chunkOf(`${surface}/texts/ru.ts`, bundle) : null
        if (!chunk) return fonts
        const words = [chunk.fileName, ...chunk.imports].map((file) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file}` },
          injectTo: 'head' as const,
        }))
        return [...fonts, ...words]
      },
    },
  }
}

/** While developing: every address of a surface opens its page, as the real server does. */
function surfacePaths(): Plugin {
  return {
    name: 'okno-surface-paths',
    configureServer(server) {
      server.middlewares.use((http, _answer, next) => {
        const path = http.url ?? '/'
        if (http.headers.accept?.includes('text/html')) http.url = `/${surfaceOf(path)}/index.html`
        next()
      })
    },
  }
}

function surfaceOf(path: string) {
  if (path.startsWith('/desk')) return 'desk'
  if (path.startsWith('/admin') || path.startsWith('/setup')) return 'admin'
  return 'portal'
}

/** What every surface needs besides its own: nothing of it is hashed. */
const ALWAYS = ['/theme.js', '/icon.svg']

/**
 * The one worker of all pages, as one file at a stable address: with the list of what each surface needs to stand without a net, each file
 * by its hash. The administration is not kept: nobody sets a desk up without a net.
 */
function oneWorker(): Plugin {
  let folder = ''
  let files: Readonly<Record<string, readonly string[]>> = {}
  return {
    name: 'okno-worker',
    apply: 'build',
    configResolved: ({ root, build: { outDir } }) => {
      folder = resolve(root, outDir)
    },
    writeBundle: (_, bundle) => {
      files = Object.fromEntries(KEPT_SURFACES.map((surface) => [surface, [...ALWAYS, ...filesOf(surface, bundle)]]))
    },
    closeBundle: async () => {
      // The pages were not written: whatever broke them is told, not that they are missing.
      if (Object.keys(files).length === 0) return
      const pages = KEPT_SURFACES.map((surface) => readFileSync(join(folder, surface, 'index.html'), 'utf8'))
      const version = createHash('sha256')
        .update(JSON.stringify([files, pages]))
        .digest('hex')
        .slice(0, 12)
      await build({
        configFile: false,
        logLevel: 'warn',
        publicDir: false,
        define: { SHELL: JSON.stringify({ version, files }) },
        build: {
          outDir: folder,
          emptyOutDir: false,
          target: 'es2022',
          lib: { entry: 'web/worker/worker.ts', formats: ['iife'], name: 'okno', fileName: () => WORKER.slice(1) },
        },
      })
    },
  }
}

/** All that a surface may load, by the addresses: its program with every page of it, styles, and the letters of every page. */
function filesOf(surface: string, bundle: Rolldown.OutputBundle): readonly string[] {
  const seen = withImports(chunkOf(`${surface}/index.html`, bundle), bundle, { later: true })
  const letters = Object.keys(bundle).filter((name) => LETTERS_OF_EVERY_PAGE.test(name))
  return [...seen, ...letters].sort().map((name) => `/${name}`)
}

/** Beside each text file of the build the same as br and gzip: packed once here, as small as can be, and never while somebody waits. */
function packedFiles(): Plugin {
  let folder = ''
  return {
    name: 'okno-packed-files',
    apply: 'build',
    configResolved: ({ root, build }) => {
      folder = resolve(root, build.outDir)
    },
    closeBundle() {
      for (const path of globSync('**/*.{js,css,html,svg}', { cwd: folder, exclude: ['.vite/**'] })) {
        const bytes = readFileSync(join(folder, path))
        writeFileSync(join(folder, `${path}.br`), brotliCompressSync(bytes))
        writeFileSync(join(folder, `${path}.gz`), gzipSync(bytes, { level: 9 }))
      }
    },
  }
}
