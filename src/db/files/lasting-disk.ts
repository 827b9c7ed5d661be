import type { FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'

/** What the desk asks of a disk: `node:fs/promises`, or in a test one whose steps fail. */
export interface Disk {
  readonly open: (path: string, flags: string, mode: number) => Promise<FileHandle>
  readonly mkdir: (path: string, options: { readonly recursive: true; readonly mode: number }) => Promise<unknown>
  readonly chmod: (path: string, mode: number) => Promise<void>
  readonly rename: (from: string, to: string) => Promise<void>
  readonly rm: (path: string, options: { readonly force: true }) => Promise<void>
  readonly readdir: (path: string) => Promise<string[]>
  readonly stat: (path: string) => Promise<{ readonly size: number; readonly mtimeMs: number }>
}

/** Only the user that runs the process can read uploaded files, no other user of the machine. */
const OWNER_ALONE = { file: 0o600, folder: 0o700 }
/** The folder of all data is also the way to the database, which may run as a user of its own. */
const WAY_THROUGH = 0o711

/** A folder whose changes outlast a power cut once they resolve: files are synced, and so are the folders that name them. */
export function lastingDisk(root: string, disk: Disk) {
  const makeFolder = async (folder: string): Promise<void> => {
    if (folder === root) {
      await disk.mkdir(root, { recursive: true, mode: WAY_THROUGH })
      return
    }
    await makeFolder(dirname(folder))
    await disk.mkdir(folder, { recursive: true, mode: OWNER_ALONE.folder })
    await disk.chmod(folder, OWNER_ALONE.folder)
  }

  /** Up to the root each time: an earlier attempt may have made a folder and failed before its name was safe. */
  const syncFolders = async (folder: string): Promise<void> => {
    await withFile(folder, 'r', (opened) => opened.sync())
    if (folder !== root) await syncFolders(dirname(folder))
  }

  const withFile = async <T>(path: string, flags: string, work: (file: FileHandle) => Promise<T>): Promise<T> => {
    const file = await disk.open(path, flags, OWNER_ALONE.file)
    try {
      return await work(file)
    } finally {
      await file.close()
    }
  }

  return {
    makeFolder,
    syncFolders,
    withFile,
    /** Cuts a file at a length and writes behind it. */
    writeAt: async (path: string, offset: number, bytes: Buffer): Promise<void> => {
      await withFile(path, 'a', async () => undefined)
      await withFile(path, 'r+', async (file) => {
        await file.truncate(offset)
        await writeAll(file, bytes, offset)
        await file.sync()
      })
    },
    /** Null: there is no such file. */
    stateOf: async (path: string): Promise<{ readonly size: number; readonly changedAt: number } | null> => {
      const found = await ifThere(disk.stat(path))
      return found && { size: found.size, changedAt: found.mtimeMs }
    },
    namesIn: async (folder: string): Promise<string[]> => (await ifThere(disk.readdir(folder))) ?? [],
    rename: disk.rename,
    remove: (path: string) => disk.rm(path, { force: true }),
  }
}

export type LastingDisk = ReturnType<typeof lastingDisk>

/** A disk may take less than it is given, and say so only by a number. */
export async function writeAll(file: FileHandle, bytes: Buffer, at: number): Promise<void> {
  let written = 0
  while (written < bytes.length) {
    written += (await file.write(bytes, written, bytes.length - written, at + written)).bytesWritten
  }
}

async function ifThere<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
