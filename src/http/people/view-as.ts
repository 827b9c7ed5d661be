import { beginView, endOwnView } from '../../actions/sessions/view-as.ts'
import { begunView, endedView, viewOrder } from '../../contract/people/session.ts'
import type { App, House } from '../server/context.ts'
import { actPrepared, admittedInPerson, originOf, seatOf } from '../server/door.ts'

const tag = 'staff'
const url = '/api/view-as'

/** Looking at the pages as somebody else sees them; while it lasts, the way back is the only door that does anything. */
export function viewAs(app: App, house: House): void {
  actPrepared(
    app,
    house,
    'POST',
    {
      url,
      tag,
      only: 'view_as',
      inPerson: true,
      about: 'Look as somebody else, for an hour, without changing anything; it is in the journal',
      body: viewOrder,
      answer: begunView,
      status: 201,
      prepare: async ({ signedIn }) => signedIn.sessionId,
    },
    async (desk, { body }, sessionId) => beginView(desk, { ...body, sessionId: sessionId ?? 0 }),
  )
  app.route({
    method: 'DELETE',
    url,
    config: { wayBack: true },
    schema: { summary: 'Look as oneself again', tags: [tag], response: { 200: endedView } },
    handler: async (http) => {
      const { sessionId, ...signedIn } = admittedInPerson(http)
      const actor = { ...signedIn.actor, personId: seatOf({ ...signedIn, sessionId }) }
      const personId = await house.database.db
        .transaction()
        .execute((tx) => endOwnView({ tx, actor, now: house.now(), origin: originOf(http) }, sessionId))
      return { personId }
    },
  })
}
