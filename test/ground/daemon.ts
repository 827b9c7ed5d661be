import { execFileSync, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createServer, Socket } from 'node:net'
import { until } from './until.ts'

/** In whose name a server runs. */
export interface Who {
  readonly user: string
  readonly group: string
  readonly uid: number
  readonly gid: number
}

export interface Daemon {
  readonly port: number
  readonly stop: () => Promise<void>
}

interface Start {
  readonly command: readonly string[]
  readonly who: Who | null
  readonly libraryPath: string
  readonly port: number
  readonly log: string
  readonly env?: Readonly<Record<string, string>>
}

/** Ends the server also when this process is killed: the shell around it waits for our end of a pipe to close. */
const WATCHED = `exec 3<&0
"$@" </dev/null 3<&- &
server=$!
(read -r end <&3; kill -TERM "$server") 2>/dev/null &
watcher=$!
wait "$server"
kill "$watcher" 2>/dev/null`

/** A server that goes on talking to its clients is ended, and so is whatever it leaves behind. */
const FAREWELL = 2_000

/** Runs a server of this machine's own loopback until `stop`; resolves when it listens. */
export async function startDaemon({ command, who, libraryPath, port, log, env = {} }: Start): Promise<Daemon> {
  const said: string[] = []
  const child = spawn('/bin/sh', ['-c', WATCHED, 'watched', ...command], {
    env: { PATH: process.env.PATH, ...(libraryPath && { LD_LIBRARY_PATH: libraryPath }), ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
    cwd: '/',
    detached: true, // Ctrl-C is for the tests: they stop it
    ...(who && process.getuid?.() === 0 && { uid: who.uid, gid: who.gid }),
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => said.push(piece.toString()))

  const stop = async () => {
    child.stdin.end()
    const force = setTimeout(() => killGroup(child.pid), FAREWELL)
    await ended
    clearTimeout(force)
    killGroup(child.pid)
    await until(async () => !(await listens(port)), { what: `${command[0]} is gone` })
  }
  const trouble = async () => `${said.join('')}${await readFile(log, 'utf8').catch(() => '')}`.slice(-2_000)
  await until(async () => (child.exitCode === null ? await listens(port) : 'ended'), {
    what: `${command[0]} listens`,
  }).catch(async (error) => {
    await stop()
    throw new Error(`${error.message}\n${await trouble()}`)
  })
  if (child.exitCode !== null) throw new Error(`${command[0]} ended at once:\n${await trouble()}`)
  return { port, stop }
}

function killGroup(leader: number | undefined): void {
  try {
    if (leader !== undefined) process.kill(-leader, 'SIGKILL')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

/** Root lends a server the name of nobody; everybody else runs it in his own. */
export function whoRuns(): Who {
  const isRoot = process.getuid?.() === 0
  const id = (...args: string[]) => execFileSync('id', isRoot ? [...args, 'nobody'] : args, { encoding: 'utf8' }).trim()
  return { user: id('-un'), group: id('-gn'), uid: Number(id('-u')), gid: Number(id('-g')) }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(address)))
    })
  })
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = new Socket()
    const end = (answer: boolean) => {
      socket.destroy()
      resolve(answer)
    }
    socket.once('connect', () => end(true)).once('error', () => end(false))
    socket.connect(port, '127.0.0.1')
  })
}
