import type { Desk } from '../../db/desk.ts'
import { deleteSession, listSessions } from '../../db/people/sessions.ts'
import { lockStaff } from '../../db/people/staff.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { recordChange } from '../audit/record-change.ts'

/** A specialist is signed out where an administrator says so: a laptop that was lost, a browser that is not his. */
export async function endSpecialistSession(desk: Desk, personId: number, sessionId: number): Promise<void> {
  const { tx, actor, now } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const { member } = await lockStaff(tx, personId)
  if (!member) throw new Refusal('person.not-found')
  const session = (await listSessions(tx, personId, now)).find(({ id }) => id === sessionId)
  if (!session || !(await deleteSession(tx, personId, sessionId))) throw new Refusal('session.not-found')
  const { createdAt, userAgent, address } = session
  const before = { createdAt, userAgent, address }
  await recordChange(desk, { subject: 'session', id: personId, name: member.name, before, after: null })
}
