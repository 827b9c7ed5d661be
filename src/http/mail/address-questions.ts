import { z } from 'zod'
import { answerAddressQuestion } from '../../actions/mail/answer-address-question.ts'
import { type OpenedQuestion, openAddressQuestion } from '../../actions/people/open-address-question.ts'
import * as shapes from '../../contract/people/address.ts'
import { iso } from '../../db/engine/moments.ts'
import { findPointedRequest } from '../../db/mail/author-questions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { isOpen } from '../../domain/people/address-questions.ts'
import { addressPostOf } from '../people/address-post.ts'
import type { App, House } from '../server/context.ts'
import { doOnce, sendJson } from '../server/door.ts'

const tag = 'identity'
const params = z.object({ key: z.string().min(20).max(100) })

/** «Is this address yours?»: nobody is signed in, the key of the letter says that its reader asks. A GET changes nothing. */
export function addressQuestions(app: App, house: House): void {
  const opened = (key: string, source: string) =>
    openAddressQuestion(house.database.db, { key, source, now: house.now() })
  app.route({
    method: 'GET',
    url: '/api/address-questions/:key',
    config: { open: true },
    schema: {
      summary: 'What the page of a letter about an address asks',
      tags: [tag],
      params,
      response: { 200: shapes.addressQuestion },
    },
    handler: async (http, reply) => {
      const page = await pageOf(house, await opened(http.params.key, http.ip))
      return sendJson(reply.header('cache-control', 'no-store'), 200, JSON.stringify(page))
    },
  })
  app.route({
    method: 'POST',
    url: '/api/address-questions/:key/answers',
    config: { open: true },
    schema: {
      summary: 'Say whether the address is one’s own; the first answer counts',
      tags: [tag],
      params,
      body: shapes.addressAnswer,
      response: { 200: shapes.answeredAddress },
    },
    handler: async (http, reply) => {
      const { question, person } = await opened(http.params.key, http.ip)
      const { status, body } = await doOnce(house, http, { actor: person.actor, status: 200 }, async (desk) => ({
        answer: await answerAddressQuestion(desk, addressPostOf(house), { question, answer: http.body.answer }),
      }))
      return sendJson(reply, status, body)
    },
  })
}

async function pageOf(house: House, { question, person }: OpenedQuestion): Promise<shapes.AddressQuestionPage> {
  if (!isOpen(question, house.now())) throw new Refusal('letter-link.over')
  const { address, letterId, expiresAt } = question
  const request = letterId === null ? null : await findPointedRequest(house.database.db, letterId)
  const by = letterId === null ? 'person' : 'support'
  return { by, address, name: person.name, request, until: iso(expiresAt) }
}
