import { access, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Place } from './place.ts'
import { runAs } from './run-as.ts'

export const SUPERUSER = 'okno'

/** Search by likeness asks the system which characters are letters; in the plain C locale no Russian one is. */
const UNICODE_LETTERS = ['C.UTF-8', 'en_US.UTF-8', 'ru_RU.UTF-8']

const PATIENCE_MS = 60_000

export function clusterFolder({ folder }: Place): string {
  return join(folder, 'cluster')
}

/** Makes the data folder unless it is there. It appears under its name only when complete, so an interrupted start costs nothing. */
export async function makeCluster(place: Place, durable: boolean): Promise<void> {
  for (const name of await readdir(place.folder)) {
    if (name.startsWith('half-made-')) await rm(join(place.folder, name), { recursive: true, force: true })
  }
  const cluster = clusterFolder(place)
  if (await exists(join(cluster, 'PG_VERSION'))) return

  const half = join(place.folder, `half-made-${process.pid}`)
  const refusals: string[] = []
  for (const letters of UNICODE_LETTERS) {
    const { code, output } = await runAs(place.who, [
      ...[place.binaries.initdb, '-D', half, '-U', SUPERUSER, '--auth=trust', '--encoding=UTF8', '--no-instructions'],
      ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', `--lc-ctype=${letters}`],
      ...(durable ? [] : ['--no-sync']),
    ])
    if (code === 0) return rename(half, cluster)
    refusals.push(output)
  }
  throw new Error(`PostgreSQL could not make its data folder ${half}:\n${refusals.join('\n')}`)
}

/** Ends a server that outlived its parent, and clears a note about a server which is no more. */
export async function endLeftover(place: Place, say: (line: string) => void): Promise<void> {
  const cluster = clusterFolder(place)
  const note = join(cluster, 'postmaster.pid')
  const pid = Number((await readFile(note, 'utf8').catch(() => '')).split('\n')[0])
  if (!(pid > 0) || !isAlive(pid)) return

  // A zombie (its parent has not waited for it, as in a container without init) still has a process id, but no command line.
  const isServing = async () => isAlive(pid) && (await commandOf(pid)).includes(cluster)
  if (!(await isServing())) {
    await rm(note, { force: true })
    return
  }
  say(`a database server from an earlier start still runs (process ${pid}), stopping it`)
  process.kill(pid, 'SIGINT')
  const deadline = Date.now() + PATIENCE_MS
  while (await isServing()) {
    if (Date.now() > deadline)
      throw new Error(`the database server (process ${pid}) does not stop: end it by hand, then start again`)
    await delay(50)
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

async function commandOf(pid: number): Promise<string> {
  const listed = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null)
  if (listed !== null) return listed
  return (await runAs({ how: 'self' }, ['ps', '-ww', '-o', 'command=', '-p', String(pid)])).output
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
