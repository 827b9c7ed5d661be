import { execFile } from 'node:child_process'
import { chown, mkdtemp, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A real disk that can be full: in memory, and so small that it is soon. */
export interface SmallDisk {
  readonly folder: string
  /** Until not one byte more fits. */
  readonly fill: () => Promise<void>
  readonly makeRoom: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Why no disk can be had here; false when one can. For the `skip` of a test. */
export async function whyNoSmallDisk(): Promise<string | false> {
  if (process.getuid?.() !== 0) return 'not run on a full disk: only root can mount a small one'
  return openSmallDisk(1)
    .then((disk) => disk.fill().finally(disk.close))
    .then(
      () => false,
      () => 'not run on a full disk: this machine lets not even root mount one that can be full',
    )
}

export async function openSmallDisk(megabytes: number, owner = { uid: 0, gid: 0 }): Promise<SmallDisk> {
  const folder = await mkdtemp('/tmp/okno-disk-')
  await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'okno-test', folder]).catch(async (error) => {
    await rm(folder, { recursive: true })
    throw error
  })
  await chown(folder, owner.uid, owner.gid)
  const ballast = join(folder, 'ballast')
  return {
    folder,
    fill: () => fill(ballast, megabytes),
    makeRoom: () => rm(ballast, { force: true }),
    close: async () => {
      await run('umount', ['-l', folder])
      await rm(folder, { recursive: true })
    },
  }
}

async function fill(path: string, megabytes: number): Promise<void> {
  const file = await open(path, 'a')
  let written = 0
  try {
    for (let size = 1_048_576; size >= 1; size = Math.floor(size / 2)) {
      while (await fits(() => file.write(Buffer.alloc(size)))) {
        written += size
        if (written > megabytes * 1_048_576) throw new Error(`a disk of ${megabytes} MB takes more than that`)
      }
    }
  } finally {
    await file.close()
  }
}

async function fits(write: () => Promise<{ readonly bytesWritten: number }>): Promise<boolean> {
  try {
    return (await write()).bytesWritten > 0
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return false
    throw error
  }
}
