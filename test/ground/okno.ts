import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { until } from './until.ts'

export interface Okno {
  readonly pid: number
  readonly said: () => string
  readonly isRunning: () => boolean
  /** Resolves when it says that it is ready. */
  readonly ready: () => Promise<unknown>
  readonly stop: () => Promise<void>
  /** kill -9 */
  readonly kill: () => Promise<void>
}

/** `okno <command>` as a process of its own, with these settings and no others. */
export function startOkno(
  command: string,
  settings: Readonly<Record<string, string>>,
  options: readonly string[] = [],
): Okno {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../src/main.ts'), command, ...options], {
    env: { PATH: process.env.PATH, ...settings },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let words = ''
  child.stderr.on('data', (piece: Buffer) => {
    words = (words + piece.toString()).slice(-100_000)
  })
  const isRunning = () => child.exitCode === null && child.signalCode === null
  return {
    pid: child.pid ?? 0,
    said: () => words,
    isRunning,
    ready: () =>
      until(() => words.includes(': ready in') || !isRunning(), { what: `okno ${command} is ready` }).then(() => {
        if (!isRunning()) throw new Error(`okno ${command} ended:\n${words}`)
      }),
    stop: () => ended(child, 'SIGTERM'),
    kill: () => ended(child, 'SIGKILL'),
  }
}

function ended(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill(signal)
  })
}
