import { X509Certificate } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { createSecureContext } from 'node:tls'

/** Where a certificate (with those in between) and its key lie, in PEM. A renewal replaces the files. */
export interface CertificateFiles {
  readonly cert: string
  readonly key: string
}

export interface ShownCertificate {
  readonly cert: Buffer
  readonly key: Buffer
}

export interface DoorCertificate {
  readonly first: ShownCertificate
  /** What lies there now, if that is another one; null when it is not, or is not fit to be shown as yet. */
  readonly renewed: () => Promise<ShownCertificate | null>
}

/** Throws at the start when the files are no valid certificate and key. Later the last valid pair stays in use; each bad change is logged once. */
export async function openDoorCertificate(
  files: CertificateFiles,
  warn: (error: unknown) => void,
): Promise<DoorCertificate> {
  let seen = await markOf(files)
  const first = await read(files)
  return {
    first,
    renewed: async () => {
      const mark = await markOf(files).catch((error: unknown) => `not there: ${error}`)
      if (mark === seen) return null
      seen = mark
      return read(files).catch((error: unknown) => {
        warn(error)
        return null
      })
    },
  }
}

/** Changes with every change of the files, also when a link leads to others. */
async function markOf({ cert, key }: CertificateFiles): Promise<string> {
  const both = await Promise.all([cert, key].map((path) => stat(path, { bigint: true })))
  return both.map(({ ino, size, mtimeNs }) => `${ino}:${size}:${mtimeNs}`).join(' ')
}

async function read(files: CertificateFiles): Promise<ShownCertificate> {
  try {
    const [cert, key] = await Promise.all([readFile(files.cert), readFile(files.key)])
    createSecureContext({ cert, key })
    const until = new X509Certificate(cert).validToDate
    if (until.getTime() < Date.now()) throw new Error(`it has expired: ${until.toISOString()}`)
    return { cert, key }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`the certificate for letters (OKNO_SMTP_CERT, OKNO_SMTP_KEY) cannot be shown: ${reason}`)
  }
}
