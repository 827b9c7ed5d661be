import { z } from 'zod'
import { teamCard } from '../../contract/people/people.ts'
import { listTeams } from '../../db/people/teams.ts'
import type { App, House } from '../server/context.ts'
import { look } from '../server/door.ts'

export function teams(app: App, house: House): void {
  look(
    app,
    house,
    {
      url: '/api/teams',
      tag: 'desk',
      about: 'Teams, their people and how much each has open',
      only: 'work_on_desk',
      answer: z.object({ teams: z.array(teamCard) }),
    },
    async ({ db }) => ({ teams: await listTeams(db) }),
  )
}
