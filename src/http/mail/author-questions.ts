import { z } from 'zod'
import { askAuthor, askableAbout } from '../../actions/mail/ask-author.ts'
import { id } from '../../contract/common.ts'
import { type LetterAuthor, letterAuthor } from '../../contract/people/address.ts'
import type { Desk } from '../../db/desk.ts'
import type { Db } from '../../db/engine/database.ts'
import { findGuess } from '../../db/mail/author-questions.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { isOpen, mayAskAgain } from '../../domain/people/address-questions.ts'
import { addressPostOf } from '../people/address-post.ts'
import type { App, House } from '../server/context.ts'
import { act } from '../server/door.ts'

/** A letter from an unknown address that looks like somebody we know: he is asked himself, where we know him. */
export function authorQuestions(app: App, house: House): void {
  act(
    app,
    house,
    'POST',
    {
      url: '/api/letters/:id/author-question',
      tag: 'letters',
      about: 'Ask the person whom a waiting letter looks like, at an address that we know, whether this one is his too',
      params: z.object({ id: z.coerce.number().pipe(id) }),
      answer: letterAuthor,
      only: 'sort_letters',
    },
    (desk, { params }) => authorAsked(desk, house, params.id),
  )
}

/** Asks, and tells how it stands now. */
export async function authorAsked(desk: Desk, house: House, letterId: number): Promise<LetterAuthor> {
  await askAuthor(desk, addressPostOf(house), letterId)
  const author = await authorOf(desk.tx, letterId, desk.now)
  if (!author) throw new Refusal('letter.not-found', { letter: letterId })
  return author
}

/** Whom a waiting letter looks like, and what he said; null when it looks like nobody. */
export async function authorOf(db: Db, letterId: number, now: Instant): Promise<LetterAuthor | null> {
  const guess = await findGuess(db, letterId)
  if (!guess) return null
  const { last, person } = guess
  const { obstacle } = await askableAbout(db, guess)
  return {
    name: person.name,
    mayAsk: obstacle === null && mayAskAgain(last, now),
    obstacle,
    asked: last && {
      at: last.askedAt,
      by: last.askedBy,
      sentTo: last.sentTo,
      until: last.until,
      isOpen: isOpen(last, now),
      undelivered: last.undelivered,
      answer: last.answer,
      answeredAt: last.answeredAt,
    },
  }
}
