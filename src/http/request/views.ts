import { views as viewsShape } from '../../contract/request/request.ts'
import { countMine, countTeams, countViews } from '../../db/request/request-views.ts'
import { isStaff } from '../../domain/access/permissions.ts'
import type { App, House } from '../server/context.ts'
import { look } from '../server/door.ts'

export function views(app: App, house: House): void {
  look(
    app,
    house,
    { url: '/api/views', tag: 'views', about: 'Standard views with live counts', answer: viewsShape },
    async ({ db, actor, now }) => ({
      views: isStaff(actor) ? await countViews(db, actor, now) : await countMine(db, actor),
      teams: isStaff(actor) ? await countTeams(db, actor, now) : [],
    }),
  )
}
