// npm run lock: after a change of dependencies. Adds to the lock file the programs made for other systems, which npm leaves
// out when the registry does not serve them; without them `npm ci` refuses the file, and installs too little elsewhere.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const FILE = join(fileURLToPath(import.meta.url), '../../package-lock.json')

/** The lock file with an entry for every optional dependency. An entry without a checksum is as good as npm can have it here. */
export function completed(lock) {
  const packages = { ...lock.packages }
  for (const { optionalDependencies = {}, dev } of Object.values(lock.packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const target = targetOf(name)
      if (target && !packages[`node_modules/${name}`]) {
        packages[`node_modules/${name}`] = entryOf(version, dev, target)
      }
    }
  }
  const inOrder = Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en'))
  return { ...lock, packages: Object.fromEntries(inOrder) }
}

/** The system a program is made for, by its name: `cli-linux-x64-musl`, `binding-win32-arm64-msvc`. */
function targetOf(name) {
  const parts =
    /(android|darwin|freebsd|linux|openharmony|win32)-(arm64|arm|x64|ia32|ppc64|riscv64|s390x)(?:-(.+))?$/.exec(name)
  if (!parts) return null
  const [, os, cpu, abi = ''] = parts
  const libc =
    os === 'linux' && abi.startsWith('musl') ? ['musl'] : os === 'linux' && abi.startsWith('gnu') ? ['glibc'] : null
  return { cpu: [cpu], libc, os: [os] }
}

/** In the order in which npm writes it, so that npm leaves it alone. */
function entryOf(version, dev, { cpu, libc, os }) {
  return { version, cpu, ...(dev && { dev }), ...(libc && { libc }), optional: true, os }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(FILE, `${JSON.stringify(completed(JSON.parse(readFileSync(FILE, 'utf8'))), null, 2)}\n`)
}
