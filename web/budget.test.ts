import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import test from 'node:test'
import { gzipSync } from 'node:zlib'

interface Chunk {
  readonly file: string
  readonly imports?: readonly string[]
  readonly css?: readonly string[]
  readonly assets?: readonly string[]
}

const KIB = 1024
const BUILT = new URL('../dist/web/', import.meta.url)
const LANGUAGE = 'ru'

/** What a person downloads before the first page of a surface stands: its program, that page, and one language. */
const SURFACES = [
  { surface: 'portal', page: 'portal/home/HomePage.tsx', script: 180, style: 15 },
  { surface: 'desk', page: 'desk/queue/QueuePage.tsx', script: 300, style: 45 },
  { surface: 'admin', page: 'admin/home/AdminHomePage.tsx', script: 300, style: 45 },
]
const FONTS_AT_FIRST = ['golos-basic', 'golos-russian']

const skip = existsSync(new URL('.vite/manifest.json', BUILT)) ? false : 'the web is not built'

for (const { surface, page, script, style } of SURFACES) {
  test(`the first page of the ${surface} fits into ${script} KiB of script and ${style} KiB of style`, { skip }, () => {
    const files = filesOf([`${surface}/index.html`, page, `${surface}/texts/${LANGUAGE}.ts`])
    assertFits(
      weight(
        files.filter((file) => file.endsWith('.js')),
        gzipped,
      ),
      script,
    )
    assertFits(
      weight(
        files.filter((file) => file.endsWith('.css')),
        gzipped,
      ),
      style,
    )
  })
}

test('the letters of the first view fit into 60 KiB', { skip }, () => {
  const fonts = [...new Set(Object.values(manifest()).flatMap(({ assets = [] }) => assets))]
  const first = fonts.filter((file) => FONTS_AT_FIRST.some((name) => file.includes(`/${name}`)))
  assert.equal(first.length, FONTS_AT_FIRST.length)
  assertFits(weight(first, asIs), 60)
})

test('no page carries a script or a style inside itself', { skip }, () => {
  for (const { surface } of SURFACES) {
    const html = readFileSync(new URL(`${surface}/index.html`, BUILT), 'utf8')
    assert.doesNotMatch(html, /<script(?![^>]*\ssrc=)|<style|\son\w+=|\sstyle=/, surface)
  }
})

function filesOf(entries: readonly string[]): readonly string[] {
  const chunks = manifest()
  const seen = new Set<string>()
  const visit = (key: string): readonly string[] => {
    if (seen.has(key)) return []
    seen.add(key)
    const chunk = chunks[key]
    assert.ok(chunk, `${key} is not in the build`)
    return [chunk.file, ...(chunk.css ?? []), ...(chunk.imports ?? []).flatMap(visit)]
  }
  return [...new Set(entries.flatMap(visit))]
}

function manifest(): Readonly<Record<string, Chunk>> {
  return JSON.parse(readFileSync(new URL('.vite/manifest.json', BUILT), 'utf8'))
}

function weight(files: readonly string[], sizeOf: (bytes: Buffer) => number): number {
  return files.reduce((sum, file) => sum + sizeOf(readFileSync(new URL(file, BUILT))), 0)
}

function gzipped(bytes: Buffer): number {
  return gzipSync(bytes, { level: 9 }).length
}

function asIs(bytes: Buffer): number {
  return bytes.length
}

function assertFits(size: number, kib: number) {
  assert.ok(size <= kib * KIB, `${(size / KIB).toFixed(1)} KiB instead of ${kib}`)
}
