import { Gauge, type Registry } from 'prom-client'
import { z } from 'zod'
import { vapidKeys } from '../../actions/push/keys.ts'
import { subscribe, tryPush, unsubscribe } from '../../actions/push/subscribe.ts'
import { done, id } from '../../contract/common.ts'
import * as shapes from '../../contract/push/push.ts'
import type { Db } from '../../db/engine/database.ts'
import { listPush, pushFigures, whoListens } from '../../db/push/browsers.ts'
import { loadPushKeys } from '../../db/push/keys.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { NOTICE_KINDS } from '../../domain/ground/words.ts'
import type { App, GuestDoors, Hearing, House } from '../server/context.ts'
import { act, actPrepared, look } from '../server/door.ts'

const tag = 'push'
const one = z.object({ id: z.coerce.number().pipe(id) })

export interface PushDoors {
  /** Origins of push services beside those of the browsers. */
  readonly alsoAllowed: readonly string[]
}

/** The doors of push: browsers that listen for whoever is signed in there. */
export function pushDoors(settings: PushDoors): GuestDoors {
  return { open: (app, house) => openDoors(app, house, settings), figures, hearing }
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
    { url: '/api/push/subscriptions', tag, about: 'One’s own browsers that listen', answer: shapes.pushDevices },
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
      prepare: async ({ signedIn: { sessionId } }) => {
        if (sessionId === null) throw new Refusal('session.needed')
        return sessionId
      },
    },
    async (desk, { body }, session) => ({ id: await subscribe(desk, { ...body, session }, alsoAllowed) }),
  )
  act(
    app,
    house,
    'DELETE',
    {
      url: '/api/push/subscriptions/:id',
      tag,
      inPerson: true,
      about: 'A browser of one’s own listens no more',
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
      about: 'Send a word to a browser of one’s own',
      params: one,
      answer: done,
    },
    async (desk, { params }) => {
      await tryPush(desk, params.id)
      return { done: true as const }
    },
  )
}

/** Everything may be chosen, as soon as there is a browser to hear it in. */
async function hearing(db: Db, personId: number): Promise<Hearing | null> {
  const [listens] = await whoListens(db, [personId], Date.now())
  return listens === undefined ? null : { way: 'push', kinds: NOTICE_KINDS, isReady: true }
}

/** How push fares, for alarms. While the database is away the figures stay as they were. */
function figures(registry: Registry, { database }: House): () => Promise<void> {
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [registry] })
  const browsers = gauge('okno_push_browsers', 'Browsers that listen for notices')
  const refused = gauge(
    'okno_push_refused',
    'Browsers whose push service refuses what we send: the keys of the desk are others',
  )
  return async () => {
    const found = await pushFigures(database.db).catch(() => null)
    if (!found) return
    browsers.set(found.browsers)
    refused.set(found.refused)
  }
}
