import { z } from 'zod'
import { unsealed } from '../../actions/ground/sealed.ts'
import { savePushService } from '../../actions/push/save-service.ts'
import { done } from '../../contract/common.ts'
import * as shapes from '../../contract/push/services.ts'
import type { Db } from '../../db/engine/database.ts'
import { pushFigures } from '../../db/push/browsers.ts'
import { findPushService, listPushServiceUse } from '../../db/push/services.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { Refusal, type RefusalCode } from '../../domain/ground/refusal.ts'
import { PUSH_SERVICES, type PushServiceName, type PushTrouble } from '../../domain/push/services.ts'
import type { App } from '../server/context.ts'
import { actPrepared, look } from '../server/door.ts'
import type { PushHouse } from './push-house.ts'

const tag = 'push'
const only = 'administer'
const one = z.object({ service: z.enum(PUSH_SERVICES) })

/** By which push services the app on telephones is reached, and how they fare. Keys never come back out. */
export function pushServiceDoors(app: App, house: PushHouse): void {
  look(
    app,
    house,
    { url: '/api/push-services', tag, only, about: 'Push services of telephones', answer: shapes.pushServices },
    async ({ db, now }) => {
      const [services, { browsers }] = await Promise.all([listPushServiceUse(db, now), pushFigures(db)])
      return {
        browsers,
        services: services.map(({ key, keyHint, ...service }) => ({
          ...service,
          keyHint: key === null ? null : keyHint,
        })),
      }
    },
  )
  actPrepared(
    app,
    house,
    'PUT',
    {
      url: '/api/push-services/:service',
      tag,
      only,
      about: 'Change how a push service is asked; to switch it on, it is asked whether it knows the key',
      params: one,
      body: shapes.pushServiceDraft,
      answer: done,
      prepare: async ({ db, now }, { params: { service }, body }) => {
        const given = await givenBy(house, db, service, body)
        if (!body.enabled) return { ...given, isKnown: false }
        const failed = await checked(house, service, given, now)
        if (failed) throw new Refusal(REFUSALS[failed.trouble])
        return { ...given, isKnown: true }
      },
    },
    async (desk, { params: { service }, body: { enabled } }, { project, fresh, isKnown }) => {
      await savePushService(desk, house.secret, { service, enabled, project, key: fresh, isKnown })
      return { done: true as const }
    },
  )
  actPrepared(
    app,
    house,
    'POST',
    {
      url: '/api/push-services/:service/checks',
      tag,
      only,
      about: 'Ask a push service whether it knows the key; nobody is told anything, and no setting is changed',
      params: one,
      body: shapes.pushServiceTrial,
      answer: shapes.triedPushService,
      prepare: async ({ db, now }, { params: { service }, body }) => {
        const failed = await checked(house, service, await givenBy(house, db, service, body), now)
        return { trouble: failed?.trouble ?? null, said: failed?.error ?? null }
      },
    },
    async (_desk, _input, tried) => tried,
  )
}

const REFUSALS = {
  key_wrong: 'push.key-wrong',
  key_unreadable: 'push.key-unreadable',
  project_wrong: 'push.project-wrong',
  api_off: 'push.project-wrong',
  apns_key: 'push.key-wrong',
  slowed_down: 'push.unreachable',
  refused: 'push.project-wrong',
  unreachable: 'push.unreachable',
} as const satisfies Record<PushTrouble, RefusalCode>

interface Given {
  readonly project: string
  /** In clear; null: there is none, neither here nor kept. */
  readonly key: string | null
  /** What was given just now; null: the kept one stays. */
  readonly fresh: { readonly text: string; readonly hint: string } | null
}

/** What is typed, with the key that is kept where none is. A service account names its project itself. */
async function givenBy(
  { secret, push }: PushHouse,
  db: Db,
  service: PushServiceName,
  body: { readonly project: string; readonly key?: string | undefined },
): Promise<Given> {
  if (body.key === undefined) {
    const { key, project } = await findPushService(db, service)
    const kept = key === null ? null : unsealed(secret, 'push', key)
    const isNamed = kept !== null && push.phones.read(service, kept)?.project != null
    return { project: isNamed ? project : body.project, key: kept, fresh: null }
  }
  const read = push.phones.read(service, body.key)
  if (!read) throw new Refusal('push.key-unreadable')
  return { project: read.project ?? body.project, key: body.key, fresh: { text: body.key, hint: read.hint } }
}

function demandKey({ project, key }: Given) {
  if (key === null) throw new Refusal('push.key-missing')
  if (project === '') throw new Refusal('input.invalid', { field: 'project' })
  return { project, key }
}

function checked({ push }: PushHouse, service: PushServiceName, given: Given, now: Instant) {
  return push.phones.check(service, demandKey(given), now)
}
