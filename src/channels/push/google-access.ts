import { createHash, createPrivateKey, type KeyObject, sign } from 'node:crypto'
import { z } from 'zod'
import { HOUR, type Instant, MINUTE, SECOND } from '../../domain/ground/instant.ts'
import type { PushTrouble } from '../../domain/push/services.ts'
import type { Ask } from '../ask-web.ts'
import { askService } from './ask-service.ts'

export const GOOGLE_TOKENS = 'https://oauth2.googleapis.com/token'
const SCOPE = 'https://www.googleapis.com/auth/firebase.messaging'
/** As long as Google lets it be. */
const ASSERTION_LIVES = HOUR
/** A token is not used up to its last second. */
const RESERVE = 5 * MINUTE

/** A service account as Firebase gives it; the address at which tokens are asked for is ours to know, not the file's. */
const file = z.object({
  type: z.literal('service_account'),
  project_id: z.string().regex(/^[a-z0-9.:-]{4,100}$/),
  private_key: z.string(),
  private_key_id: z.string().max(200).optional(),
  client_email: z.string().regex(/^[\w.+-]+@[\w.-]+$/),
})

export interface ServiceAccount {
  readonly project: string
  readonly email: string
  readonly keyId: string | undefined
  readonly key: KeyObject
}

/** Null: it is no service account with a key of RSA. */
export function serviceAccountIn(text: string): ServiceAccount | null {
  try {
    const found = file.parse(JSON.parse(text))
    const key = createPrivateKey(found.private_key)
    if (key.asymmetricKeyType !== 'rsa') return null
    return { project: found.project_id, email: found.client_email, keyId: found.private_key_id, key }
  } catch {
    return null
  }
}

/** A token with which Google's services are asked, or why there is none. */
export type GoogleAccess =
  | { readonly token: string }
  | { readonly trouble: PushTrouble; readonly error: string; readonly isUnheard: false }

const granted = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() })
const denied = z.object({ error: z.string(), error_description: z.string().catch('') })

/** Tokens for service accounts (RFC 7523), each asked for once and kept until shortly before it ends. */
export function googleAccess({ tokens, ask }: { readonly tokens: string; readonly ask: Ask }) {
  const kept = new Map<string, { readonly access: Promise<GoogleAccess>; until: Instant }>()

  async function fetched(account: ServiceAccount, entry: { until: Instant }, now: Instant): Promise<GoogleAccess> {
    const assertion = assertionOf(account, tokens, now)
    const answer = await askService(ask, tokens, {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion }).toString(),
    })
    if (answer.status === null) return { trouble: 'unreachable', error: answer.error, isUnheard: false }
    const found = granted.safeParse(answer.body)
    if (answer.status === 200 && found.success) {
      entry.until = now + found.data.expires_in * SECOND - RESERVE
      return { token: found.data.access_token }
    }
    const why = denied.safeParse(answer.body).data
    const error = [`status ${answer.status}`, why?.error, why?.error_description].filter(Boolean).join(' ')
    const isRefused = why !== undefined && answer.status >= 400 && answer.status < 500 && answer.status !== 429
    return { trouble: isRefused ? 'key_wrong' : 'unreachable', error, isUnheard: false }
  }

  return {
    of: async (key: string, now: Instant): Promise<GoogleAccess> => {
      const account = serviceAccountIn(key)
      if (!account) return { trouble: 'key_unreadable', error: 'no service account', isUnheard: false }
      const name = nameOf(key)
      const known = kept.get(name)
      if (known && known.until > now) return known.access
      // While the desk asks for a token, the next message waits for the same answer.
      const entry = { until: now + MINUTE, access: Promise.resolve<GoogleAccess>({ token: '' }) }
      entry.access = fetched(account, entry, now)
      kept.set(name, entry)
      const access = await entry.access
      if (!('token' in access)) kept.delete(name)
      return access
    },
    /** It was not taken although its time is not over: the next one is asked for anew. */
    forget: (key: string) => void kept.delete(nameOf(key)),
  }
}

function nameOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url')
}

function assertionOf({ email, key, keyId }: ServiceAccount, audience: string, now: Instant): string {
  const at = Math.floor(now / SECOND)
  const header = { alg: 'RS256', typ: 'JWT', ...(keyId !== undefined && { kid: keyId }) }
  const claims = { iss: email, scope: SCOPE, aud: audience, iat: at, exp: at + ASSERTION_LIVES / SECOND }
  const signed = `${part(header)}.${part(claims)}`
  return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
