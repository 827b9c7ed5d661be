import { z } from 'zod'
import { template } from '../../contract/people/people.ts'
import { listTemplates } from '../../db/catalogue/templates.ts'
import type { App, House } from '../server/context.ts'
import { look } from '../server/door.ts'

export function templates(app: App, house: House): void {
  look(
    app,
    house,
    {
      url: '/api/templates',
      tag: 'desk',
      about: 'Ready answers',
      only: 'work_on_desk',
      answer: z.object({ templates: z.array(template) }),
    },
    async ({ db, actor }) => ({ templates: await listTemplates(db, actor.teamIds) }),
  )
}
