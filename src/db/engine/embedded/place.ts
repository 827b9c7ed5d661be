import { access, chmod, cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Binaries, binariesIn, packagedBinaries } from './binaries.ts'
import { giveTo, mayEnter, NOBODY, type RunAs, runAs, whoMayRun } from './run-as.ts'

/** Where the server's files are, which programs it runs, and as whom. */
export interface Place {
  readonly folder: string
  readonly binaries: Binaries
  readonly who: RunAs
}

/** Socket paths may have 107 bytes on Linux and 103 on macOS; the server adds '/.s.PGSQL.5432.lock'. */
const LONGEST_SOCKET_FOLDER = 80

const NOTE = 'elsewhere'

/**
 * The place for the database of `folder`: there, with the programs in node_modules. As root on a machine that allows no
 * namespaces: as `nobody`, there if he may enter, else in a folder of his own under /var/lib.
 */
export async function choosePlace(folder: string, say: (line: string) => void): Promise<Place> {
  if (process.platform === 'win32') throw new Error('on Windows set DATABASE_URL to a PostgreSQL of yours, or use WSL')
  const binaries = await packagedBinaries()
  await mkdir(folder, { recursive: true, mode: 0o700 })

  const elsewhere = await noteOfElsewhere(folder)
  if (elsewhere !== null) return placeOfNobody(elsewhere, binaries, say)
  const who = await whoMayRun(binaries.postgres, folder)
  if (who !== null) return { folder, binaries, who }
  if (process.getuid?.() !== 0) throw impossible(folder, 'it belongs to another user, or its programs do not start')
  if (await givenToNobody(folder, binaries)) return { folder, binaries, who: NOBODY }
  if (await exists(join(folder, 'cluster')))
    throw impossible(folder, 'its data belong to root, who may not run PostgreSQL here')
  return placeOfNobody(await newElsewhere(folder), binaries, say)
}

/** A folder for the server's socket that its user may enter and whose path is short enough. */
export async function socketFolder({ folder, who }: Place): Promise<string> {
  const near = join(folder, 'socket')
  if (Buffer.byteLength(near) > LONGEST_SOCKET_FOLDER) {
    const short = await mkdtemp(join(tmpdir(), 'okno-'))
    await giveTo(who, short)
    return short
  }
  await rm(near, { recursive: true, force: true }) // what a killed server left there would keep the next from listening
  await mkdir(near, { recursive: true, mode: 0o700 })
  await giveTo(who, near)
  return near
}

async function givenToNobody(folder: string, { postgres }: Binaries): Promise<boolean> {
  if (!(await mayEnter(NOBODY, dirname(folder), postgres))) return false
  await runAs({ how: 'self' }, ['chown', '-R', `${NOBODY.uid}:${NOBODY.gid}`, folder])
  return (await whoMayRun(postgres, folder)) !== null
}

async function placeOfNobody(folder: string, packaged: Binaries, say: (line: string) => void): Promise<Place> {
  const binaries = binariesIn(join(folder, 'programs'))
  if (!(await exists(binaries.postgres))) await copyPrograms(packaged.folder, binaries.folder)
  if ((await whoMayRun(binaries.postgres, folder)) === null) throw impossible(folder, 'the user nobody may not run it')

  say(`PostgreSQL runs as nobody and keeps its data in ${folder}`)
  return { folder, binaries, who: NOBODY }
}

/** Where the data are when they are not in `folder`. An administrator who removes or copies `folder` removes or copies this note too. */
async function noteOfElsewhere(folder: string): Promise<string | null> {
  const elsewhere = (await readFile(join(folder, NOTE), 'utf8').catch(() => '')).trim()
  if (elsewhere === '') return null
  if (process.getuid?.() !== 0) throw impossible(folder, 'its data belong to nobody, as whom only root can start it')
  if (!(await exists(elsewhere))) throw impossible(folder, `its data were in ${elsewhere}, which is gone`)
  return elsewhere
}

async function newElsewhere(folder: string): Promise<string> {
  const elsewhere = await mkdtemp('/var/lib/okno-')
  await giveTo(NOBODY, elsewhere)
  await writeFile(join(folder, NOTE), `${elsewhere}\n`, { flush: true })
  return elsewhere
}

async function copyPrograms(from: string, to: string): Promise<void> {
  const half = `${to}.half`
  await rm(half, { recursive: true, force: true })
  await cp(from, half, { recursive: true, verbatimSymlinks: true })
  await chmod(half, 0o755)
  await rename(half, to)
}

function impossible(folder: string, why: string): Error {
  return new Error(
    `PostgreSQL cannot run on ${folder}: ${why}. Start Okno as an ordinary user, or set DATABASE_URL to a PostgreSQL of yours`,
  )
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
