import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { until } from './until.ts'

const run = promisify(execFile)

/** A real mail server's programs, with the folder that stands in for `/`: '' when the system has them. */
export interface MailPrograms {
  readonly root: string
  readonly libraryPath: string
}

export type FoundPrograms = MailPrograms | { readonly missing: string }

const PACKAGES = ['dovecot-core', 'dovecot-imapd', 'postfix']
const CACHE = join(import.meta.dirname, '../../node_modules/.cache')
const NOTE = join(CACHE, 'okno-mail-programs')
const FETCHING = join(CACHE, 'okno-mail-fetching')

/** Dovecot and Postfix of this system; else taken out of Debian's packages into a folder, without installing anything. */
export function mailPrograms(): Promise<FoundPrograms> {
  found ??= find().catch((error) => ({ missing: `Dovecot and Postfix could not be had: ${reasonOf(error)}` }))
  return found
}

let found: Promise<FoundPrograms> | undefined

async function find(): Promise<FoundPrograms> {
  if (['/usr/sbin/dovecot', '/usr/lib/postfix/sbin/master'].every(existsSync)) return { root: '', libraryPath: '' }
  if (!existsSync('/usr/bin/apt-get')) {
    return { missing: 'Dovecot and Postfix are not on this machine, and it is no Debian to take them from' }
  }
  await mkdir(CACHE, { recursive: true })
  return until(async () => (await fetchedBefore()) ?? (await alone(fetchPrograms)), {
    within: 240_000,
    what: 'Dovecot and Postfix are taken out of their packages',
  })
}

async function fetchedBefore(): Promise<MailPrograms | null> {
  const root = await readFile(NOTE, 'utf8').catch(() => '')
  if (root === '' || !existsSync(join(root, 'complete'))) return null
  const { uid } = await stat(root)
  return [0, process.getuid?.()].includes(uid) ? { root, libraryPath: await libraryPathOf(root) } : null
}

/** Null while another run fetches them. A run that was killed holds nobody up for long. */
async function alone<T>(work: () => Promise<T>): Promise<T | null> {
  const since = await stat(FETCHING).catch(() => null)
  if (since && Date.now() - since.mtimeMs > 180_000) await rm(FETCHING, { recursive: true, force: true })
  const isOurs = await mkdir(FETCHING).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false
      throw error
    },
  )
  if (!isOurs) return null
  return work().finally(() => rm(FETCHING, { recursive: true, force: true }))
}

async function fetchPrograms(): Promise<MailPrograms> {
  const root = await mkdtemp('/tmp/okno-mail-')
  await run('chmod', ['755', root])
  await take(root, PACKAGES)
  await leadToModules(root)
  if (await lacksLibraries(root)) await take(root, await librariesOf(PACKAGES))
  if (await lacksLibraries(root)) throw new Error('some of their libraries are missing')
  await writeFile(join(root, 'complete'), '')
  await writeFile(NOTE, root)
  return { root, libraryPath: await libraryPathOf(root) }
}

async function take(root: string, packages: readonly string[]): Promise<void> {
  const folder = await mkdtemp(join(root, 'packages-'))
  const download = () => run('apt-get', ['download', ...packages], { cwd: folder })
  await download().catch(async (error) => {
    if (process.getuid?.() !== 0) throw error
    await run('apt-get', ['update'])
    await download()
  })
  for (const name of await readdir(folder)) await run('dpkg', ['-x', join(folder, name), root])
  await rm(folder, { recursive: true })
}

const MODULES = '/usr/lib/dovecot/modules'

/** Dovecot knows the place of its modules by heart, so it is told another one that is not longer. */
async function leadToModules(root: string): Promise<void> {
  const path = join(root, 'usr/lib/dovecot/libdovecot.so.0.0.0')
  const place = `${root}/m`
  if (place.length > MODULES.length) throw new Error(`${place} is too long a path`)
  const library = await readFile(path)
  const at = library.indexOf(`${MODULES}\0`)
  if (at < 0) throw new Error('this Dovecot looks for its modules elsewhere')
  library.fill(0, at, at + MODULES.length)
  library.write(place, at)
  await writeFile(path, library)
  await symlink(join(root, MODULES), place)
}

const LOADED = [
  'usr/sbin/dovecot',
  'usr/lib/dovecot/imap',
  'usr/lib/dovecot/auth',
  'usr/lib/postfix/sbin/smtpd',
  'usr/lib/postfix/sbin/cleanup',
]

async function lacksLibraries(root: string): Promise<boolean> {
  const env = { ...process.env, LD_LIBRARY_PATH: await libraryPathOf(root) }
  const { stdout } = await run(
    'ldd',
    LOADED.map((file) => join(root, file)),
    { env },
  )
  return stdout.includes('not found')
}

async function librariesOf(packages: readonly string[]): Promise<string[]> {
  const { stdout } = await run('apt-cache', ['depends', ...packages])
  const names = [...stdout.matchAll(/Depends: (lib[\w.+-]+)$/gm)].flatMap(([, name]) => name ?? [])
  return [...new Set(names)].filter((name) => !['libc6', 'libpam-runtime'].includes(name))
}

async function libraryPathOf(root: string): Promise<string> {
  const systems = ['usr/lib', 'lib'].map((folder) => join(root, folder))
  const architecture = await run('dpkg-architecture', ['-qDEB_HOST_MULTIARCH']).then(
    ({ stdout }) => stdout.trim(),
    () => `${{ x64: 'x86_64', arm64: 'aarch64' }[process.arch as string] ?? process.arch}-linux-gnu`,
  )
  const own = ['dovecot', 'dovecot/modules', 'dovecot/modules/old-stats', 'postfix'].map((folder) =>
    join(root, 'usr/lib', folder),
  )
  return [...own, ...systems.map((folder) => join(folder, architecture))].join(':')
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n').at(0) ?? '') : String(error)
}
