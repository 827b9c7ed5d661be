import { execFileSync, spawn } from 'node:child_process'
import { Agent, request } from 'node:http'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { DESK } from '../bin/ground.mjs'
import type { Call } from './operations.ts'

export interface Served {
  readonly ask: (call: Call, token: string) => Promise<boolean>
  /** Memory of the server's process in megabytes; null where it cannot be told. */
  readonly memory: () => number | null
  readonly stop: () => Promise<void>
}

/** The server as people run it, a process of its own; resolves when it is ready. */
export async function serve(databaseUrl: string, dataFolder: string): Promise<Served> {
  const port = await freePort()
  const child = spawn(process.execPath, [...DESK, 'serve'], {
    cwd: join(import.meta.dirname, '..'),
    env: { ...process.env, DATABASE_URL: databaseUrl, OKNO_DATA: dataFolder, PORT: String(port), HOST: '127.0.0.1' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const errors: string[] = []
  child.stderr.on('data', (piece: Buffer) => errors.push(piece.toString()))
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const ask = (call: Call, token: string) => send(agent, port, call, token)
  for (let tries = 0; !(await ask({ method: 'GET', path: '/health/ready' }, '').catch(() => false)); tries++) {
    if (tries > 300 || child.exitCode !== null) {
      child.kill('SIGKILL')
      throw new Error(`The server did not start.\n${errors.join('')}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return {
    ask,
    memory: () => megabytesOf(child.pid),
    stop: async () => {
      agent.destroy()
      child.kill('SIGTERM')
      await gone
    },
  }
}

function send(agent: Agent, port: number, { method, path, body }: Call, token: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const text = body === undefined ? null : JSON.stringify(body)
    const headers = {
      authorization: `Bearer ${token}`,
      ...(text !== null && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
    }
    const asked = request({ agent, port, host: '127.0.0.1', method, path, headers }, (answer) => {
      answer.on('end', () => resolve((answer.statusCode ?? 500) < 400))
      answer.on('error', reject)
      answer.resume()
    })
    asked.on('error', reject)
    asked.end(text ?? undefined)
  })
}

function megabytesOf(pid: number | undefined): number | null {
  try {
    return Math.round(Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024)
  } catch {
    return null
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(address)))
    })
  })
}
