import { createHmac, randomBytes } from 'node:crypto'
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import type { Db } from '../../db/engine/database.ts'
import { demandNoTransaction } from '../../db/engine/transactions.ts'
import {
  type ChallengePurpose,
  findPasskey,
  keepChallenge,
  noteUseOfPasskey,
  type Passkey,
  passkeysOf,
  spendChallenge,
} from '../../db/people/passkeys.ts'
import { type Instant, MINUTE } from '../../domain/ground/instant.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { hashOf } from '../ground/secrets.ts'

/** So long a key may take to sign: the person looks for it, unlocks it, touches it. */
export const CHALLENGE_LIFETIME = 5 * MINUTE

/** Takes 27 MB: a server where nobody asks for a key goes without. */
const webauthn = () => import('@simplewebauthn/server')

/** EdDSA, ES256, RS256: one of them is in every device that makes keys. */
const ALGORITHMS = [-8, -7, -257] as const

/** Where the keys of this desk are good for: the address that people type, whatever a proxy calls it. */
export interface Ours {
  readonly now: Instant
  readonly secret: string
  readonly url: string
}

export interface Newcomer {
  readonly personId: number
  readonly name: string
}

/** What a browser needs to make a key for this person; keys that he has are not made twice. */
export async function askForNewKey(db: Db, { personId, name }: Newcomer, ours: Ours) {
  const known = await passkeysOf(db, personId)
  const { hostname } = new URL(ours.url)
  const { generateRegistrationOptions } = await webauthn()
  const options = await generateRegistrationOptions({
    rpName: hostname,
    rpID: hostname,
    userName: name,
    userDisplayName: name,
    userID: handleOf(ours.secret, personId),
    challenge: randomBytes(32),
    timeout: CHALLENGE_LIFETIME,
    attestationType: 'none',
    supportedAlgorithmIDs: [...ALGORITHMS],
    excludeCredentials: known.map(described),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
  })
  await keep(db, { challenge: options.challenge, purpose: 'add', personId }, ours)
  return options
}

/** A key that was made for this person, as it is to be kept. Throws `passkey.wrong`. */
export async function newKeyIn(db: Db, personId: number, response: RegistrationResponseJSON, ours: Ours) {
  const expected = await expectation(db, response, { purpose: 'add', personId }, ours)
  const { verifyRegistrationResponse } = await webauthn()
  const { registrationInfo } = await orWrong(() =>
    verifyRegistrationResponse({
      response,
      ...expected,
      requireUserVerification: false,
      supportedAlgorithmIDs: [...ALGORITHMS],
    }),
  )
  if (!registrationInfo) throw new Refusal('passkey.wrong')
  const { credential, credentialBackedUp: synced } = registrationInfo
  return {
    personId,
    credentialId: Buffer.from(credential.id, 'base64url'),
    publicKey: Buffer.from(credential.publicKey),
    counter: credential.counter,
    transports: [...(credential.transports ?? [])],
    synced,
  }
}

/** What a browser needs to have a key sign: one of this person's, or whichever its holder chooses. */
export async function askForKey(
  db: Db,
  { purpose, personId }: { readonly purpose: ChallengePurpose; readonly personId: number | null },
  ours: Ours,
) {
  const known = personId === null ? [] : await passkeysOf(db, personId)
  const { generateAuthenticationOptions } = await webauthn()
  const options = await generateAuthenticationOptions({
    rpID: new URL(ours.url).hostname,
    challenge: randomBytes(32),
    timeout: CHALLENGE_LIFETIME,
    allowCredentials: known.map(described),
    userVerification: personId === null ? 'required' : 'preferred',
  })
  await keep(db, { challenge: options.challenge, purpose, personId }, ours)
  return options
}

interface Signed {
  readonly purpose: ChallengePurpose
  /** Null: whoever the key belongs to. He has to unlock it then, since it is all that he shows. */
  readonly personId: number | null
  readonly response: AuthenticationResponseJSON
}

/** Whose key has signed what it was asked. Throws `passkey.wrong`. Outside of any transaction: signatures are computed. */
export async function holderOfKey(db: Db, { purpose, personId, response }: Signed, ours: Ours): Promise<number> {
  demandNoTransaction('checking a signature')
  const expected = await expectation(db, response, { purpose, personId }, ours)
  const key = await findPasskey(db, Buffer.from(response.id, 'base64url'))
  if (!key || (personId !== null && key.personId !== personId)) throw new Refusal('passkey.wrong')
  const { verifyAuthenticationResponse } = await webauthn()
  const { verified, authenticationInfo } = await orWrong(() =>
    verifyAuthenticationResponse({
      response,
      ...expected,
      credential: { id: response.id, publicKey: new Uint8Array(key.publicKey), counter: key.counter },
      requireUserVerification: personId === null,
    }),
  )
  if (!verified || !(await noteUseOfPasskey(db, key.id, authenticationInfo.newCounter, ours.now))) {
    throw new Refusal('passkey.wrong')
  }
  return key.personId
}

/** Opaque, and the same for every key of one person: a device shows one account of his, not several. */
function handleOf(secret: string, personId: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHmac('sha256', secret).update(`passkey handle:${personId}`).digest())
}

function described({ credentialId, transports }: Passkey) {
  return { id: credentialId.toString('base64url'), transports }
}

interface Asked {
  readonly challenge: string
  readonly purpose: ChallengePurpose
  readonly personId: number | null
}

async function keep(db: Db, { challenge, ...asked }: Asked, { now }: Ours): Promise<void> {
  await keepChallenge(db, { ...asked, hash: hashOf(challenge), now, expiresAt: now + CHALLENGE_LIFETIME })
}

/** The challenge that was signed is used up before anything else is looked at. */
async function expectation(
  db: Db,
  { response: { clientDataJSON } }: { readonly response: { readonly clientDataJSON: string } },
  asked: Omit<Asked, 'challenge'>,
  { now, url }: Ours,
) {
  const challenge = challengeIn(clientDataJSON)
  if (challenge === null || !(await spendChallenge(db, { ...asked, hash: hashOf(challenge), now }))) {
    throw new Refusal('passkey.over')
  }
  const { origin, hostname } = new URL(url)
  return { expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: hostname }
}

function challengeIn(clientDataJSON: string): string | null {
  try {
    const { challenge } = Object(JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8')))
    return typeof challenge === 'string' ? challenge : null
  } catch {
    return null
  }
}

/** The package throws at whatever does not fit, in words for programmers. */
async function orWrong<Checked>(check: () => Promise<Checked>): Promise<Checked> {
  try {
    return await check()
  } catch {
    throw new Refusal('passkey.wrong')
  }
}
