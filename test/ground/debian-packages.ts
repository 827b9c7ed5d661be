import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { until } from './until.ts'

const run = promisify(execFile)

const CACHE = join(import.meta.dirname, '../../node_modules/.cache')

/** The folder with the named programs out of Debian's packages; they are taken out once, and nothing is installed. */
export async function takenOut(name: string, fill: (root: string) => Promise<void>): Promise<string> {
  await mkdir(CACHE, { recursive: true })
  return until(async () => (await takenBefore(name)) ?? (await alone(name, () => takeOut(name, fill))), {
    within: 240_000,
    what: `${name} is taken out of its packages`,
  })
}

/** Puts what is in these packages into a folder that stands in for `/`. */
export async function take(root: string, packages: readonly string[]): Promise<void> {
  const folder = await mkdtemp(join(root, 'packages-'))
  const download = () => run('apt-get', ['download', ...packages], { cwd: folder })
  await download().catch(async (error) => {
    if (process.getuid?.() !== 0) throw error
    await run('apt-get', ['update'])
    await download()
  })
  for (const file of await readdir(folder)) await run('dpkg', ['-x', join(folder, file), root])
  await rm(folder, { recursive: true })
}

async function takenBefore(name: string): Promise<string | null> {
  const root = await readFile(noteOf(name), 'utf8').catch(() => '')
  if (root === '' || !existsSync(join(root, 'complete'))) return null
  const { uid } = await stat(root)
  return [0, process.getuid?.()].includes(uid) ? root : null
}

async function takeOut(name: string, fill: (root: string) => Promise<void>): Promise<string> {
  const root = await mkdtemp(`/tmp/okno-${name}-`)
  await run('chmod', ['755', root])
  await fill(root)
  await writeFile(join(root, 'complete'), '')
  await writeFile(noteOf(name), root)
  return root
}

/** Null while another run fetches them. A run that was killed holds nobody up for long. */
async function alone<T>(name: string, work: () => Promise<T>): Promise<T | null> {
  const fetching = join(CACHE, `okno-${name}-fetching`)
  const since = await stat(fetching).catch(() => null)
  if (since && Date.now() - since.mtimeMs > 180_000) await rm(fetching, { recursive: true, force: true })
  const isOurs = await mkdir(fetching).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false
      throw error
    },
  )
  if (!isOurs) return null
  return work().finally(() => rm(fetching, { recursive: true, force: true }))
}

function noteOf(name: string): string {
  return join(CACHE, `okno-${name}-programs`)
}
