import '@fastify/cookie'
import type { FastifyRequest } from 'fastify'
import { hashOf } from '../../actions/ground/secrets.ts'
import { findByApiToken, findBySession, type SignedIn } from '../../db/people/actors.ts'
import { touchSession } from '../../db/people/sessions.ts'
import { MINUTE } from '../../domain/ground/instant.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { isOfApi } from './asked-path.ts'
import type { App, House } from './context.ts'
import { sessionCookie } from './session-cookie.ts'

declare module 'fastify' {
  interface FastifyRequest {
    signedIn: SignedIn | null
  }
  interface FastifyContextConfig {
    /** Nobody needs to be signed in here. */
    readonly open?: boolean
    /** The way back of whoever looks as somebody else: all else but reading is closed to him. */
    readonly wayBack?: boolean
  }
}

/** Finds out who is at the door, once a call and before anything else is looked at: by bearer token, or by the session cookie of our own pages. */
export function checkSignIn(app: App, house: House): void {
  app.decorateRequest('signedIn', null)
  app.addHook('onRequest', async (http) => {
    if (!isOfApi(http)) return
    http.signedIn = await findSignedIn(house, http)
    refuseOtherPerson(http)
    refuseChangesOfViewer(http)
    refuseChangesByReader(http)
    const isRoute = http.routeOptions.url !== undefined
    if (!isRoute || http.routeOptions.config.open) return
    if (!http.signedIn) throw new Refusal('session.missing')
    if (http.signedIn.lacksSecondFactor && !isOfOwnWaysIn(http)) throw new Refusal('second-factor.demanded')
  })
}

/** A page says for whom it asks: what one person left to be sent never leaves as another who has signed in since. */
function refuseOtherPerson({ signedIn, headers }: FastifyRequest): void {
  const meant = headers['okno-person']
  if (signedIn && meant !== undefined && meant !== String(signedIn.actor.personId)) {
    throw new Refusal('session.other-person')
  }
}

/** Whoever looks as somebody else reads and does nothing, at any door, whether it needs a person or not. */
function refuseChangesOfViewer({ signedIn, method, routeOptions }: FastifyRequest): void {
  const reads = method === 'GET' || method === 'HEAD'
  if (signedIn?.viewer && !reads && !routeOptions.config.wayBack) throw new Refusal('view-as.read-only')
}

/** A program whose token reads changes nothing, at any door. */
function refuseChangesByReader({ signedIn, method }: FastifyRequest): void {
  const reads = method === 'GET' || method === 'HEAD'
  if (signedIn?.scopes && !signedIn.scopes.includes('write') && !reads) throw new Refusal('token.read-only')
}

/** What everybody may do about his own ways in, before a second factor that he owes, too. */
function isOfOwnWaysIn(http: FastifyRequest): boolean {
  const { url = '' } = http.routeOptions
  return url.startsWith('/api/me') || url.startsWith('/api/sessions')
}

/** Who holds the token or the session of this call; null when nobody does any more. */
export async function findSignedIn(house: House, http: FastifyRequest): Promise<SignedIn | null> {
  const bearer = /^Bearer (.+)$/.exec(http.headers.authorization ?? '')?.[1]
  if (bearer !== undefined) return findByApiToken(house.database.db, hashOf(bearer))
  const cookie = http.cookies[sessionCookie(house.url)]
  if (cookie === undefined) return null
  refuseForeignPage(house, http)
  const signedIn = await findBySession(house.database.db, hashOf(cookie))
  await keepSeen(house, signedIn)
  return signedIn
}

/** A cookie travels by itself: a change that comes from a foreign page is none of ours. */
function refuseForeignPage({ url }: House, http: FastifyRequest): void {
  if (http.method === 'GET' || http.method === 'HEAD') return
  const site = http.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Refusal('permission.missing')
  const { origin } = http.headers
  // A proxy may ask under a name of its own; the address that people type is ours all the same.
  const ours = [http.headers.host, new URL(url).host]
  if (origin === undefined) return
  // A page that hides where it is says `null`; none of ours does.
  if (!URL.canParse(origin) || !ours.includes(new URL(origin).host)) throw new Refusal('permission.missing')
}

async function keepSeen({ database, now }: House, signedIn: SignedIn | null): Promise<void> {
  if (!signedIn || signedIn.sessionId === null || signedIn.seenAt === null) return
  if (now() - Date.parse(signedIn.seenAt) > MINUTE) await touchSession(database.db, signedIn.sessionId, now())
}
