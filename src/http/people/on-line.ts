import { chooseOnLine } from '../../actions/people/choose-on-line.ts'
import { onLine } from '../../contract/people/people.ts'
import { isOnLine } from '../../db/people/absences.ts'
import type { App, House } from '../server/context.ts'
import { act, look } from '../server/door.ts'

/** Whether one is given new requests by the rules of routing. */
export function onLineDoors(app: App, house: House): void {
  const door = { url: '/api/me/on-line', tag: 'desk', only: 'work_on_desk', answer: onLine } as const
  look(app, house, { ...door, about: 'Whether one takes new requests now' }, async ({ db, actor }) => ({
    onLine: await isOnLine(db, actor.personId),
  }))
  act(
    app,
    house,
    'PUT',
    { ...door, about: 'Take new requests from now on, or no longer', body: onLine },
    async (desk, { body }) => {
      await chooseOnLine(desk, body.onLine)
      return body
    },
  )
}
