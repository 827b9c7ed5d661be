import { z } from 'zod'
import { contractRow } from '../../contract/catalogue/catalogue.ts'
import { listContracts } from '../../db/request/request-surroundings-view.ts'
import type { App, House } from '../server/context.ts'
import { look } from '../server/door.ts'

export function contracts(app: App, house: House): void {
  look(
    app,
    house,
    {
      url: '/api/contracts',
      tag: 'desk',
      about: 'Contracts and agreements that one may see',
      only: 'work_on_desk',
      answer: z.object({ contracts: z.array(contractRow) }),
    },
    async ({ db, actor }) => ({ contracts: await listContracts(db, actor) }),
  )
}
