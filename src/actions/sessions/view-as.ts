import type { Desk } from '../../db/desk.ts'
import type { Db } from '../../db/engine/database.ts'
import { iso } from '../../db/engine/moments.ts'
import { findByPerson } from '../../db/people/actors.ts'
import { endView, insertView, type KeptView, lockViewOf, lockViewsOver } from '../../db/people/views-as.ts'
import { mayOnDesk, THE_DESK } from '../../domain/access/permissions.ts'
import { VIEW_LASTS, whyNoView } from '../../domain/access/view-as.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { recordChange } from '../audit/record-change.ts'

interface ViewOrder {
  readonly personId: number
  /** The session of whoever looks: in it alone he looks as the other. */
  readonly sessionId: number
}

/** From now on, and for an hour at most, this session sees what that person sees, and changes nothing. */
export async function beginView(
  desk: Desk,
  { personId, sessionId }: ViewOrder,
): Promise<{ readonly isStaff: boolean }> {
  const { tx, actor, now } = desk
  if (!mayOnDesk(actor, 'view_as')) throw new Refusal('permission.missing')
  const person = await findByPerson(tx, personId, 'portal')
  if (!person) throw new Refusal('person.not-found')
  const why = whyNoView(actor, person.actor)
  if (why !== null) throw new Refusal(why)
  const known = await lockViewOf(tx, sessionId)
  if (known) await end(desk, known)
  const endsAt = now + VIEW_LASTS
  await insertView(tx, { sessionId, viewerId: actor.personId, personId, now, endsAt })
  const { name } = person.person
  await recordChange(desk, { subject: 'view_as', id: personId, name, before: null, after: { until: iso(endsAt) } })
  return { isStaff: person.actor.channel === 'desk' }
}

/** He looks as himself again; nothing happens when he does already. Resolves with whom he has left. */
export async function endOwnView(desk: Desk, sessionId: number): Promise<number | null> {
  const view = await lockViewOf(desk.tx, sessionId)
  if (view) await end(desk, view)
  return view?.personId ?? null
}

/** Views whose hour is over, or whose viewer has signed out, are ended in the journal too. Resolves with how many. */
export async function endViewsOver(db: Db, now: Instant): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const views = await lockViewsOver(tx, now)
    for (const view of views) {
      await end(
        { tx, now: Math.min(now, Date.parse(view.endsAt)), actor: { ...THE_DESK, personId: view.viewerId } },
        view,
      )
    }
    return views.length
  })
}

async function end(desk: Desk, { id, personId, name, beganAt }: KeptView): Promise<void> {
  await endView(desk.tx, id, desk.now)
  const before = { began: beganAt, ended: iso(desk.now) }
  await recordChange(desk, { subject: 'view_as', id: personId, name, before, after: null })
}
