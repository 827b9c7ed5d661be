import type { Db } from '../../db/engine/database.ts'
import { type LeavingNotice, noticeOf } from '../../db/notices/leaving.ts'
import { findByPerson } from '../../db/people/actors.ts'
import { belongingsOf } from '../../db/request/requests.ts'
import { mayHear } from '../../domain/notices/may-hear.ts'

/** Of notices that are about to leave those which their recipients may hear no longer. The worker asks before each attempt of every way. */
export async function unreadableAmong(db: Db, notices: readonly LeavingNotice[]): Promise<ReadonlySet<number>> {
  const requests = await belongingsOf(db, [...new Set(notices.map(({ request }) => request))])
  const unreadable = new Set<number>()
  for (const [personId, own] of Map.groupBy(notices, (one) => one.personId)) {
    const actor = personId === null ? undefined : (await findByPerson(db, personId, 'portal'))?.actor
    for (const { noticeId, request, ...told } of own) {
      const belonging = requests.get(request)
      if (!actor || !belonging || !mayHear(actor, told, belonging)) unreadable.add(noticeId)
    }
  }
  return unreadable
}

/** The same for a way that brings on by itself what its delivery has handed over. */
export async function isUnreadable(db: Db, delivery: number): Promise<boolean> {
  const notice = await noticeOf(db, delivery)
  return notice !== null && (await unreadableAmong(db, [notice])).has(notice.noticeId)
}
