import { z } from 'zod'
import { addTeam, changeTeam, dissolveTeam } from '../../actions/staff/change-team.ts'
import { done, id } from '../../contract/common.ts'
import { teamCard, teamChange, teamOrder } from '../../contract/people/people.ts'
import { listTeams } from '../../db/people/teams.ts'
import type { App, House } from '../server/context.ts'
import { act, look } from '../server/door.ts'

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

  const params = z.object({ id: z.coerce.number().pipe(id) })
  const door = { tag: 'staff', only: 'administer' } as const
  const about = 'A new team'
  act(
    app,
    house,
    'POST',
    { ...door, url: '/api/teams', about, body: teamOrder, answer: z.object({ id }), status: 201 },
    async (desk, { body }) => ({ id: await addTeam(desk, body) }),
  )
  act(
    app,
    house,
    'PUT',
    {
      ...door,
      url: '/api/teams/:id',
      about: 'Another name, line, zone, need of people or hours',
      params,
      body: teamChange,
      answer: done,
    },
    async (desk, { body, ...given }) => {
      await changeTeam(desk, given.params.id, body)
      return { done: true as const }
    },
  )
  act(
    app,
    house,
    'DELETE',
    { ...door, url: '/api/teams/:id', about: 'Dissolve a team that nothing needs', params, answer: done },
    async (desk, given) => {
      await dissolveTeam(desk, given.params.id)
      return { done: true as const }
    },
  )
}
