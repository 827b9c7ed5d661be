import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { moveByLetterLink } from '../../actions/mail/move-by-letter-link.ts'
import { type OpenedLink, openLetterLink } from '../../actions/mail/open-letter-link.ts'
import { postMessage } from '../../actions/requests/post-message.ts'
import { rateRequest } from '../../actions/requests/rate-request.ts'
import { id } from '../../contract/common.ts'
import * as shapes from '../../contract/mail/letter-link.ts'
import { standing } from '../../contract/request/request-changes.ts'
import type { Desk } from '../../db/desk.ts'
import { maybeIso } from '../../db/engine/moments.ts'
import { viewByLink } from '../../db/mail/letter-link-view.ts'
import { loadTerms } from '../../db/terms/terms.ts'
import { may, mayMove } from '../../domain/access/permissions.ts'
import type { ServiceRequest } from '../../domain/request/request.ts'
import { timeEffects } from '../../domain/request/wake.ts'
import type { App, House } from '../server/context.ts'
import { doOnce, sendJson } from '../server/door.ts'

const tag = 'letter links'
const params = z.object({ key: z.string().min(20).max(100) })
const MOVES = ['close', 'resume'] as const

/** Pages of letters: nobody is signed in, the key of the link says who it is. A GET shows and changes nothing. */
export function letterLinks(app: App, house: House): void {
  app.route({
    method: 'GET',
    url: '/api/letter-links/:key',
    config: { open: true },
    schema: { summary: 'What the page of a letter shows', tags: [tag], params, response: { 200: shapes.letterLink } },
    handler: async (http, reply) => {
      const opened = await openedBy(house, http, http.params.key)
      return sendJson(reply.header('cache-control', 'no-store'), 200, JSON.stringify(await pageOf(house, opened)))
    },
  })

  actByLink(
    app,
    house,
    { name: 'rating', about: 'Rate it', body: shapes.letterRating, answer: standing },
    async (desk, { number }, body) => standingOf(await rateRequest(desk, number, body)),
  )
  actByLink(
    app,
    house,
    { name: 'moves', about: 'Close it, or send it back', body: shapes.letterMove, answer: standing },
    async (desk, { number }, body) => standingOf(await moveByLetterLink(desk, number, body)),
  )
  const posted = z.object({ request: z.int(), messageId: id, openedNew: z.boolean() })
  actByLink(
    app,
    house,
    { name: 'messages', about: 'Reply', body: shapes.letterReply, answer: posted },
    async (desk, { number }, { text }) => {
      const order = { text, visibility: 'public', fileIds: [], mentions: [], anyway: true } as const
      const { request, messageId, openedNew } = await postMessage(desk, number, order)
      return { request, messageId, openedNew }
    },
  )
}

interface LinkDoor<B extends z.ZodType, A extends z.ZodType> {
  readonly name: 'rating' | 'moves' | 'messages'
  readonly about: string
  readonly body: B
  readonly answer: A
}

/** One thing that a page of a letter does, by the same action as everywhere. */
function actByLink<B extends z.ZodType, A extends z.ZodType>(
  app: App,
  house: House,
  door: LinkDoor<B, A>,
  handle: (desk: Desk, request: ServiceRequest, body: z.output<B>) => Promise<z.input<A>>,
): void {
  app.route({
    method: 'POST',
    url: `/api/letter-links/:key/${door.name}`,
    config: { open: true },
    schema: schemaOf(door),
    handler: async (http, reply) => {
      const { key } = params.parse(http.params)
      const { actor, request } = await openedBy(house, http, key)
      const { status, body: told } = await doOnce(house, http, { actor, status: 200 }, (desk) =>
        handle(desk, request, door.body.parse(http.body)),
      )
      return sendJson(reply, status, told)
    },
  })
}

function schemaOf({ about, body, answer }: LinkDoor<z.ZodType, z.ZodType>) {
  return { summary: about, tags: [tag], params, body, response: { 200: answer } }
}

function openedBy(house: House, http: FastifyRequest, key: string): Promise<OpenedLink> {
  return openLetterLink(house.database.db, { key, source: http.ip, now: house.now() })
}

async function pageOf({ database: { db } }: House, { actor, request }: OpenedLink): Promise<shapes.LetterLinkPage> {
  const { number, version, subject, status, rating } = request
  const [viewed, terms] = await Promise.all([viewByLink(db, number), loadTerms(db, request)])
  const closes = timeEffects(request, terms).find(({ kind }) => kind === 'closes')
  return {
    number,
    version,
    subject,
    status,
    rating,
    ...viewed,
    closesAt: maybeIso(closes?.at ?? null),
    moves: MOVES.filter((move) => mayMove(actor, move, request)),
    mayRate: may(actor, 'rate', request),
  }
}

function standingOf({ number, version, status }: ServiceRequest) {
  return { number, version, status }
}
