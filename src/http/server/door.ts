import { createHmac } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { sealed, unsealed } from '../../actions/ground/sealed.ts'
import type { Desk, Origin } from '../../db/desk.ts'
import type { Db } from '../../db/engine/database.ts'
import type { SignedIn } from '../../db/people/actors.ts'
import { claimKey, type KeptAnswer, keepAnswer } from '../../db/people/idempotency-keys.ts'
import { type Actor, type DeskVerb, mayOnDesk } from '../../domain/access/permissions.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { App, House } from './context.ts'

type Shape = z.ZodObject
export type Given<S extends z.ZodType | undefined> = S extends z.ZodType ? z.output<S> : undefined

/** One route of the API: its address, its shapes, and who may come at all; the OpenAPI document is made of these. */
export interface Door<
  P extends Shape | undefined,
  Q extends Shape | undefined,
  B extends z.ZodType | undefined,
  A extends z.ZodType,
> {
  readonly url: string
  readonly about: string
  readonly tag: string
  /** Left out: every signed-in person; what he sees there is decided request by request. */
  readonly only?: DeskVerb
  /** Not with a bare API token. */
  readonly inPerson?: true
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  readonly answer: A
  readonly status?: 200 | 201 | 202
  /** Bytes of a body; left out: a megabyte. */
  readonly largest?: number
}

export interface Input<P, Q, B> {
  readonly params: P
  readonly query: Q
  readonly body: B
}

/** What a read gets: no transaction, nothing to write with. */
export interface Look {
  readonly db: Db
  readonly actor: Actor
  readonly now: Instant
  readonly signedIn: SignedIn
}

type Optional = Shape | undefined

/** A GET: it changes nothing. */
export function look<P extends Optional, Q extends Optional, A extends z.ZodType>(
  app: App,
  house: House,
  door: Door<P, Q, undefined, A>,
  handle: (look: Look, input: Input<Given<P>, Given<Q>, undefined>) => Promise<z.input<A>>,
): void {
  app.route({
    method: 'GET',
    url: door.url,
    schema: schemaOf(door, 'GET'),
    handler: async (http, reply) => {
      const signedIn = admitted(http, door.only)
      const { actor } = signedIn
      const answer = await handle({ db: house.database.db, actor, now: house.now(), signedIn }, inputOf(http))
      return sendJson(reply, 200, JSON.stringify(answer))
    },
  })
}

/** What a change needs of mail servers, of readers of letters or of hashing: found out before its transaction begins. */
type Prepare<P, Q, B, Ready> = (look: Look, input: Input<P, Q, B>) => Promise<Ready>

/** A change: one transaction; a POST or PUT repeated under its Idempotency-Key gets the first answer byte for byte. */
export function act<P extends Optional, Q extends Optional, B extends z.ZodType | undefined, A extends z.ZodType>(
  app: App,
  house: House,
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  door: Door<P, Q, B, A>,
  handle: (desk: Desk, input: Input<Given<P>, Given<Q>, Given<B>>) => Promise<z.input<A>>,
): void {
  actPrepared(app, house, method, { ...door, prepare: async () => null }, handle)
}

/** A change that takes long to get ready for: `prepare` has no transaction and writes nothing, and what it found is handed on. */
export function actPrepared<
  P extends Optional,
  Q extends Optional,
  B extends z.ZodType | undefined,
  A extends z.ZodType,
  Ready,
>(
  app: App,
  house: House,
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  door: Door<P, Q, B, A> & { readonly prepare: Prepare<Given<P>, Given<Q>, Given<B>, Ready> },
  handle: (desk: Desk, input: Input<Given<P>, Given<Q>, Given<B>>, ready: Ready) => Promise<z.input<A>>,
): void {
  app.route({
    method,
    url: door.url,
    schema: schemaOf(door, method),
    ...(door.largest !== undefined && { bodyLimit: door.largest }),
    handler: async (http, reply) => {
      const signedIn = door.inPerson ? admittedInPerson(http, door.only) : admitted(http, door.only)
      const { actor } = signedIn
      const input = inputOf<Given<P>, Given<Q>, Given<B>>(http)
      const ready = await door.prepare({ db: house.database.db, actor, now: house.now(), signedIn }, input)
      const status = door.status ?? 200
      const { status: told, body } = await doOnce(house, http, { actor, status }, (desk) => handle(desk, input, ready))
      return sendJson(reply, told, body)
    },
  })
}

interface Doing {
  readonly actor: Actor
  readonly status: number
}

