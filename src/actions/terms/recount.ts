import { createHash } from 'node:crypto'
import type { Desk } from '../../db/desk.ts'
import type { Db } from '../../db/engine/database.ts'
import { save } from '../../db/request/save.ts'
import { keepRecounted, linesOf, openUnder, type RequestLine, type UnderTerms } from '../../db/request/under-terms.ts'
import type { Actor } from '../../domain/access/permissions.ts'
import { type Instant, MINUTE } from '../../domain/ground/instant.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { openTimeBetween } from '../../domain/hours/service-hours.ts'
import {
  type Recounted,
  recounted,
  recountedEvents,
  type TermsEdit,
  withHours,
} from '../../domain/request/recounted.ts'
import { hoursOf } from '../../domain/request/wake.ts'
import { dueAt, type HoursById } from '../../domain/sla/sla-clock.ts'
import type { Terms } from '../../domain/terms/terms.ts'

/** What is to be changed of the terms, and which contracts that is about. */
export interface Edit {
  readonly under: UnderTerms
  readonly edit: TermsEdit
}

/** What whoever saves has seen, and what he chose. */
export interface RecountOrder {
  /** When the list was counted that he saw, and its mark. */
  readonly at: Instant
  readonly mark: string
  readonly open: 'as_promised' | 'recounted'
  /** What would be late at once keeps what it was promised. */
  readonly keepLate: boolean
  /** Why, for the history. */
  readonly reason: string
}

interface Counted extends Recounted {
  readonly terms: Terms
}

/** What an edit would do to every open request, counted once. */
export interface Plan {
  readonly at: Instant
  readonly requests: readonly Counted[]
  readonly hoursById: (terms: Terms) => HoursById
  /** Two plans with one mark do the same to the same requests. */
  readonly mark: string
}

interface Counting {
  /** The moment from which it would hold. */
  readonly at: Instant
  readonly now: Instant
  readonly hold: 'held' | 'seen'
}

/** Counts what would change, and changes nothing. */
export async function planOf(db: Db, { under, edit }: Edit, { at, now, hold }: Counting): Promise<Plan> {
  const open = await openUnder(db, under, hold)
  const requests = open.map(({ request, terms }) => ({ ...recounted(request, { terms, edit, at, now }), terms }))
  const hoursById = (terms: Terms) => withHours(terms.hoursById, edit.hours)
  return { at, requests, hoursById, mark: markOf(requests, hoursById) }
}

/** A list that was seen longer ago says nothing of now. */
const FRESH = 30 * MINUTE

/**
 * The same plan as the one that was seen, with every request of it held; refused with terms.open-changed when another list would come
 * out by now.
 */
export async function demandSeenPlan(desk: Desk, edit: Edit, order: RecountOrder): Promise<Plan> {
  const { tx, now } = desk
  const isFresh = order.at <= now && now - order.at <= FRESH
  const plan = await planOf(tx, edit, { at: isFresh ? order.at : now, now, hold: 'held' })
  if (!isFresh || plan.mark !== order.mark) throw new Refusal('terms.open-changed')
  return plan
}

/** Does to the open requests what was chosen; tells how many have other promises now, null when they were to keep theirs. */
export async function carryOut(desk: Desk, plan: Plan, order: RecountOrder): Promise<number | null> {
  if (order.open === 'as_promised') return null
  let changed = 0
  for (const one of plan.requests) {
    if (one.outcome === 'late_at_once' && order.keepLate) continue
    const terms = { ...one.terms, hoursById: plan.hoursById(one.terms) }
    if (one.outcome === 'same') {
      if (one.after !== one.before) await keepRecounted(desk.tx, one.after, terms)
      continue
    }
    await save(desk, { request: one.after, events: recountedEvents(one, terms.hoursById, order.reason) }, terms)
    changed++
  }
  return changed
}

export interface CheckedLine {
  readonly number: number
  readonly subject: string
  readonly venue: string | null
  readonly outcome: Exclude<Recounted['outcome'], 'same'>
  readonly metric: 'reaction' | 'resolution' | null
  readonly was: string | null
  readonly is: string | null
  /** Service hours by which the promise moves; below 0: earlier. Null where one of the two is none. */
  readonly shiftMs: number | null
  readonly priority: { readonly from: number; readonly to: number }
}

/** The lines of one page of a check. */
export const PAGE = 50

/** A plan as it is told: how many, and a page of those that the person may read; what he may not read is counted alone. */
export async function toldPlan(db: Db, actor: Actor, plan: Plan, offset: number) {
  const changed = plan.requests.filter(({ outcome }) => outcome !== 'same')
  const late = changed.filter(({ outcome }) => outcome === 'late_at_once')
  const lines = await linesOf(
    db,
    actor,
    changed.map(({ before }) => before.number),
  )
  const told = [...late, ...changed.filter(({ outcome }) => outcome !== 'late_at_once')].flatMap((one) => {
    const line = lines.get(one.before.number)
    return line ? [lineOf(one, line, plan)] : []
  })
  const shifts = changed.flatMap((one) => shiftOf(one, plan) ?? [])
  return {
    at: new Date(plan.at).toISOString(),
    mark: plan.mark,
    open: plan.requests.length,
    earlier: changed.filter(({ outcome }) => outcome === 'earlier').length,
    later: changed.filter(({ outcome }) => outcome === 'later').length,
    late: late.length,
    meanShiftMs: shifts.length === 0 ? null : Math.round(shifts.reduce((sum, one) => sum + one, 0) / shifts.length),
    unseen: changed.length - told.length,
    items: told.slice(offset, offset + PAGE),
    next: told.length > offset + PAGE ? offset + PAGE : null,
  }
}

function lineOf(one: Counted, line: RequestLine, plan: Plan): CheckedLine {
  const { was, is } = duesOf(one, plan)
  const { outcome, metric, before, after } = one
  if (outcome === 'same') throw new Error('what stays the same is on no list')
  const priority = { from: before.priority, to: after.priority }
  return { ...line, outcome, metric, was: iso(was), is: iso(is), shiftMs: shiftOf(one, plan), priority }
}

function shiftOf(one: Counted, plan: Plan): number | null {
  const { was, is } = duesOf(one, plan)
  if (was === null || is === null) return null
  const hours = plan.hoursById(one.terms)(hoursOf(one.after))
  return is < was ? -openTimeBetween(hours, is, was) : openTimeBetween(hours, was, is)
}

function duesOf({ before, after, metric, terms }: Counted, plan: Plan) {
  if (metric === null) return { was: null, is: null }
  const hoursById = plan.hoursById(terms)
  return { was: dueAt(before.ledger[metric], hoursById), is: dueAt(after.ledger[metric], hoursById) }
}

function markOf(requests: readonly Counted[], hoursFor: Plan['hoursById']): string {
  const hash = createHash('sha256')
  for (const { before, after, outcome, terms } of requests) {
    if (outcome === 'same') continue
    const hoursById = hoursFor(terms)
    const { reaction, resolution } = after.ledger
    const promised = [reaction.targetMs, dueAt(reaction, hoursById), resolution.targetMs, dueAt(resolution, hoursById)]
    hash.update(`${before.number} ${outcome} ${after.priority} ${promised.join(' ')}\n`)
  }
  return hash.digest('base64url')
}

function iso(at: Instant | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}
