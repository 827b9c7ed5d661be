import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { take, takenOut } from './debian-packages.ts'

const run = promisify(execFile)

/** A real mail server's programs, with the folder that stands in for `/`: '' when the system has them. */
export interface MailPrograms {
  readonly root: string
  readonly libraryPath: string
}

export type FoundPrograms = MailPrograms | { readonly missing: string }

const PACKAGES = ['dovecot-core', 'dovecot-imapd', 'postfix']
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
  const root = await takenOut('mail', fill)
  return { root, libraryPath: await libraryPathOf(root) }
}

async function fill(root: string): Promise<void> {
  await take(root, PACKAGES)
  await leadToModules(root)
  if (await lacksLibraries(root)) await take(root, await librariesOf(PACKAGES))
  if (await lacksLibraries(root)) throw new Error('some of their libraries are missing')
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
