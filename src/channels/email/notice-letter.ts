import type { ToldFacts } from '../../db/notices/notices.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { isResolved, waitsForCustomer } from '../../domain/ground/status.ts'
import type { NoticeKind } from '../../domain/ground/words.ts'
import { linkPage } from '../../domain/mail/letter-links.ts'
import { placeName } from '../../domain/people/place-name.ts'
import { deadlinesOf } from '../../domain/request/deadlines.ts'
import { promisesToTell } from '../../domain/request/moved-promises.ts'
import { timeEffects } from '../../domain/request/wake.ts'
import { dueWas } from '../../domain/sla/sla-clock.ts'
import type { Telling } from '../channel.ts'
import type { EmailHouse } from './index.ts'
import { acknowledgement } from './letters/acknowledgement.ts'
import { closed, type Ended } from './letters/closed.ts'
import { dueMoved } from './letters/due-moved.ts'
import { question, reply } from './letters/reply.ts'
import { resolved } from './letters/resolved.ts'
import { supportLetter } from './letters/support.ts'
import type { LetterToWrite, Told } from './outbound.ts'
import type { OwnWords } from './own-words.ts'

/** Everything that a letter about a request is made of. */
export interface Noticing extends Telling {
  readonly house: EmailHouse
  /** Message-IDs of the conversation as its reader knows it. */
  readonly chain: readonly string[]
  readonly own: OwnWords
}

/** The letter of its kind; null when there is nothing to tell any more. */
export function noticeLetter(noticing: Noticing): LetterToWrite | null {
  const { house, facts } = noticing
  const told = toldOf(noticing)
  const { said } = facts
  const kind = lettersKind(noticing)
  switch (kind) {
    case 'acknowledgement':
      return acknowledgement(house, { ...told, ...promisedIn(facts, noticing.now) })
    case 'closed':
      return closed(house, { ...told, because: endOf(facts), name: facts.by?.name ?? '', main: facts.duplicateOf })
    case 'question':
      return said && question(house, { ...told, said, title: 'question', givesUpAt: momentOf(noticing, 'gives_up') })
    case 'resolved':
      return said && resolved(house, { ...told, said, title: 'resolved', ...promisesOf(noticing) })
    case 'reminder':
      return reminder(noticing, told)
    case 'due_moved':
      return moved(noticing, told)
    case 'reply':
      return said && reply(house, { ...told, said })
    default:
      return supportLetter(house, { ...told, kind, by: facts.by?.name ?? null, standsFor: noticing.standsFor })
  }
}

/** What was promised when it was filed, as far as it is still to come. */
function promisedIn({ deadlines }: ToldFacts, now: Instant) {
  const toCome = (at: string | null | undefined) => (at && Date.parse(at) > now ? at : null)
  return { reactionDueAt: toCome(deadlines?.reactionDueAt), resolutionDueAt: toCome(deadlines?.resolutionDueAt) }
}

/** The new time, as long as it holds and is still to come; null when there is none such. */
function moved({ house, request, terms, facts, now }: Noticing, told: Told): LetterToWrite | null {
  const promises = promisesToTell(facts.events, { deadlines: deadlinesOf(request, terms.hoursById), now })
  return promises.length === 0 ? null : dueMoved(house, { ...told, promises })
}

/** Reminds of the question that waits, or of the solution that is about to close; null when either is over. */
function reminder(noticing: Noticing, told: Told): LetterToWrite | null {
  const { house, request, facts } = noticing
  const { said } = facts
  const endsAt = momentOf(noticing, isResolved(request.status) ? 'closes' : 'gives_up')
  if (!said || endsAt === null) return null
  if (isResolved(request.status)) {
    return resolved(house, { ...told, said, title: 'reminder.resolved', ...promisesOf(noticing) })
  }
  if (!waitsForCustomer(request.status)) return null
  return question(house, { ...told, said, title: 'reminder.question', givesUpAt: endsAt })
}

/** A solution that was sent back meanwhile is still said, but can be neither rated nor closed; who is in copy only reads it. */
function lettersKind({ kind, request, person }: Noticing): NoticeKind {
  const isOver = kind === 'resolved' && !isResolved(request.status)
  const isAnswered = kind === 'question' && !waitsForCustomer(request.status)
  const isForContact = kind === 'resolved' || kind === 'question'
  return isOver || isAnswered || (isForContact && !person.isContact) ? 'reply' : kind
}

function toldOf({ kind, side, request, facts, person, reach, chain, own, noticeId, now }: Noticing): Told {
  const isStranger = kind === 'acknowledgement' && !reach.isProven
  const mayOpen = person.isContact || person.watches || side === 'support'
  return {
    locale: person.locale,
    zone: person.zone,
    now,
    request: request.number,
    subject: isStranger ? null : request.subject,
    place: isStranger || !mayOpen || !facts.place ? null : placeName(facts.place),
    unique: `n${noticeId}`,
    chain,
    own,
    mayOpen,
    maySignIn: reach.isProven,
  }
}

function promisesOf(noticing: Noticing) {
  const { house, request, terms } = noticing
  return {
    page: house.url + linkPage(),
    reminds: momentOf(noticing, 'reminds') !== null,
    promisedBy: dueWas(request.ledger.resolution, terms.hoursById),
    closesAt: momentOf(noticing, 'closes'),
  }
}

/** What is still to come; a moment that is over is not announced. */
function momentOf({ request, terms, now }: Noticing, kind: 'closes' | 'gives_up' | 'reminds'): Instant | null {
  return timeEffects(request, terms).find((effect) => effect.kind === kind && effect.at > now)?.at ?? null
}

/** How a request ended, as its customer is told. */
export function endOf({ move, by }: Pick<ToldFacts, 'move' | 'by'>): Ended {
  switch (move) {
    case 'cancel':
      return 'cancelled'
    case 'mark_duplicate':
      return 'duplicate'
    case 'give_up':
      return 'no_answer'
    default:
      return by === null ? 'silence' : 'settled'
  }
}
