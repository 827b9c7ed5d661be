/** Whether a letter is by whom it says it is: proven, disproven, or nobody can tell. */
export type Proof = 'pass' | 'fail' | 'none'

export type ProofReason =
  /** He signed in at our own door under this address. */
  | 'own_door'
  | 'dmarc'
  /** The mail server of the mailbox has checked it and says so. */
  | 'trusted_server'
  /** Several authors, or one whom two readers read differently: whoever writes so wants to be taken for another. */
  | 'author_is_unclear'
  /** The domain asks that whatever is not proven be kept out. */
  | 'domain_denies_it'
  | 'domain_says_nothing'
  | 'domain_does_not_mind'
  /** The signature covers a beginning of the letter, so anybody could have gone on writing. */
  | 'signature_covers_a_part'
  | 'names_could_not_be_asked'

export type Policy = 'none' | 'quarantine' | 'reject'

/** What our own look at the letter found (DMARC over its signatures and, when it is known, its way here). */
export interface DmarcVerdict {
  readonly result: 'pass' | 'fail' | 'none'
  readonly policy: Policy | null
  /** Nothing but a signature of a part of the letter stands for it. */
  readonly coversPart: boolean
  /** Some name could not be asked, so a failure may be none. */
  readonly trouble: string | null
}

/** What the mail server of the mailbox wrote above the letter. */
export interface ServerVerdict {
  readonly dmarc: 'pass' | 'fail' | null
  readonly policy: Policy | null
  /** The domain that its word is about; null when it does not say. */
  readonly domain: string | null
  /** Who had signed in to hand the letter in; null when nobody had. */
  readonly submittedBy: string | null
}

export interface SenderFacts {
  /** The author as the desk reads him, in lower case. */
  readonly from: string
  /** Every author that whoever checked has seen, in lower case. */
  readonly authors: readonly string[]
  /** Who had signed in at our own door. */
  readonly signedIn: string | null
  readonly server: ServerVerdict | null
  readonly dmarc: DmarcVerdict
}

export interface SenderProof {
  readonly proof: Proof
  readonly because: ProofReason
}

/** Who may be believed, the nearest witness first. A failure counts only where the domain asks that it should. */
export function proofOf({ from, authors, signedIn, server, dmarc }: SenderFacts): SenderProof {
  if (authors.length > 1 || authors.some((author) => author !== from)) return failed('author_is_unclear')
  if (signedIn === from) return proven('own_door')
  if (server && isVouchedFor(server, from)) return proven('trusted_server')
  if (dmarc.result === 'pass') return dmarc.coversPart ? unknown('signature_covers_a_part') : proven('dmarc')
  if (server?.dmarc === 'fail' && concerns(server, from)) {
    return (server.policy ?? dmarc.policy) === 'none' ? unknown('domain_does_not_mind') : failed('domain_denies_it')
  }
  if (dmarc.trouble !== null) return unknown('names_could_not_be_asked')
  if (dmarc.result === 'none') return unknown('domain_says_nothing')
  return dmarc.policy === 'quarantine' || dmarc.policy === 'reject'
    ? failed('domain_denies_it')
    : unknown('domain_does_not_mind')
}

/** A server knows who signed in to it; that somebody had is no proof that he is the one in the letter. */
function isVouchedFor(server: ServerVerdict, from: string): boolean {
  return server.submittedBy === from || (server.dmarc === 'pass' && concerns(server, from))
}

function concerns({ domain }: ServerVerdict, from: string): boolean {
  return domain === null || domain === from.slice(from.lastIndexOf('@') + 1)
}

function proven(because: ProofReason): SenderProof {
  return { proof: 'pass', because }
}

function failed(because: ProofReason): SenderProof {
  return { proof: 'fail', because }
}

function unknown(because: ProofReason): SenderProof {
  return { proof: 'none', because }
}
