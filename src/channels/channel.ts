import type { Db, Tx } from '../db/engine/database.ts'
import type { Reader, ToldFacts } from '../db/notices/notices.ts'
import type { Delivery, Payload } from '../db/notices/outbox.ts'
import type { WroteBy } from '../db/notices/subscriptions.ts'
import type { ListedRequest } from '../db/request/request-list.ts'
import type { Instant } from '../domain/ground/instant.ts'
import type { NoticeKind } from '../domain/ground/words.ts'
import type { Side } from '../domain/notices/audience.ts'
import type { Way } from '../domain/notices/ways.ts'
import type { ServiceRequest } from '../domain/request/request.ts'
import type { Terms } from '../domain/terms/terms.ts'

/** Where a way leads to one person about one request. */
export interface Reach {
  /** The place, as the way writes it. */
  readonly address: string
  /** The person has proven that the address is his. */
  readonly isProven: boolean
  /** Deliveries there have failed for good. */
  readonly isFailing: boolean
}

/** One notice to one recipient by one channel. */
export interface Telling {
  readonly noticeId: number
  /** The public message that it brings; null when it brings none. */
  readonly messageId: number | null
  readonly kind: NoticeKind
  readonly side: Side
  readonly person: Reader
  readonly reach: Reach
  readonly request: ServiceRequest
  readonly terms: Terms
  readonly facts: ToldFacts
  /** Of how many notices of its kind it is the one that leaves by this way; 1: of itself alone. */
  readonly standsFor: number
  readonly now: Instant
}

/** A request in a summary, and what its recipient is told of it, the earliest first; at least one. */
export interface SummedRequest {
  readonly request: ListedRequest
  readonly side: Side
  readonly told: readonly { readonly kind: NoticeKind; readonly facts: ToldFacts }[]
}

/** Several notices to one recipient in one message, the most pressing request first. */
export interface Summing {
  readonly person: { readonly locale: 'ru' | 'en'; readonly zone: string; readonly isStaff: boolean }
  readonly requests: readonly SummedRequest[]
  readonly now: Instant
}

export interface Written {
  readonly payload: Payload
  /** What the way keeps of its own beside the delivery; it leaves at `notBefore`, or at once. */
  readonly keep?: (tx: Tx, delivery: KeptDelivery) => Promise<void>
}

export interface KeptDelivery {
  readonly id: number
  readonly notBefore: Instant | null
}

export interface Arriving extends KeptDelivery {
  readonly telling: Telling
}

export interface ReachQuestion {
  readonly request: number
  readonly people: readonly Reader[]
  /** Where each of its people last wrote about it. */
  readonly wrote: readonly WroteBy[]
}

/** A change of a request, for ways that also tell chats of several people. */
export interface Overheard {
  readonly request: number
  readonly change: number
  readonly kinds: readonly NoticeKind[]
  readonly now: Instant
}

/** What somebody who moves in brings to the workshop, whether people are told by it or not. */
export interface Guest {
  /** Its own jobs of the queue, by name. */
  readonly jobs?: Readonly<Record<string, GuestJob>>
  /** When jobs of its own recur. */
  readonly schedule?: readonly Recurring[]
  /** Listens, where people come to us by this way; resolves with what closes it. */
  readonly open?: () => Promise<() => Promise<void>>
  /** Lets go of what its jobs needed; asked when none of them runs any more. */
  readonly close?: () => Promise<void>
}

/**
 * A channel by which notices leave and messages come: all that the core knows of mail, or of any other. `reach`, `isReadByNoPerson`
 * and `write` only read the database; what `write` wants to store goes into `keep` or `arrive`.
 */
export interface Channel extends Way, Guest {
  /** Whether one place gets no more of what the desk says by itself than the policy allows. */
  readonly isLimited: boolean
  /** Where this way leads to these people about this request; who is left out is not reached by it. */
  readonly reach: (db: Db, question: ReachQuestion) => Promise<ReadonlyMap<number, Reach>>
  /** Whether no person reads that address (no-reply, a program); left out: a person always does. */
  readonly isReadByNoPerson?: (db: Db, telling: Omit<Telling, 'noticeId'>) => Promise<boolean>
  /** Tells a change in chats of several people, in the transaction of its notices; may be called again for the same change. */
  readonly overhear?: (tx: Tx, heard: Overheard) => Promise<void>
  /**
   * Of a way by which a delivery has arrived when its row is committed: what it keeps beside those of one change. `send` is called only for
   * one that waited for the end of quiet hours.
   */
  readonly arrive?: (tx: Tx, arriving: readonly Arriving[]) => Promise<void>
  /** The payload of a notice; null when it has nothing to say any more. */
  readonly write: (db: Db, telling: Telling) => Promise<Written | null>
  /** The payload of a summary; null when nothing of it is to be told any more. Left out: this way tells each notice by itself. */
  readonly summarise?: (summing: Summing) => Payload | null
  /** Which of these notices their recipients have read by this way; left out: it does not know. */
  readonly readAmong?: (db: Db, notices: readonly number[]) => Promise<ReadonlySet<number>>
  /** Sends one delivery; resolves with the receipt, throws NotDelivered when it knows why it could not. */
  readonly send: (delivery: Delivery) => Promise<string>
  /** In milliseconds: what could not be delivered for so long is told by another way; left out: the queue tries to its end. */
  readonly patience?: () => Promise<number>
  /** A delivery is told by another way, or not at all: it is not to be sent any more. */
  readonly takeBack?: (tx: Tx, delivery: number) => Promise<void>
  /** Of the deliveries that wait for a server, those that could be sent now; left out: all of them. */
  readonly sendable?: (db: Db, deliveries: readonly number[]) => Promise<readonly number[]>
  /** Once a minute: what of its own has come to a standstill goes on. */
  readonly everyMinute?: (db: Db) => Promise<void>
  /** Workers have died while they did jobs: before those go on, what became of its own. */
  readonly workersDied?: (tx: Tx, workers: readonly string[]) => Promise<void>
}

/** A job of the queue and when it recurs, as cron writes it, in UTC. */
export interface Recurring {
  readonly task: string
  readonly match: string
}

export type GuestJob = (payload: unknown, attempt: { readonly isLast: boolean }) => Promise<void>

/** `passing`: the queue tries again. `final`, `gone` (no such recipient): given up. `no_server`: not tried, for want of a server. */
export type WhyNot = 'passing' | 'final' | 'gone' | 'no_server'

/** Why a delivery could not be made, as its way understands it. */
export class NotDelivered extends Error {
  readonly why: WhyNot

  constructor(why: WhyNot, reason: string, cause?: unknown) {
    super(reason, { cause })
    this.why = why
  }
}
