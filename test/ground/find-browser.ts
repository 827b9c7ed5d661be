import { execFile } from 'node:child_process'
import { access, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

export interface FoundBrowser {
  readonly executablePath: string
  readonly env: Readonly<Record<string, string>>
}

/** The Chromium that comes with the dependencies, whatever the machine has, so that a green run means the same everywhere. */
export async function findBrowser(): Promise<FoundBrowser> {
  const { OKNO_TEST_BROWSER: named } = process.env
  if (named) return { executablePath: named, env: {} }
  if (process.platform === 'linux' && process.arch === 'x64') return packagedBrowser()
  throw new Error(
    `The browser of the tests runs on 64-bit Linux on Intel or AMD only, and this is ${process.platform} on ${process.arch}: name a Chromium of this machine, OKNO_TEST_BROWSER=/path/to/chromium npm test`,
  )
}

const ROOT = join(import.meta.dirname, '../..')

/** Unpacked once into .cache, aside and then renamed: test files run at the same time and any of them may be first. */
async function packagedBrowser(): Promise<FoundBrowser> {
  const archives = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '../bin')
  const folder = join(ROOT, '.cache', `browser-${await versionOf(join(archives, '../package.json'))}`)
  if (!(await exists(folder))) await unpack(archives, folder)
  return {
    executablePath: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: join(folder, 'al2023/lib'), FONTCONFIG_FILE: await fontSettings(folder) },
  }
}

/**
 * The package's own fonts.conf names folders that are not there, and a browser without any font dies of the first form field.
 * Written anew each time, since the checkout may have been moved meanwhile.
 */
async function fontSettings(folder: string): Promise<string> {
  const file = join(folder, 'okno-fonts.conf')
  const places = [join(folder, 'fonts/fonts'), '/usr/share/fonts', '/usr/local/share/fonts']
  const settings = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${places.map((place) => `  <dir>${place.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</dir>`).join('\n')}
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`
  if ((await readFile(file, 'utf8').catch(() => '')) === settings) return file
  await writeFile(`${file}.${process.pid}`, settings)
  await rename(`${file}.${process.pid}`, file)
  return file
}

const UNPACK = `const { inflate } = await import('@sparticuz/chromium')
for (const archive of process.argv.slice(1)) await inflate(archive)`

/** The package unpacks into the folder for temporary files, under names that others could have taken: so it gets its own. */
async function unpack(archives: string, folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true })
  const half = await mkdtemp(`${folder}-half-`)
  const names = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br']
  await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', UNPACK, ...names.map((name) => join(archives, name))],
    { cwd: ROOT, env: { ...process.env, TMPDIR: half } },
  )
  await rename(half, folder).catch(async (error: unknown) => {
    await rm(half, { recursive: true })
    if (!(await exists(folder))) throw error
  })
}

async function versionOf(packageFile: string): Promise<string> {
  const { version } = JSON.parse(await readFile(packageFile, 'utf8'))
  return String(version)
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
