import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'

/**
 * Whose word on a server's name is taken from now on, by everything that connects: the authorities that everybody trusts,
 * those that this machine trusts, and those of the file.
 */
export function trustAuthorities(caFile: string | undefined): void {
  const own = caFile === undefined ? [] : authoritiesIn(caFile)
  setDefaultCACertificates([...new Set([...getCACertificates('default'), ...getCACertificates('system'), ...own])])
}

const ONE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g

/** Throws when a file is named and cannot be believed: nobody is to find out later that it was passed over. */
function authoritiesIn(caFile: string): string[] {
  try {
    const found = readFileSync(caFile, 'utf8').match(ONE) ?? []
    if (found.length === 0) throw new Error('there is no certificate in it')
    for (const each of found) new X509Certificate(each)
    return found
  } catch (error) {
    throw new Error(
      `OKNO_CA_FILE is wrong (${reasonOf(error)}). Wanted: a file with certificates in PEM, for example OKNO_CA_FILE=/etc/okno/company-ca.pem`,
    )
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
