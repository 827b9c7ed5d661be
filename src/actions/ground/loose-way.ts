import type { Db } from '../../db/engine/database.ts'
import type { Payload } from '../../db/notices/outbox.ts'
import type { Instant } from '../../domain/ground/instant.ts'

/** What belongs to no request, and is worth a way of its own: it reaches people whom no letter reaches. */
export type LooseSaying =
  | { readonly kind: 'way_in'; readonly page: string }
  | { readonly kind: 'sign_in' | 'phone_code'; readonly code: string }

/** Which notice, and when. */
export interface LooseQuestion {
  readonly kind: LooseSaying['kind']
  readonly now: Instant
}

/** A way to telephones that a guest brings, beside letters: all that doors and actions of the core know of it. */
export interface LooseWay {
  readonly way: string
  /** Whether it takes such a notice just now. */
  readonly takes: (db: Db, question: LooseQuestion) => Promise<boolean>
  /** Whether it leads to that number, in E.164. */
  readonly leadsTo: (phone: string) => boolean
  readonly write: (locale: 'ru' | 'en', saying: LooseSaying) => Payload
}

/** The first way that takes such a notice to that number; null: there is none. */
export async function wayTo(
  db: Db,
  ways: readonly LooseWay[],
  { phone, ...question }: LooseQuestion & { readonly phone: string },
): Promise<LooseWay | null> {
  for (const way of ways) if (way.leadsTo(phone) && (await way.takes(db, question))) return way
  return null
}

/** Whether any of the ways takes such a notice just now. */
export async function isTaken(db: Db, ways: readonly LooseWay[], question: LooseQuestion): Promise<boolean> {
  for (const { takes } of ways) if (await takes(db, question)) return true
  return false
}
