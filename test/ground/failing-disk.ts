import * as fs from 'node:fs/promises'
import { join } from 'node:path'
import type { Disk } from '../../src/db/files/lasting-disk.ts'
import type { Steps } from './failing-steps.ts'

/**
 * A real folder whose steps may fail. When the power goes, it keeps what a disk keeps: bytes of files that were synced, and
 * names in folders that were synced.
 */
export function failingDisk(root: string, steps: Steps): Disk {
  const bytes = new Map<number, Buffer>()
  const names = new Map<string, Map<string, { readonly ino: number; readonly isFolder: boolean }>>()

  const settle = async (path: string, handle: fs.FileHandle) => {
    const { ino, isDirectory } = await handle
      .stat()
      .then((stat) => ({ ino: stat.ino, isDirectory: stat.isDirectory() }))
    if (!isDirectory) return void bytes.set(ino, await fs.readFile(path))
    const there = new Map<string, { readonly ino: number; readonly isFolder: boolean }>()
    for (const entry of await fs.readdir(path, { withFileTypes: true })) {
      const { ino: inner } = await fs.stat(join(path, entry.name))
      there.set(entry.name, { ino: inner, isFolder: entry.isDirectory() })
    }
    names.set(path, there)
  }

  const open = async (path: string, flags: string, mode: number): Promise<fs.FileHandle> => {
    let handle: fs.FileHandle | undefined
    const opening = steps.take(`open ${kindOf(path)}`, {
      whole: async () => {
        handle = await fs.open(path, flags, mode)
        return handle
      },
    })
    return failing(
      path,
      await opening.catch(async (error: unknown) => {
        await handle?.close() // it was opened, and who asked never hears so
        throw error
      }),
    )
  }

  const failing = (path: string, handle: fs.FileHandle): fs.FileHandle => {
    const steady = {
      write: (buffer: Buffer, from: number, count: number, at: number) =>
        steps.take('write', {
          whole: () => handle.write(buffer, from, count, at),
          half: () => handle.write(buffer, from, Math.floor(count / 2), at),
        }),
      truncate: (length: number) => steps.take('cut', { whole: () => handle.truncate(length) }),
      sync: () => steps.take(`fsync ${kindOf(path)}`, { whole: () => handle.sync().then(() => settle(path, handle)) }),
    }
    return new Proxy(handle, {
      get: (target, name) => {
        const own: unknown = Reflect.get(steady, name) ?? Reflect.get(target, name)
        return typeof own === 'function' ? own.bind(target) : own
      },
    })
  }

  /** Puts back what was durable, and nothing else. */
  const restore = async (folder: string, kept: Map<string, Buffer | null>) => {
    for (const [name, { ino, isFolder }] of names.get(folder) ?? []) {
      const path = join(folder, name)
      kept.set(path, isFolder ? null : (bytes.get(ino) ?? Buffer.alloc(0)))
      if (isFolder) await restore(path, kept)
    }
    return kept
  }
  steps.onPowerCut(async () => {
    const kept = await restore(root, new Map())
    for (const name of await fs.readdir(root)) await fs.rm(join(root, name), { recursive: true })
    for (const [path, content] of kept) await (content ? fs.writeFile(path, content) : fs.mkdir(path))
    for (const path of [root, ...kept.keys()]) {
      const handle = await fs.open(path)
      await settle(path, handle)
      await handle.close()
    }
  })

  return {
    open,
    mkdir: (path, options) => steps.take('mkdir', { whole: () => fs.mkdir(path, options) }),
    rename: (from, to) => steps.take('rename', { whole: () => fs.rename(from, to) }),
    rm: (path, options) => steps.take('remove', { whole: () => fs.rm(path, options) }),
    chmod: (path, mode) => steps.take('chmod', { whole: () => fs.chmod(path, mode) }),
    readdir: (path) => fs.readdir(path),
    stat: (path) => steps.take('stat', { whole: () => fs.stat(path) }),
  }
}

const kindOf = (path: string) => (/\/uploads\/\d+$|\/halves\/|[0-9a-f]{40}/.test(path) ? 'file' : 'folder')
