import { execFile } from 'node:child_process'
import { access, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

export interface FoundBrowser {
  readonly executablePath: string
  readonly env: Readonly<Record<string, string>>
}

const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const SYSTEM_FOLDERS = ['/usr/bin', '/usr/local/bin', '/opt/google/chrome', '/snap/bin']
const MAC_CHROME = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'

/** The Chromium of the machine, else the one that comes with the dependencies. */
export async function findBrowser(): Promise<FoundBrowser> {
  const places = SYSTEM_FOLDERS.flatMap((folder) => SYSTEM_NAMES.map((name) => join(folder, name)))
  for (const executablePath of [...places, MAC_CHROME]) {
    if (await exists(executablePath)) return { executablePath, env: {} }
  }
  return packagedBrowser()
}

const ROOT = join(import.meta.dirname, '../..')

/** Unpacked once into .cache, aside and then renamed: test files run at the same time and any of them may be first. */
export async function packagedBrowser(): Promise<FoundBrowser> {
  const archives = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '../bin')
  const folder = join(ROOT, '.cache', `browser-${await versionOf(join(archives, '../package.json'))}`)
  if (!(await exists(folder))) await unpack(archives, folder)
  return {
    executablePath: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: join(folder, 'al2023/lib'), FONTCONFIG_PATH: join(folder, 'fonts') },
  }
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
