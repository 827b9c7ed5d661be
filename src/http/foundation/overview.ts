import { z } from 'zod'
import { hideSetupList, skipSetupStep } from '../../actions/desk/change-setup-list.ts'
import { done } from '../../contract/common.ts'
import * as shapes from '../../contract/people/overview.ts'
import type { Db } from '../../db/engine/database.ts'
import { iso } from '../../db/engine/moments.ts'
import { channelFlows, outboxFigures, setupCounts, timeFigures } from '../../db/foundation/overview.ts'
import { findSetting } from '../../db/foundation/setup.ts'
import { setupChoicesIn, setupSteps } from '../../domain/access/setup-steps.ts'
import type { App, House } from '../server/context.ts'
import { act, look } from '../server/door.ts'
import { waysDone } from '../server/ways-done.ts'

const tag = 'overview'
const only = 'administer'

/** How the desk fares, and what is left to set up. */
export function overview(app: App, house: House): void {
  look(
    app,
    house,
    {
      url: '/api/overview',
      tag,
      only,
      about: 'How ways and queues fare, and what is left to set up',
      answer: shapes.overview,
    },
    async ({ db, actor, now, signedIn }) => {
      const [channels, outbox, time, setup] = await Promise.all([
        channelFlows(db, actor, { now, zone: signedIn.person.zone }),
        outboxFigures(db, now),
        timeFigures(db, now),
        setupOf(db, house),
      ])
      return { at: iso(now), channels, outbox, time, setup }
    },
  )
  act(
    app,
    house,
    'PUT',
    {
      url: '/api/setup-steps/:step',
      tag,
      only,
      about: 'Do without a step of the set-up, or want it after all',
      params: z.object({ step: shapes.setupStep }),
      body: shapes.setupStepChange,
      answer: done,
    },
    async (desk, { params, body }) => {
      await skipSetupStep(desk, params.step, body.skipped)
      return { done: true as const }
    },
  )
  act(
    app,
    house,
    'PUT',
    {
      url: '/api/setup-list',
      tag,
      only,
      about: 'Put the list of what is left to set up away, or back',
      body: shapes.setupListChange,
      answer: done,
    },
    async (desk, { body }) => {
      await hideSetupList(desk, body.hidden)
      return { done: true as const }
    },
  )
}

async function setupOf(db: Db, house: House) {
  const [kept, counts, doneByWays] = await Promise.all([
    findSetting(db, 'setup_choices'),
    setupCounts(db),
    waysDone(db, house),
  ])
  const choices = setupChoicesIn(kept)
  return { steps: setupSteps({ ...counts, doneByWays }, choices), hidden: choices.hidden }
}
