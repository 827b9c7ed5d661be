import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'
import type { NewPasskey } from '../src/contract/people/session.ts'
import { newKey, post } from './api.ts'
import { Problem } from './problem.ts'

type Made = NewPasskey['made']
/** What the contract calls `keyQuestion`, as browsers name its parts. */
interface Question<Options> {
  readonly options: Options
}
type Signed = Extract<NonNullable<NewPasskey['proof']>, { passkey: unknown }>['passkey']

/** What somebody shows besides the first factor: a code, or what his key has signed. */
export type Shown = NonNullable<NewPasskey['proof']>

/** Keys work on pages that came by a safe way, in browsers that know them. */
export function canUsePasskeys(): boolean {
  return window.isSecureContext && 'PublicKeyCredential' in window
}

/** Has a key of the person’s sign what `question` asks. Throws a problem `no-key` or `key-broken`. */
export async function askPasskey(question: string, body: object = {}): Promise<Signed> {
  const { options: optionsJSON } = await post<Question<PublicKeyCredentialRequestOptionsJSON>>(question, body, newKey())
  const { startAuthentication } = await import('@simplewebauthn/browser')
  return asked(() => startAuthentication({ optionsJSON }))
}

/** A new key, which the person’s device or account keeps. */
export async function makePasskey(): Promise<Made> {
  const path = '/api/me/passkeys/making'
  const { options: optionsJSON } = await post<Question<PublicKeyCredentialCreationOptionsJSON>>(path, {}, newKey())
  const { startRegistration } = await import('@simplewebauthn/browser')
  return asked(() => startRegistration({ optionsJSON }))
}

/** By a key alone: its holder unlocks it. */
export function signInByPasskey(passkey: Signed): Promise<unknown> {
  return post('/api/sign-in/passkey', { passkey }, newKey())
}

/** Whoever closes the window of his browser, and a browser that fails, are told apart. */
async function asked<Answer>(ceremony: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ceremony()
  } catch (error) {
    const isHisChoice = error instanceof Error && ['NotAllowedError', 'AbortError'].includes(error.name)
    throw new Problem(isHisChoice ? 'no-key' : 'key-broken', 0)
  }
}

export type { Signed as SignedByKey }

/** What the person shows: the code that he typed, else what one of his keys signs. */
export async function shownFactor(code: string): Promise<Shown> {
  return code === '' ? { passkey: await askPasskey('/api/me/passkeys/question') } : { code }
}
