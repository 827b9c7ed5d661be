import { z } from 'zod'
import { letterAtRequest } from '../../actions/mail/letter-at-request.ts'
import { id } from '../../contract/common.ts'
import { letterFiling, letterOutcome, waitingLetters } from '../../contract/mail/letter.ts'
import { letterAuthor } from '../../contract/people/address.ts'
import type { Db } from '../../db/engine/database.ts'
import { findRawLetter, listRawLetters } from '../../db/mail/raw-letters-view.ts'
import { readRequest } from '../../db/request/requests.ts'
import { may } from '../../domain/access/permissions.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { oneRequest } from '../request/requests.ts'
import type { App } from '../server/context.ts'
import { act, actPrepared, look } from '../server/door.ts'
import { authorAsked, authorOf } from './author-questions.ts'
import { filedByHand } from './filed-by-hand.ts'
import type { MailHouse } from './mail-house.ts'

const tag = 'letters'
const MOST = 20

/** Letters that point to a request and may not go in by themselves: its specialist looks at them and decides. */
export function requestLetters(app: App, house: MailHouse): void {
  look(
    app,
    house,
    {
      url: '/api/requests/:number/letters',
      tag,
      about: 'Letters that wait for a decision at this request',
      params: oneRequest,
      answer: waitingLetters,
    },
    async ({ db, actor, now }, { params: { number } }) => {
      const request = await readRequest(db, actor, number)
      if (!may(actor, 'read_internal', request)) throw new Refusal('request.not-found', { number })
      const cards = await listRawLetters(db, { states: ['parked'], request: number, limit: MOST })
      return { items: await Promise.all(cards.map((card) => shown(db, house, card.id, now))) }
    },
  )
  actPrepared(
    app,
    house,
    'POST',
    {
      url: '/api/requests/:number/letters/:id/filing',
      tag,
      about: 'Let a waiting letter in, make it a request of its own, or leave it out',
      params: oneRequest.extend({ id: z.coerce.number().pipe(id) }),
      body: letterFiling,
      answer: letterOutcome,
      prepare: async ({ db, actor }, { params }) => {
        const letter = await letterAtRequest(db, actor, params)
        return house.letters.read(letter.bytes, letter.mailbox)
      },
    },
    async (desk, { params, body }, read) => {
      await letterAtRequest(desk.tx, desk.actor, params)
      return filedByHand(desk, house, { id: params.id, read, filing: body })
    },
  )
  act(
    app,
    house,
    'POST',
    {
      url: '/api/requests/:number/letters/:id/author-question',
      tag,
      about: 'Ask the person whom a waiting letter looks like whether the address it came from is his too',
      params: oneRequest.extend({ id: z.coerce.number().pipe(id) }),
      answer: letterAuthor,
    },
    async (desk, { params }) => {
      await letterAtRequest(desk.tx, desk.actor, params)
      return authorAsked(desk, house, params.id)
    },
  )
}

async function shown(
  db: Db,
  house: MailHouse,
  letterId: number,
  now: Instant,
): Promise<z.input<typeof waitingLetters>['items'][number]> {
  const letter = await findRawLetter(db, letterId)
  if (!letter) throw new Refusal('letter.not-found', { letter: letterId })
  const read = await house.letters.read(letter.bytes, letter.mailbox)
  const said = 'letter' in read ? read.letter : null
  return {
    id: letterId,
    receivedAt: letter.receivedAt,
    from: said?.from?.address ?? letter.from,
    name: said?.from?.name ?? '',
    subject: letter.subject,
    because: String(letter.decision?.because ?? ''),
    text: said?.text ?? '',
    files: said?.files.map(({ name }) => name) ?? [],
    author: await authorOf(db, letterId, now),
  }
}
