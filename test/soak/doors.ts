import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { freePort } from '../ground/daemon.ts'
import { until } from '../ground/until.ts'

export interface Door {
  readonly url: string
  readonly kill: () => Promise<void>
  readonly ready: () => Promise<void>
}

/** A server that comes back whenever it was killed. */
export async function openDoor(settings: Record<string, string>, closings: (() => Promise<unknown>)[]): Promise<Door> {
  const port = String(await freePort())
  let isReady = false
  let child = started()
  function started(): ChildProcess {
    isReady = false
    const door = spawn(process.execPath, [join(import.meta.dirname, 'upload-door.ts')], {
      env: { PATH: process.env.PATH, PORT: port, ...settings },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    door.stdout.once('data', () => {
      isReady = true
    })
    return door
  }
  const kill = () =>
    new Promise<void>((resolve) => {
      child.once('exit', () => resolve())
      child.kill('SIGKILL')
    })
  const ready = () => until(() => isReady, { what: 'a server listens', within: 120_000 }).then(() => undefined)
  closings.unshift(kill)
  await ready()
  return {
    url: `http://127.0.0.1:${port}`,
    ready,
    kill: async () => {
      await kill()
      child = started()
    },
  }
}
