import { applyConfiguration } from '../../actions/configuration/apply-configuration.ts'
import { compareConfiguration } from '../../actions/configuration/compare-configuration.ts'
import { readConfiguration } from '../../actions/configuration/read-configuration.ts'
import * as shapes from '../../contract/configuration/configuration.ts'
import type { App, House } from '../server/context.ts'
import { act, look } from '../server/door.ts'

const tag = 'configuration'
const url = '/api/configuration'
const door = { tag, only: 'administer' } as const

/** How the desk is set up as a file: it leaves, is compared with the desk, and is carried out. */
export function configuration(app: App, house: House): void {
  look(
    app,
    house,
    { ...door, url, about: 'How the desk is set up, by names, for another desk', answer: shapes.configuration },
    async ({ db, actor, now }) => {
      const { configuration: read } = await readConfiguration(db, actor)
      return shapes.configuration.parse({
        okno: 'configuration',
        format: 1,
        exportedAt: new Date(now).toISOString(),
        ...read,
      })
    },
  )
  act(
    app,
    house,
    'POST',
    {
      ...door,
      url: `${url}/plans`,
      about: 'What a file would add to this desk and change of it; changes nothing',
      largest: LARGEST,
      body: shapes.configuration,
      answer: shapes.configurationPlan,
    },
    async ({ tx, actor }, { body }) => {
      const { mark, same, steps } = await compareConfiguration(tx, actor, body)
      return { mark, same, steps: [...steps] }
    },
  )
  act(
    app,
    house,
    'POST',
    {
      ...door,
      url: `${url}/applications`,
      about: 'Carry out a file as it was compared, but for what is left out',
      largest: LARGEST,
      body: shapes.configurationOrder,
      answer: shapes.configurationDone,
    },
    (desk, { body }) => applyConfiguration(desk, body),
  )
}

/** Bytes of a file: thousands of contracts with their customers. */
const LARGEST = 8 * 1024 * 1024
