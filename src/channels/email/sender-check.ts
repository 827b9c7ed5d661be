import { authenticate } from 'mailauth'
import type { LetterEnvelope } from '../../domain/mail/letter.ts'
import { type DmarcVerdict, proofOf, type SenderProof, type ServerVerdict } from '../../domain/mail/sender-proof.ts'
import { type DNSResolver, LONGEST_ASKING } from './asking-names.ts'
import { checkable } from './checkable.ts'
import { areRelated, domainOf } from './domains.ts'
import { serverVerdict } from './trusted-results.ts'

export interface LetterToCheck {
  readonly bytes: Buffer
  /** Its author as the desk reads him, in lower case. */
  readonly from: string
  readonly envelope: Pick<LetterEnvelope, 'from' | 'ip' | 'helo' | 'user'> | null
  /** Whose Authentication-Results are believed. */
  readonly trustedServer: string | null
}

export interface Asking {
  readonly resolve: DNSResolver
  /** Timeout of all DNS questions about one letter together, in milliseconds. */
  readonly within?: number
}

/** The proof with everything it was drawn from: kept with the letter. */
export interface SenderCheck extends SenderProof {
  readonly signatures: readonly { readonly domain: string; readonly result: string; readonly comment?: string }[]
  readonly way: { readonly result: string; readonly domain: string } | null
  readonly dmarc: DmarcVerdict | null
  readonly server: ServerVerdict | null
}

/** Who wrote a letter, as far as signatures, its way here and the mailbox's own server can prove it. */
export async function checkSender(
  letter: LetterToCheck,
  { resolve, within = LONGEST_ASKING }: Asking,
): Promise<SenderCheck> {
  const server = letter.trustedServer === null ? null : serverVerdict(letter.bytes, letter.trustedServer)
  const isChecked = letter.bytes.length <= LARGEST_CHECKED
  const { authors, dmarc, signatures, way } = isChecked
    ? await looked(letter, asking(letter.from, resolve, within))
    : { authors: [letter.from], dmarc: UNCHECKED, signatures: [], way: null }
  const signedIn = letter.envelope?.user?.toLowerCase() ?? null
  return { ...proofOf({ from: letter.from, authors, signedIn, server, dmarc }), signatures, way, dmarc, server }
}

/** Bytes. A larger letter takes too long to be summed; no common server lets one through. */
const LARGEST_CHECKED = 31_457_280
const UNCHECKED: DmarcVerdict = { result: 'none', policy: null, coversPart: false, trouble: 'the letter is too large' }

async function looked({ bytes, from, envelope }: LetterToCheck, { resolver, troubles }: Questions) {
  const { ip, helo, from: sender } = envelope ?? {}
  const wayCounts = sender && ip && areRelated(domainOf(sender), domainOf(from))
  const { dkim, spf, dmarc } = await authenticate(checkable(bytes, from), {
    resolver,
    mta: 'okno',
    disableArc: true,
    disableBimi: true,
    rejectRsaSha1: true,
    ...(wayCounts && { ip, sender, helo: helo ?? ip }),
  })
  return {
    authors: dkim.headerFrom.map((address) => address.toLowerCase()),
    signatures: dkim.results.flatMap(({ signingDomain, status: { result, comment } }) =>
      signingDomain === undefined ? [] : [{ domain: signingDomain, result, ...(comment && { comment }) }],
    ),
    way: spf ? { result: spf.status.result, domain: spf.domain } : null,
    dmarc: verdictOf(dmarc, troubles[0] ?? null),
  }
}

function verdictOf(dmarc: Awaited<ReturnType<typeof authenticate>>['dmarc'], trouble: string | null): DmarcVerdict {
  if (!dmarc) return { result: 'none', policy: null, coversPart: false, trouble }
  const { status, policy, alignment } = dmarc
  const result = status.result === 'pass' || status.result === 'fail' ? status.result : 'none'
  const isKnown = policy === 'none' || policy === 'quarantine' || policy === 'reject'
  const coversPart = alignment !== undefined && !alignment.spf.result && (alignment.dkim.underSized ?? 0) > 0
  return { result, policy: isKnown ? policy : null, coversPart: result === 'pass' && coversPart, trouble }
}

interface Questions {
  readonly resolver: DNSResolver
  /** Why a name could not be asked; that it does not exist is an answer. */
  readonly troubles: readonly string[]
}

const ANSWERS = ['ENOTFOUND', 'ENODATA', 'EBADNAME']

/**
 * DNS questions about the author's domain, none after the timeout. DKIM keys of other domains prove nothing about the author and
 * are not asked: else a forger could make the check time out with a slow name server of his own.
 */
function asking(from: string, resolve: DNSResolver, within: number): Questions {
  const troubles: string[] = []
  let timeIsUp: Promise<never> | undefined
  const resolver: DNSResolver = async (name, type) => {
    const [, signer] = /\._domainkey\.(.+)$/i.exec(name) ?? []
    if (signer !== undefined && !areRelated(signer, domainOf(from))) throw coded('ENOTFOUND')
    try {
      timeIsUp ??= ended(AbortSignal.timeout(within))
      return await Promise.race([timeIsUp, resolve(name, type)])
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
      if (!ANSWERS.includes(code)) troubles.push(code)
      throw error
    }
  }
  return { resolver, troubles }
}

function ended(signal: AbortSignal): Promise<never> {
  const end = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(coded('ETIMEOUT')), { once: true })
  })
  end.catch(() => undefined)
  return end
}

function coded(code: string): Error {
  return Object.assign(new Error(code), { code })
}
