import { execFile } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Files in PEM, as an administrator names them to a mail server. */
export interface Certificate {
  readonly cert: string
  readonly key: string
}

export interface CertificateOrder {
  /** As in a certificate: `DNS:mail.example,IP:127.0.0.1`. */
  readonly names: string
  /** `YYMMDD`; otherwise from yesterday until in a year. */
  readonly until?: string
  readonly from?: string
}

/** Why no certificates can be made here; false when they can. For the `skip` of a test. */
export async function whyNoCertificates(): Promise<string | false> {
  return run('openssl', ['version']).then(
    () => false,
    () => 'not run with certificates: there is no openssl on this machine to make them with',
  )
}

/** An authority of a company: nobody trusts it who is not told to. */
export async function openAuthority() {
  const folder = await mkdtemp('/tmp/okno-authority-')
  await chmod(folder, 0o755)
  const openssl = (...args: string[]) => run('openssl', args, { cwd: folder })
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  await writeFile(join(folder, 'index'), '')
  await writeFile(join(folder, 'ca.conf'), CONFIG)
  await openssl('req', '-x509', ...newKey, '-days', '30', '-subj', '/CN=Company', '-keyout', 'ca.key', '-out', 'ca.pem')
  let count = 0

  const issue = async ({ names, from = day(-1), until = day(365) }: CertificateOrder): Promise<Certificate> => {
    count += 1
    const name = `server${count}`
    await writeFile(join(folder, `${name}.ext`), `subjectAltName=${names}\n`)
    await openssl('req', ...newKey, '-subj', `/CN=${name}`, '-keyout', `${name}.key`, '-out', `${name}.csr`)
    const span = ['-startdate', `${from}000000Z`, '-enddate', `${until}000000Z`]
    const files = ['-in', `${name}.csr`, '-out', `${name}.pem`, '-extfile', `${name}.ext`]
    await openssl('ca', '-batch', '-notext', '-config', 'ca.conf', ...span, ...files)
    return readable(join(folder, `${name}.pem`), join(folder, `${name}.key`))
  }

  const selfSigned = async (names: string): Promise<Certificate> => {
    count += 1
    const [cert, key] = [`self${count}.pem`, `self${count}.key`]
    const about = ['-days', '30', '-subj', '/CN=self', '-addext', `subjectAltName=${names}`]
    await openssl('req', '-x509', ...newKey, ...about, '-keyout', key, '-out', cert)
    return readable(join(folder, cert), join(folder, key))
  }

  return {
    caFile: join(folder, 'ca.pem'),
    ca: await readFile(join(folder, 'ca.pem'), 'utf8'),
    issue,
    selfSigned,
    close: () => rm(folder, { recursive: true, force: true }),
  }
}

export type Authority = Awaited<ReturnType<typeof openAuthority>>

/** Mail servers of a test run under other names than its own. */
async function readable(cert: string, key: string): Promise<Certificate> {
  await chmod(key, 0o644)
  return { cert, key }
}

function day(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(2, 10).replaceAll('-', '')
}

const CONFIG = `
[ca]
default_ca = company
[company]
database = index
new_certs_dir = .
certificate = ca.pem
private_key = ca.key
rand_serial = yes
unique_subject = no
default_md = sha256
policy = any
[any]
commonName = supplied
`
