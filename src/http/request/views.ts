import { views as viewsShape } from '../../contract/request/views.ts'
import { countDesk, MOST_COUNTED } from '../../db/request/desk-counts.ts'
import { countMine, type ViewCount } from '../../db/request/request-views.ts'
import { isStaff } from '../../domain/access/permissions.ts'
import type { App, House } from '../server/context.ts'
import { firstLook } from '../server/first-answers.ts'

export function views(app: App, house: House): void {
  firstLook(
    app,
    house,
    {
      url: '/api/views',
      tag: 'views',
      about: 'Standard views of what is open, and of spam, with live counts',
      answer: viewsShape,
    },
    async ({ db, actor, now }) => {
      const { views, teams } = isStaff(actor)
        ? await countDesk(db, actor, now)
        : { views: await countMine(db, actor), teams: [] }
      return { views: views.map(told), teams: [...teams] }
    },
  )
}

/** Of spam so much is told, and that there is more. */
function told({ count, ...view }: ViewCount) {
  const more = view.name === 'spam' && count > MOST_COUNTED
  return { ...view, count: more ? MOST_COUNTED : count, more }
}
