import { generateKeyPairSync } from 'node:crypto'
import type { DNSResolver } from '../../src/channels/email/asking-names.ts'

const KEYS = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'der' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})
const SELECTOR = 'test'

/** The domain names of a test: nothing is asked of the real ones. What nobody has published does not exist. */
export function domainNames() {
  const texts = new Map<string, string>()
  const troubles = new Map<string, string>()
  const asked: string[] = []
  const resolve: DNSResolver = async (name, type) => {
    asked.push(`${type} ${name}`)
    const trouble = troubles.get(name)
    if (trouble === 'silence') return new Promise<never>(() => undefined)
    const text = type === 'TXT' ? texts.get(name) : undefined
    if (trouble !== undefined || text === undefined) {
      throw Object.assign(new Error(trouble ?? 'ENOTFOUND'), { code: trouble ?? 'ENOTFOUND' })
    }
    return [[text]]
  }
  return {
    resolve,
    asked,
    /** What a domain says of letters that are not proven; null takes it back. */
    policy: (domain: string, policy: string | null) => {
      if (policy === null) texts.delete(`_dmarc.${domain}`)
      else texts.set(`_dmarc.${domain}`, `v=DMARC1; p=${policy}`)
    },
    key: (domain: string) => {
      texts.set(`${SELECTOR}._domainkey.${domain}`, `v=DKIM1; k=rsa; p=${KEYS.publicKey.toString('base64')}`)
    },
    says: (name: string, text: string) => texts.set(name, text),
    /** From now on the name answers with this error, or with silence. */
    fails: (name: string, code: string) => troubles.set(name, code),
  }
}

export type DomainNames = ReturnType<typeof domainNames>

/** The letter with a real signature of the domain on top. */
export async function signedBy(domain: string, bytes: Buffer, maxBodyLength?: number): Promise<Buffer> {
  const signature = {
    signingDomain: domain,
    selector: SELECTOR,
    privateKey: KEYS.privateKey,
    canonicalization: 'relaxed/relaxed',
    ...(maxBodyLength !== undefined && { maxBodyLength }),
  }
  // Most tests sign nothing, and this library takes long to load.
  const { dkimSign } = await import('mailauth')
  const { signatures, errors } = await dkimSign(bytes, { ...signature, signatureData: [signature] })
  if (errors.length > 0) throw new Error(`${domain} could not sign: ${JSON.stringify(errors)}`)
  return Buffer.concat([Buffer.from(signatures), bytes])
}
