import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'

/**
 * Whose word on a server's name is taken from now on, by everything that connects: the authorities that everybody trusts,
 * those that this machine trusts, and those of the file.
 */
export function trustAuthorities(caFile: string | undefined): void {
  const own = authoritiesIn('OKNO_CA_FILE', caFile)
  setDefaultCACertificates([...new Set([...getCACertificates('default'), ...getCACertificates('system'), ...own])])
}

const ONE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g

/**
 * The certificates of a file that a setting names; none when it names none. Throws when a file is named and cannot be believed:
 * the administrator is not to find out later that it was passed over.
 */
export function authoritiesIn(setting: string, file: string | undefined): readonly string[] {
  if (file === undefined) return []
  try {
    const found = readFileSync(file, 'utf8').match(ONE) ?? []
    if (found.length === 0) throw new Error('there is no certificate in it')
    for (const each of found) new X509Certificate(each)
    return found
  } catch (error) {
    throw new Error(
      `${setting} is wrong (${reasonOf(error)}). Wanted: a file with certificates in PEM, for example ${setting}=/etc/okno/company-ca.pem`,
    )
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
