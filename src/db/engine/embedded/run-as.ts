import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chown, stat } from 'node:fs/promises'

/** PostgreSQL refuses to run as root, so root starts it in a user namespace where it is not root, or as another user. */
export type RunAs =
  | { readonly how: 'self' }
  | { readonly how: 'namespace' }
  | { readonly how: 'user'; readonly uid: number; readonly gid: number }

/** `nobody` by number: containers do not always have him in /etc/passwd. */
export const NOBODY = { how: 'user', uid: 65_534, gid: 65_534 } as const satisfies RunAs

const ORDINARY_USER = '1000'

/** Who may run the programs in `binaries` on the files in `folder`; null when no user can unless they are moved. */
export async function whoMayRun(postgres: string, folder: string): Promise<RunAs | null> {
  const who = await ownerOrSelf(folder)
  return (await works(who, postgres, folder)) ? who : null
}

/** Can he get into `folder` and start `postgres`? */
export async function mayEnter(who: RunAs, folder: string, postgres: string): Promise<boolean> {
  return (await runAs(who, ['/bin/sh', '-c', 'test -x "$1" && "$0" --version', postgres, folder])).code === 0
}

export function spawnAs(runAs: RunAs, command: readonly string[], options: SpawnOptions): ChildProcess {
  const [program = '', ...args] = runAs.how === 'namespace' ? inNamespace(command) : command
  const identity = runAs.how === 'user' ? { uid: runAs.uid, gid: runAs.gid } : {}
  return spawn(program, args, { ...options, ...identity })
}

/** Runs a command to its end. Resolves with its exit code and everything it said. */
export async function runAs(who: RunAs, command: readonly string[]): Promise<{ code: number | null; output: string }> {
  const child = spawnAs(who, command, { stdio: ['ignore', 'pipe', 'pipe'], cwd: '/' })
  let output = ''
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  try {
    await once(child, 'close')
  } catch (error) {
    return { code: null, output: String(error) }
  }
  return { code: child.exitCode, output }
}

/** Makes the user that PostgreSQL runs as the owner of a new file or folder. */
export async function giveTo(who: RunAs, path: string): Promise<void> {
  if (who.how === 'user') await chown(path, who.uid, who.gid)
}

async function ownerOrSelf(folder: string): Promise<RunAs> {
  if (process.getuid?.() !== 0) return { how: 'self' }
  const { uid, gid } = await stat(folder)
  return uid === 0 ? { how: 'namespace' } : { how: 'user', uid, gid }
}

async function works(who: RunAs, postgres: string, folder: string): Promise<boolean> {
  return (
    (await runAs(who, ['/bin/sh', '-c', 'test -w "$1" && test -x "$1" && "$0" --version', postgres, folder])).code === 0
  )
}

function inNamespace(command: readonly string[]): string[] {
  return ['unshare', '--user', `--map-user=${ORDINARY_USER}`, `--map-group=${ORDINARY_USER}`, '--', ...command]
}
