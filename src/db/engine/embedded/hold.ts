import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { stat, unlink } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { z } from 'zod'

/** What a second process hears on the socket: who holds the folder. */
const Holder = z.object({
  pid: z.number(),
  command: z.string(),
  /** Does he stay until he is stopped, or leave when his command is done? */
  stays: z.boolean(),
  /** Of his database; null while it is starting. */
  url: z.string().nullable(),
})
export type Holder = z.infer<typeof Holder>

export interface Hold {
  readonly announce: (url: string) => void
  readonly release: () => Promise<void>
}

/**
 * Makes this process the only one that runs a server on `folder`. Resolves with the hold, or with who has it. It is an open
 * socket, not a file: it ends with the process, however that ends.
 */
export async function holdFolder(
  folder: string,
  who: Omit<Holder, 'url' | 'pid'>,
): Promise<{ mine: Hold } | { theirs: Holder }> {
  const address = await addressOf(folder)
  const note: Holder = { ...who, pid: process.pid, url: null }
  const server = createServer((caller) => {
    caller.on('error', () => undefined) // the process that asked has gone
    caller.end(JSON.stringify(note))
  })

  for (;;) {
    if (await listens(server, address)) return { mine: holdOf(server, note) }
    const theirs = await askHolder(address)
    if (theirs !== null) return { theirs }
    await unlink(address).catch(() => undefined) // left by a killed process; on Linux there is no file
  }
}

function holdOf(server: Server, note: Holder): Hold {
  server.unref()
  return {
    announce: (url) => {
      note.url = url
    },
    release: async () => {
      server.close()
      await once(server, 'close')
    },
  }
}

async function listens(server: Server, address: string): Promise<boolean> {
  server.listen(address)
  try {
    await once(server, 'listening')
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return false
    throw error
  }
}

async function askHolder(address: string): Promise<Holder | null> {
  try {
    return Holder.parse(JSON.parse(await text(connect(address))))
  } catch {
    return null
  }
}

/** On Linux a name without a file, which cannot be left behind. The folder's inode stays itself when the folder is moved. */
async function addressOf(folder: string): Promise<string> {
  const { dev, ino } = await stat(folder)
  const name = `okno-${createHash('sha256').update(`${dev}:${ino}`).digest('hex').slice(0, 20)}`
  return process.platform === 'linux' ? `\0${name}` : join(tmpdir(), `${name}.socket`)
}
