import { Gauge, type Registry } from 'prom-client'
import { z } from 'zod'
import { vapidKeys } from '../../actions/push/keys.ts'
import { listenByPhone, subscribe, tryPush, unsubscribe } from '../../actions/push/subscribe.ts'
import { done, id } from '../../contract/common.ts'
import * as shapes from '../../contract/push/push.ts'
import type { Db } from '../../db/engine/database.ts'
import { listPush, pushFigures, whoListens } from '../../db/push/browsers.ts'
import { loadPushKeys } from '../../db/push/keys.ts'
import { listPushServices } from '../../db/push/services.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { NOTICE_KINDS } from '../../domain/ground/words.ts'
import type { App, GuestDoors, Hearing, House } from '../server/context.ts'
import { act, actPrepared, look } from '../server/door.ts'
import type { PushDoors } from './push-house.ts'
import { pushServiceDoors } from './service-doors.ts'

const tag = 'push'
const one = z.object({ id: z.coerce.number().pipe(id) })

/** The doors of push: devices that listen for whoever is signed in there, and the services by which telephones are reached. */
export function pushDoors(push: PushDoors): GuestDoors {
  return {
    open: (app, house) => {
      openDoors(app, house, push)
      pushServiceDoors(app, { ...house, push })
    },
    figures,
    hearing,
  }
}

function openDoors(app: App, house: House, { alsoAllowed }: PushDoors): void {
  // Made as the server starts, beside its start: whoever looks changes nothing.
  const make = () => void vapidKeys(house.database.db, house.secret, house.now()).catch(() => undefined)
  app.addHook('onReady', async () => make())
  look(
    app,
    house,
    { url: '/api/push/key', tag, about: 'The key by which push services know the desk', answer: shapes.pushKey },
    async ({ db }) => {
      const kept = await loadPushKeys(db)
      if (kept) return { key: kept.publicKey }
      // The database was away as the server started.
      make()
      throw new Refusal('desk.busy')
    },
  )
  look(
    app,
    house,
    { url: '/api/push/subscriptions', tag, about: 'One’s own devices that listen', answer: shapes.pushDevices },
    async ({ db, actor, now, signedIn }) => ({
      devices: (await listPush(db, actor.personId, now)).map(({ session, ...device }) => ({
        ...device,
        current: session === signedIn.sessionId,
      })),
    }),
  )
  actPrepared(
    app,
    house,
    'POST',
    {
      url: '/api/push/subscriptions',
      tag,
      inPerson: true,
      about: 'This browser listens, as long as one stays signed in here',
      body: shapes.pushOrder,
      answer: shapes.pushKept,
      status: 201,
      prepare: async ({ signedIn }) => sessionOf(signedIn),
    },
    async (desk, { body }, session) => ({ id: await subscribe(desk, { ...body, session }, alsoAllowed) }),
  )
  actPrepared(
    app,
    house,
    'POST',
    {
      url: '/api/push/phones',
      tag,
      inPerson: true,
      about: 'The app on this telephone listens, as long as one stays signed in here',
      body: shapes.phoneOrder,
      answer: shapes.pushKept,
      status: 201,
      prepare: async ({ signedIn }) => sessionOf(signedIn),
    },
    async (desk, { body }, session) => ({ id: await listenByPhone(desk, { ...body, session }) }),
  )
  act(
    app,
    house,
    'DELETE',
    {
      url: '/api/push/subscriptions/:id',
      tag,
      inPerson: true,
      about: 'A device of one’s own listens no more',
      params: one,
      answer: done,
    },
    async (desk, { params }) => {
      await unsubscribe(desk, params.id)
      return { done: true as const }
    },
  )
  act(
    app,
    house,
    'POST',
    {
      url: '/api/push/subscriptions/:id/test',
      tag,
      inPerson: true,
      about: 'Send a word to a device of one’s own',
      params: one,
      answer: done,
    },
    async (desk, { params }) => {
      await tryPush(desk, params.id)
      return { done: true as const }
    },
  )
}

function sessionOf({ sessionId }: { readonly sessionId: number | null }): number {
  if (sessionId === null) throw new Refusal('session.needed')
  return sessionId
}

/** Everything may be chosen; it leads to whoever has a device to hear it on. */
async function hearing(db: Db, personId: number | null): Promise<Hearing[]> {
  const listening = personId === null ? [] : await whoListens(db, [personId], Date.now())
  return [{ way: 'push', kinds: NOTICE_KINDS, isReady: listening.length > 0 }]
}

/** How push fares, for alarms. While the database is away the figures stay as they were. */
function figures(registry: Registry, { database }: House): () => Promise<void> {
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [registry] })
  const browsers = gauge('okno_push_browsers', 'Browsers that listen for notices')
  const phones = gauge('okno_push_phones', 'Telephones whose app listens for notices')
  const refused = gauge(
    'okno_push_refused',
    'Devices whose push service refuses what we send: the keys of the desk are others',
  )
  const broken = gauge(
    'okno_push_services_broken',
    'Push services of telephones that are switched on, and refuse the desk or do not answer just now',
  )
  return async () => {
    const { db } = database
    const found = await Promise.all([pushFigures(db), listPushServices(db)]).catch(() => null)
    if (!found) return
    const [devices, services] = found
    browsers.set(devices.browsers)
    phones.set(devices.phones)
    refused.set(devices.refused)
    broken.set(services.filter(({ enabled, trouble }) => enabled && trouble !== null).length)
  }
}
