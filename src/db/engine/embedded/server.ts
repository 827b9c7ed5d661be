import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { open, readFile, rename, stat } from 'node:fs/promises'
import { Socket } from 'node:net'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { clusterFolder } from './cluster.ts'
import type { Place } from './place.ts'
import { spawnAs } from './run-as.ts'

export interface Server {
  readonly stop: () => Promise<void>
}

interface ServerSettings {
  readonly place: Place
  readonly sockets: string
  readonly durable: boolean
  /** Resolves when the server answers, throws while it does not. */
  readonly ping: () => Promise<void>
  readonly say: (line: string) => void
}

/**
 * Runs PostgreSQL until `stop`, again whenever it dies by itself, and lets it end when this process is killed: the shell
 * around it waits for our end of a pipe to close, then asks it for a clean shutdown.
 */
export async function runServer(settings: ServerSettings): Promise<Server> {
  let stopping = false
  const stop = new AbortController()
  let current = await startOnce(settings)

  const keepAlive = async () => {
    while (!stopping) {
      await ended(current)
      if (stopping) return
      settings.say('the database server ended by itself, starting it again')
      await delay(500)
      current = await startedAgain()
    }
  }
  /** Tries without end, so that an administrator who has made room on a full disk need not restart us too. The log names the failure once. */
  const startedAgain = async (): Promise<ChildProcess> => {
    for (let failures = 0; !stopping; failures++) {
      const child = await startOnce(settings).catch((error: unknown) => {
        if (failures === 0) settings.say(`the database server does not start again; trying on. ${error}`)
      })
      if (child) return child
      await delay(PAUSE_MS, undefined, { signal: stop.signal }).catch(() => undefined)
    }
    return current
  }
  const kept = keepAlive()

  return {
    stop: async () => {
      stopping = true
      stop.abort()
      current.ref()
      current.stdin?.end()
      await kept
    },
  }
}

const WATCHED = `exec 3<&0
"$@" </dev/null 3<&- &
server=$!
(read -r end <&3; kill -INT "$server") 2>/dev/null &
watcher=$!
wait "$server"; code=$?
kill "$watcher" 2>/dev/null
[ -z "$0" ] || rm -rf "$0"
exit "$code"`

const START_PATIENCE_MS = 120_000
const ATTEMPTS = 5
const PAUSE_MS = 5_000

/** Another attempt helps while the processes of a killed server are still leaving. */
async function startOnce(settings: ServerSettings): Promise<ChildProcess> {
  const { place, sockets, durable } = settings
  const logPath = join(place.folder, 'postgres.log')
  for (let attempt = 1; ; attempt++) {
    const child = await launch(settings, logPath)
    if (await answers(child, settings.ping)) return child
    if (attempt === ATTEMPTS) {
      throw new Error(
        `PostgreSQL does not start on ${place.folder} (sockets in ${sockets}, durable: ${durable}). Its last words:\n${await tail(logPath)}`,
      )
    }
    await delay(500)
  }
}

async function launch({ place, sockets, durable }: ServerSettings, logPath: string): Promise<ChildProcess> {
  const log = await openLog(logPath)
  const throwaway = durable ? '' : place.folder
  const command = [place.binaries.postgres, '-D', clusterFolder(place), ...options(sockets, durable)]
  try {
    const child = spawnAs(place.who, ['/bin/sh', '-c', WATCHED, throwaway, ...command], {
      stdio: ['pipe', log.fd, log.fd],
      cwd: '/',
      detached: true, // Ctrl-C is for us: the server stops after the last transaction of ours
    })
    unref(child)
    return child
  } finally {
    await log.close()
  }
}

async function answers(child: ChildProcess, ping: () => Promise<void>): Promise<boolean> {
  const deadline = Date.now() + START_PATIENCE_MS
  while (child.exitCode === null && child.signalCode === null && Date.now() < deadline) {
    const isThere = await ping().then(
      () => true,
      () => false,
    )
    if (isThere) return true
    await delay(20)
  }
  return false
}

/** A command that forgot to stop the server still ends; the server then follows it. */
function unref(child: ChildProcess): void {
  child.unref()
  if (child.stdin instanceof Socket) child.stdin.unref()
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

/** For one small machine; see docs for a PostgreSQL of its own. Sockets only: no port, no password, no other users. */
function options(sockets: string, durable: boolean): string[] {
  const megabytes = Math.floor(totalmem() / 1_048_576)
  const settings = {
    listen_addresses: '',
    unix_socket_directories: sockets,
    unix_socket_permissions: '0700',
    max_connections: '100',
    shared_buffers: megabytes < 1_500 ? '64MB' : '256MB',
    effective_cache_size: `${Math.max(256, Math.floor(megabytes / 2))}MB`,
    random_page_cost: '1.1',
    jit: 'off',
    wal_level: 'replica',
    max_wal_size: '2GB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    ...(durable ? {} : { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }),
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

const LARGEST_LOG = 5_000_000

async function openLog(path: string) {
  const size = await stat(path).then(
    (file) => file.size,
    () => 0,
  )
  if (size > LARGEST_LOG) await rename(path, `${path}.1`)
  return open(path, 'a', 0o600)
}

async function tail(path: string): Promise<string> {
  return (await readFile(path, 'utf8')).trimEnd().split('\n').slice(-12).join('\n')
}
