import { z } from 'zod'
import { changeAutomations } from '../../actions/routing/change-automations.ts'
import { tryAutomations } from '../../actions/routing/try-automations.ts'
import * as shapes from '../../contract/routing/automations.ts'
import { listTemplateBook } from '../../db/catalogue/texts-book.ts'
import { currentAutomations, listAutomations } from '../../db/routing/automations.ts'
import { namesInRules } from '../../db/routing/names.ts'
import type { App, House } from '../server/context.ts'
import { act, look } from '../server/door.ts'

const VERSIONS = 50

/** What the desk does by itself when something happens to a request. */
export function automations(app: App, house: House): void {
  const url = '/api/automations'
  const door = { tag: 'routing', only: 'administer' } as const
  look(
    app,
    house,
    { ...door, url, about: 'The automations that hold, in their order', answer: shapes.automationPage },
    async ({ db }) => {
      const current = await currentAutomations(db)
      const templates = await listTemplateBook(db)
      const watchers = current.rules.flatMap(({ does }) =>
        does.flatMap((one) => (one.kind === 'watcher' ? [one.personId] : [])),
      )
      return {
        ...written(current),
        names: await namesInRules(db, current.rules, watchers),
        templates: templates.map(({ id, name }) => ({ id, name })),
      }
    },
  )
  look(
    app,
    house,
    {
      ...door,
      url: `${url}/versions`,
      about: 'The latest versions of the automations, the one that holds first',
      answer: z.object({ versions: z.array(shapes.automationPage.omit({ names: true, templates: true })) }),
    },
    async ({ db }) => ({ versions: (await listAutomations(db, VERSIONS)).map(written) }),
  )
  act(
    app,
    house,
    'PUT',
    {
      ...door,
      url,
      about: 'Other automations, for what happens from now on',
      body: shapes.automationOrder,
      answer: shapes.automationPage.pick({ version: true }),
    },
    async (desk, { body }) => ({ version: await changeAutomations(desk, body) }),
  )
  act(
    app,
    house,
    'POST',
    {
      ...door,
      url: `${url}/trials`,
      about: 'To which requests of the last days they would have done something; does nothing',
      body: shapes.automationTrialOrder,
      answer: shapes.automationTrial,
    },
    (desk, { body }) => tryAutomations(desk, body.rules, body.days),
  )
}

type Kept = Awaited<ReturnType<typeof currentAutomations>>

/** As shapes have it, which are not to be changed by whoever is handed them. */
function written({ version, rules, madeAt, madeBy }: Kept): Omit<shapes.AutomationPage, 'names' | 'templates'> {
  return { version, rules: structuredClone(rules) as shapes.AutomationShape[], madeAt, madeBy }
}
