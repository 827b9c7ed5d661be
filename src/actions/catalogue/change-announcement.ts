import { type Customers, seesAllNamed } from '../../db/catalogue/audience.ts'
import {
  type AnnouncementState,
  insertKeptAnnouncement,
  type KeptAnnouncement,
  lockAnnouncement,
  updateAnnouncement,
} from '../../db/catalogue/texts-book.ts'
import type { Desk } from '../../db/desk.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import { cutWithDots } from '../../domain/ground/clean-text.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { recordChange } from '../audit/record-change.ts'

/** Tells everybody of a mass incident or of planned work, from a moment on. */
export async function addAnnouncement(desk: Desk, state: AnnouncementState): Promise<number> {
  if (!mayOnDesk(desk.actor, 'manage_catalogue')) throw new Refusal('permission.missing')
  demandTerm(state)
  await demandSeen(desk, state.customers, [])
  const id = await insertKeptAnnouncement(desk.tx, state)
  await recordChange(desk, { subject: 'announcement', id, name: nameOf(state), before: null, after: recorded(state) })
  return id
}

/** Other words or another term; `revision` is the state that they were made of. */
export async function changeAnnouncement(
  desk: Desk,
  id: number,
  revision: number,
  state: AnnouncementState,
): Promise<void> {
  if (!mayOnDesk(desk.actor, 'manage_catalogue')) throw new Refusal('permission.missing')
  const kept = await lockAnnouncement(desk, id)
  if (!kept) throw new Refusal('announcement.not-found')
  if (kept.revision !== revision) throw new Refusal('terms.changed')
  demandTerm(state)
  await demandSeen(desk, state.customers, kept.customers)
  await updateAnnouncement(desk.tx, kept, state)
  const before = recorded(stateOf(kept))
  await recordChange(desk, { subject: 'announcement', id, name: nameOf(state), before, after: recorded(state) })
}

/** It is over: nobody sees it from now on. What has ended stays so. */
export async function endAnnouncement(desk: Desk, id: number): Promise<void> {
  const { tx, actor, now } = desk
  if (!mayOnDesk(actor, 'manage_catalogue')) throw new Refusal('permission.missing')
  const kept = await lockAnnouncement(desk, id)
  if (!kept) throw new Refusal('announcement.not-found')
  const state = stateOf(kept)
  if (state.endsAt !== null && state.endsAt <= now) return
  const ended = { ...state, startsAt: Math.min(state.startsAt, now), endsAt: now }
  await updateAnnouncement(tx, kept, ended)
  await recordChange(desk, {
    subject: 'announcement',
    id,
    name: nameOf(state),
    before: recorded(state),
    after: recorded(ended),
  })
}

function demandTerm({ startsAt, endsAt }: AnnouncementState): void {
  if (endsAt !== null && endsAt <= startsAt) throw new Refusal('input.invalid', { field: 'endsAt' })
}

/** Whoever names a restaurant has to see it. */
async function demandSeen(
  { tx, actor }: Desk,
  named: readonly Customers[],
  before: readonly Customers[],
): Promise<void> {
  if (!(await seesAllNamed(tx, actor, { named, before }))) throw new Refusal('venue.not-found')
}

function nameOf({ text }: AnnouncementState): string {
  return cutWithDots(text.ru || text.en, 60)
}

function stateOf({ kind, text, serviceId, startsAt, endsAt, customers }: KeptAnnouncement): AnnouncementState {
  const end = endsAt === null ? null : Date.parse(endsAt)
  const places = customers.map(({ organisationId, venueId }) => ({ organisationId, venueId }))
  return { kind, text, serviceId, startsAt: Date.parse(startsAt), endsAt: end, customers: places }
}

function recorded({ startsAt, endsAt, customers, ...state }: AnnouncementState) {
  const end = endsAt === null ? null : new Date(endsAt).toISOString()
  const named = customers.map(({ organisationId, venueId }) =>
    venueId === null ? `organisation ${organisationId}` : `venue ${venueId}`,
  )
  return { ...state, startsAt: new Date(startsAt).toISOString(), endsAt: end, customers: named }
}
