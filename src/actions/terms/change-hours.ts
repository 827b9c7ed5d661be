import type { Desk } from '../../db/desk.ts'
import {
  findHours,
  insertMadeHours,
  isHoursNameTaken,
  type KeptHours,
  lockHours,
  nextHoursId,
  replaceHours,
} from '../../db/terms/hours-book.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import { DAY, type Instant } from '../../domain/ground/instant.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { localDate } from '../../domain/hours/local-date.ts'
import { addOpenTime, type HoursVersion, type ServiceHours } from '../../domain/hours/service-hours.ts'
import { offsetAt } from '../../domain/hours/zone-offsets.ts'
import { recordChange } from '../audit/record-change.ts'
import { carryOut, demandSeenPlan, type Edit, planOf, type RecountOrder, toldPlan } from './recount.ts'

/** Hours as somebody wants them; without a date they are so from now on. */
export interface HoursDraft {
  readonly name: string
  readonly zone: string
  readonly effectiveFrom: string | null
  readonly week: Omit<HoursVersion, 'effectiveFrom'>
}

export interface CheckQuestion {
  readonly offset: number
  /** The moment of a list that goes on; null: now. */
  readonly at: Instant | null
}

/** What other hours would do to open requests. Nothing is changed. */
export async function checkHours({ tx, actor, now }: Desk, id: number, draft: HoursDraft, question: CheckQuestion) {
  if (!mayOnDesk(actor, 'manage_terms')) throw new Refusal('permission.missing')
  const kept = await findHours(tx, id)
  if (!kept) throw new Refusal('terms.changed')
  const at = question.at ?? now
  const plan = await planOf(tx, editOf(kept, next(kept.hours, draft, { id: NOT_KEPT, now: at })), {
    at,
    now,
    hold: 'seen',
  })
  return toldPlan(tx, actor, plan, question.offset)
}

/** Other hours stand in for these; open requests keep what they were promised, or are counted anew from now on. */
export async function changeHours(desk: Desk, id: number, draft: HoursDraft, order: RecountOrder): Promise<number> {
  const { tx, actor } = desk
  if (!mayOnDesk(actor, 'manage_terms')) throw new Refusal('permission.missing')
  const kept = await lockHours(tx, id)
  if (!kept) throw new Refusal('terms.changed')
  if (await isHoursNameTaken(tx, draft.name, id)) throw new Refusal('hours.name-taken')
  const made = next(kept.hours, draft, { id: await nextHoursId(tx), now: order.at })
  const plan = await demandSeenPlan(desk, editOf(kept, made), order)
  const recounted = order.open === 'recounted' ? plan.requests.length : null
  await insertMadeHours(desk, made, { revision: kept.revision + 1, reason: order.reason, recounted })
  await replaceHours(tx, id, made.id)
  await carryOut(desk, plan, order)
  const after = { ...recorded(made), open: order.open, reason: order.reason }
  await recordChange(desk, {
    subject: 'service_hours',
    id: made.id,
    name: made.name,
    before: recorded(kept.hours),
    after,
  })
  return made.id
}

/** Hours that no contract is served in as yet. */
export async function addHours(desk: Desk, draft: HoursDraft): Promise<number> {
  const { tx, actor, now } = desk
  if (!mayOnDesk(actor, 'manage_terms')) throw new Refusal('permission.missing')
  if (await isHoursNameTaken(tx, draft.name, null)) throw new Refusal('hours.name-taken')
  const made = next(null, draft, { id: await nextHoursId(tx), now })
  await insertMadeHours(desk, made, { revision: 1, reason: '', recounted: null })
  await recordChange(desk, {
    subject: 'service_hours',
    id: made.id,
    name: made.name,
    before: null,
    after: recorded(made),
  })
  return made.id
}

/** Counted with, and never kept. */
const NOT_KEPT = 0

function editOf({ hours }: KeptHours, made: ServiceHours): Edit {
  return { under: { hoursId: hours.id }, edit: { hours: made } }
}

/** The hours with what a draft says from its date on; what held before that date stays. */
export function next(
  hours: ServiceHours | null,
  { name, zone, effectiveFrom, week }: HoursDraft,
  { id, now }: { readonly id: number; readonly now: Instant },
): ServiceHours {
  const today = localDate(Math.floor((now + offsetAt(zone, now)) / DAY))
  const from = effectiveFrom ?? today
  if (from < today) throw new Refusal('terms.not-in-the-past')
  const before = (hours?.versions ?? []).filter((version) => version.effectiveFrom < from)
  const made = { id, name, zone, versions: [...before, { ...week, effectiveFrom: hours ? from : '2020-01-01' }] }
  if (addOpenTime(made, now, 1) === null || !isEverOpen(week)) throw new Refusal('hours.never-open')
  return made
}

function isEverOpen({ roundTheClock, weekly }: HoursDraft['week']): boolean {
  return roundTheClock || weekly.some((day) => day.length > 0)
}

/** What the journal keeps of hours: how they are from their last date on. */
function recorded({ name, zone, versions }: ServiceHours) {
  const { effectiveFrom, ...week } = versions.at(-1) ?? { effectiveFrom: '' }
  return { name, zone, effectiveFrom, ...week }
}