/** One transaction for one change; a POST or PUT under a key that is known gets its first answer, and nothing happens again. */
export async function doOnce(
  house: House,
  http: FastifyRequest,
  { actor, status }: Doing,
  work: (desk: Desk) => Promise<unknown>,
): Promise<{ readonly status: number; readonly body: string }> {
  const key = KEYED.includes(http.method) ? keyOf(http) : null
  const fingerprint = key === null ? NOTHING : fingerprintOf(house, http)
  return house.database.db.transaction().execute(async (tx) => {
    const kept = key === null ? null : await claimKey(tx, actor.personId, key, fingerprint)
    if (kept) return repeated(house, kept, fingerprint)
    const answer = await work({ tx, actor, now: house.now(), origin: originOf(http) })
    const body = JSON.stringify(answer)
    if (key !== null) await keepAnswer(tx, actor.personId, key, { status, body: sealed(house.secret, 'answer', body) })
    return { status, body }
  })
}

/** Where a call comes from, for the journal of administration. */
export function originOf(http: FastifyRequest): Origin {
  const { ip: address, headers, signedIn } = http
  return { address, userAgent: headers['user-agent'] ?? '', tokenId: signedIn?.tokenId ?? null }
}

/** JSON that is ready goes out as it is. */
export function sendJson(reply: FastifyReply, status: number, body: string): FastifyReply {
  return reply.status(status).type('application/json; charset=utf-8').send(Buffer.from(body))
}

/** Who really sits there: whoever looks as somebody else downloads and listens in his own name. */
export function seatOf({ actor, viewer }: SignedIn): number {
  return viewer?.id ?? actor.personId
}

export function admitted(http: FastifyRequest, only?: DeskVerb): SignedIn {
  if (!http.signedIn) throw new Refusal('session.missing')
  if (!isAdmitted(http.signedIn, only)) throw new Refusal('permission.missing')
  return http.signedIn
}

/** Whether somebody who is signed in may come to a door. */
export function isAdmitted({ actor }: SignedIn, only?: DeskVerb): boolean {
  return only === undefined || mayOnDesk(actor, only)
}

/**
 * What opens and closes ways in is done by a person who is signed in. Whoever gets hold of a token has what that token may, and
 * makes no lasting way in of it.
 */
export function admittedInPerson(http: FastifyRequest, only?: DeskVerb): SignedIn & { readonly sessionId: number } {
  const { sessionId, ...signedIn } = admitted(http, only)
  if (sessionId === null) throw new Refusal('session.needed')
  return { ...signedIn, sessionId }
}

const NOTHING = Buffer.alloc(0)
/** What may be sent again under a key. */
const KEYED = ['POST', 'PUT']
const KEY = z.string().min(1).max(200)

function keyOf(http: FastifyRequest): string | null {
  const header = http.headers['idempotency-key']
  if (header === undefined) return null
  const key = KEY.safeParse(header)
  if (!key.success) throw new Refusal('input.invalid', { field: 'Idempotency-Key' })
  return key.data
}

/** Keyed: whoever reads the database cannot try which password was in it. */
function fingerprintOf({ secret }: House, http: FastifyRequest): Buffer {
  return createHmac('sha256', secret)
    .update(`${http.method} ${http.url} ${JSON.stringify(http.body ?? null)}`)
    .digest()
}

function repeated({ secret }: House, { status, body, ...kept }: KeptAnswer, fingerprint: Buffer) {
  if (body === null) throw new Refusal('idempotency.answer-not-kept')
  if (!kept.fingerprint.equals(fingerprint)) throw new Refusal('idempotency.other-body')
  return { status, body: unsealed(secret, 'answer', body) }
}

/** Fastify has checked these against the door's schemas before the handler runs. */
function inputOf<P, Q, B>(http: FastifyRequest): Input<P, Q, B> {
  return { params: http.params as P, query: http.query as Q, body: http.body as B }
}

function schemaOf(door: Door<Optional, Optional, z.ZodType | undefined, z.ZodType>, method: string) {
  const idempotent = KEYED.includes(method)
    ? { headers: z.object({ 'idempotency-key': z.string().optional() }).loose() }
    : {}
  return {
    summary: door.about,
    tags: [door.tag],
    ...idempotent,
    ...(door.params && { params: door.params }),
    ...(door.query && { querystring: door.query }),
    ...(door.body && { body: door.body }),
    response: { [door.status ?? 200]: door.answer },
  }
}
