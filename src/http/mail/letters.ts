import { z } from 'zod'
import { id, line, requestNumber } from '../../contract/common.ts'
import {
  letterCare as letterCareShape,
  letterFiling,
  letterOutcome,
  letterPage,
  letterState,
  openedLetter,
} from '../../contract/mail/letter.ts'
import { letterMove } from '../../contract/mail/letter-move.ts'
import { mailBalances } from '../../db/mail/letter-books.ts'
import { noteLetterDownload } from '../../db/mail/letter-downloads.ts'
import { findRawLetter, letterCare, listRawLetters, type ViewedLetter } from '../../db/mail/raw-letters-view.ts'
import { cutText } from '../../domain/ground/clean-text.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { isInOrder, isStuck, leftNothing, mayBeMoved, type ReadLetter } from '../../domain/mail/letter.ts'
import type { App } from '../server/context.ts'
import { actPrepared, admitted, look, seatOf } from '../server/door.ts'
import { firstLook } from '../server/first-answers.ts'
import { authorOf } from './author-questions.ts'
import { filedByHand } from './filed-by-hand.ts'
import type { MailHouse } from './mail-house.ts'

const tag = 'letters'
const only = 'sort_letters'
const oneLetter = z.object({ id: z.coerce.number().pipe(id) })
const query = z.object({
  state: z
    .string()
    .transform((list) => list.split(',').filter(Boolean))
    .pipe(z.array(letterState))
    .transform((states) => (states.length > 0 ? states : undefined))
    .optional()
    .describe('One state, or several with commas between them; none: all'),
  q: line(200).optional().describe('Words in the sender’s address or in the subject'),
  cursor: z.coerce.number().int().positive().optional().describe('Opaque; taken from `next` of the page before'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** What became of every letter that arrived, why, and whether the sum is right. */
export function letters(app: App, house: MailHouse): void {
  look(
    app,
    house,
    { url: '/api/letters', tag, about: 'Arrived letters and their ends', query, answer: letterPage, only },
    async ({ db, now }, { query: { state, q, cursor, limit } }) => {
      const words = q === '' ? undefined : q
      const [rows, balance] = await Promise.all([
        listRawLetters(db, { states: state, words, before: cursor, limit: limit + 1 }),
        balanced(house, now),
      ])
      const items = rows.slice(0, limit)
      const last = items.at(-1)
      return { items, next: rows.length > limit && last ? String(last.id) : null, balance }
    },
  )
  firstLook(
    app,
    house,
    { url: '/api/letter-care', tag, about: 'What of the mail wants somebody’s care', answer: letterCareShape, only },
    async ({ db, now }) => {
      const { parked, broken, waitingSince } = await letterCare(db)
      return { parked, broken, stuck: isStuck(waitingSince === null ? null : Date.parse(waitingSince), now) }
    },
  )
  look(
    app,
    house,
    {
      url: '/api/letters/:id',
      tag,
      about: 'One letter, read anew from its bytes: safe to look at',
      params: oneLetter,
      answer: openedLetter,
      only,
    },
    async (_, { params }) => opened(house, params.id),
  )
  decisions(app, house)
  asItCame(app, house)
}

async function balanced({ database }: MailHouse, now: Instant) {
  const balances = await mailBalances(database.db)
  return balances.map((balance) => {
    const waitingSince = balance.waitingSince === null ? null : Date.parse(balance.waitingSince)
    return { ...balance, inOrder: isInOrder({ ...balance, waitingSince }, now) }
  })
}

async function opened(house: MailHouse, letterId: number): Promise<z.input<typeof openedLetter>> {
  const { bytes, ...card } = await found(house, letterId)
  const read = await house.letters.read(bytes, card.mailbox)
  const author = await authorOf(house.database.db, letterId, house.now())
  const { state } = card
  return { ...card, ...factsOf(read, card), author, mayBeFiled: leftNothing(state), mayBeMoved: mayBeMoved(state) }
}

const MOST_HEADERS = 100

function factsOf(read: ReadLetter, card: ViewedLetter) {
  if ('unreadable' in read) {
    const nothing = {
      name: '',
      recipients: [],
      sentAt: null,
      text: '',
      quoted: null,
      html: null,
      files: [],
      headers: [],
    }
    return { unreadable: read.unreadable, ...nothing }
  }
  const { from, subject, recipients, date, text, quoted, html, files, headers } = read.letter
  return {
    unreadable: null,
    from: from?.address ?? card.from,
    name: from?.name ?? '',
    subject,
    recipients: [...recipients],
    sentAt: date,
    text,
    quoted,
    html,
    files: files.map(({ name, mediaType, bytes, contentId }, place) => ({
      place,
      name,
      mediaType,
      size: bytes.length,
      contentId,
    })),
    headers: Object.entries(headers)
      .slice(0, MOST_HEADERS)
      .map(([name, value]) => ({ name, value: cutText(value, 1000) })),
  }
}

async function found({ database }: MailHouse, letterId: number) {
  const letter = await findRawLetter(database.db, letterId)
  if (!letter) throw new Refusal('letter.not-found', { letter: letterId })
  return letter
}

/** Reading a letter again, first as a rehearsal; or saying by hand where it belongs. */
function decisions(app: App, house: MailHouse): void {
  look(
    app,
    house,
    {
      url: '/api/letters/:id/rehearsal',
      tag,
      about: 'What would become of a letter if it were read again; nothing is changed',
      params: oneLetter,
      answer: letterOutcome,
      only,
    },
    (_, { params }) => house.letters.rehearse(params.id),
  )
  actPrepared(
    app,
    house,
    'POST',
    {
      url: '/api/letters/:id/replay',
      tag,
      about: 'Read a letter again that left nothing in any request, and let it have its new end',
      params: oneLetter,
      answer: letterOutcome,
      only,
      prepare: ({ actor }, { params }) => house.letters.replay(params.id, actor.personId),
    },
    ({ tx }, _, end) => end(tx),
  )
  look(
    app,
    house,
    {
      url: '/api/letters/:id/filing',
      tag,
      about: 'What putting a letter into a request would do; nothing is changed',
      params: oneLetter,
      query: z.object({ number: z.coerce.number().pipe(requestNumber) }),
      answer: letterMove,
      only,
    },
    ({ actor }, { params, query: { number } }) => house.letters.rehearseMove({ letter: params.id, number, actor }),
  )
  actPrepared(
    app,
    house,
    'POST',
    {
      url: '/api/letters/:id/filing',
      tag,
      about: 'Say by hand where a letter belongs: a request, a new request, nowhere',
      params: oneLetter,
      body: letterFiling,
      answer: letterOutcome,
      only,
      prepare: async (_, { params }) => {
        const { bytes, mailbox } = await found(house, params.id)
        return house.letters.read(bytes, mailbox)
      },
    },
    (desk, { params, body }, read) => filedByHand(desk, house, { id: params.id, read, filing: body }),
  )
}

/** The bytes, and a file among them: always as an attachment, never shown in place. */
function asItCame(app: App, house: MailHouse): void {
  const attachment = (name: string) => ({
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'content-security-policy': "sandbox; default-src 'none'",
  })
  app.get(
    '/api/letters/:id/source',
    { schema: { summary: 'A letter byte for byte as it came', tags: [tag], params: oneLetter } },
    async (http, reply) => {
      const by = seatOf(admitted(http, only))
      const { bytes } = await found(house, http.params.id)
      await noteLetterDownload(house.database.db, {
        letter: http.params.id,
        place: null,
        by,
        at: house.now(),
      })
      return reply.headers(attachment(`letter-${http.params.id}.eml`)).send(bytes)
    },
  )
  app.get(
    '/api/letters/:id/files/:place',
    {
      schema: {
        summary: 'A file of a letter, as an attachment',
        tags: [tag],
        params: oneLetter.extend({ place: z.coerce.number().int().min(0) }),
      },
    },
    async (http, reply) => {
      const by = seatOf(admitted(http, only))
      const { id: letter, place } = http.params
      const { bytes, mailbox } = await found(house, letter)
      const read = await house.letters.read(bytes, mailbox)
      const file = 'letter' in read ? read.letter.files[place] : undefined
      if (!file) throw new Refusal('file.not-found')
      await noteLetterDownload(house.database.db, { letter, place, by, at: house.now() })
      return reply.headers(attachment(file.name)).send(Buffer.from(file.bytes))
    },
  )
}
