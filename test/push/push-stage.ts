import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { askThrough } from '../../src/channels/ask-web.ts'
import { pushGuest } from '../../src/jobs/push/guest.ts'
import { phoneServices } from '../../src/jobs/push/services-desk.ts'
import { tasksOf } from '../../src/jobs/work.ts'
import { phonesAt, testDesk } from '../desk.ts'
import { workQueue } from '../ground/work-queue.ts'
import { postOffice } from '../letters/post-office.ts'
import { fakeGoogle } from './fake-google.ts'
import { type FakeBrowser, fakePushService } from './fake-push-service.ts'
import { fakeRustore } from './fake-rustore.ts'

/** A desk with a push service at the wire, and the real queue with mail and push. */
export async function openPushStage() {
  const [service, rustore, google] = await Promise.all([fakePushService(), fakeRustore(), fakeGoogle()])
  const phoneApis = { rustore: rustore.url, fcm: google.url }
  const desk = await testDesk({ pushOrigins: [service.origin], phoneApis })
  const { database, house } = desk
  const { db } = database
  const guest = pushGuest({
    db,
    secret: house.secret,
    url: 'https://okno.example',
    contact: 'mailto:support@desk.example',
    alsoAllowed: [service.origin],
    ask: askThrough({ proxy: undefined }),
    phones: phoneServices(phonesAt(phoneApis)),
    now: house.now,
  })
  const post = postOffice(desk)
  const channels = [...post.channels, guest]
  const tasks = tasksOf({ database, files: house.files, channels, now: house.now })

  /** Somebody signs in in a browser of its own and turns notices on there. */
  const listens = async (person: { readonly id: number }, name: string) => {
    const browser = await service.browser(name)
    const session = desk.inBrowser(person)
    const id = await subscribed(session, browser)
    return { ...browser, session, id }
  }
  const subscribed = async (session: ReturnType<typeof desk.inBrowser>, { json }: FakeBrowser): Promise<number> => {
    const kept = await session.post('/api/push/subscriptions', { ...json, name: 'Chrome, Windows' })
    assert.equal(kept.status, 201, kept.text)
    return kept.body.id
  }

  const administrator = desk.inBrowser(desk.people.administrator)
  /** As an administrator switches a push service of telephones on, or off. */
  const serves = async (name: 'rustore' | 'fcm', enabled = true) => {
    const draft = name === 'rustore' ? { project: rustore.project, key: rustore.key } : { project: '', key: google.key }
    const kept = await administrator.put(`/api/push-services/${name}`, { ...draft, enabled })
    assert.equal(kept.status, 200, kept.text)
  }

  return {
    desk,
    db,
    post,
    service,
    rustore,
    google,
    administrator,
    serves,
    /** Somebody signs in in the app, on a telephone that has these services. */
    listensByPhone: async (person: { readonly id: number }, name: string, has: readonly ('rustore' | 'fcm')[]) => {
      const tokens = {
        rustore: has.includes('rustore') ? rustore.phone(name) : null,
        fcm: has.includes('fcm') ? google.phone(name) : null,
      }
      const session = desk.inBrowser(person)
      const kept = await session.post('/api/push/phones', { tokens, name: 'Окно, Android' })
      assert.equal(kept.status, 201, kept.text)
      return { id: Number(kept.body.id), session, rustore: tokens.rustore ?? '', fcm: tokens.fcm ?? '' }
    },
    serviceRow: async (name: string) =>
      (await administrator.get('/api/push-services')).body.services.find(
        ({ service: own }: { readonly service: string }) => own === name,
      ),
    guest,
    channels,
    tasks,
    listens,
    subscribed,
    work: () => workQueue(database, tasks),
    job: (name: string, payload: unknown = {}, isLast = false) =>
      guest.jobs?.[name]?.(payload, { isLast }) ?? assert.fail(name),
    chooses: async (person: { readonly id: number }, kind: string, ways: Readonly<Record<string, boolean>>) => {
      const choices = Object.entries(ways).map(([way, wanted]) => ({ kind, way, wanted }))
      const chosen = await desk.inBrowser(person).put('/api/me/notice-choices', { choices })
      assert.equal(chosen.status, 200, chosen.text)
    },
    /** A request of this person, answered by a specialist. */
    answered: async (person: { readonly token: string }, text = 'Перезагрузите кассу кнопкой сзади', more = {}) => {
      const number = await desk.file(person, { subject: 'Касса, печать: не печатает чек на кухню', ...more })
      const { specialist } = desk.people
      const said = await desk.as(specialist).post(`/api/requests/${number}/messages`, { visibility: 'public', text })
      assert.equal(said.status, 201, said.text)
      return number
    },
    deliveries: (person: { readonly id: number }) =>
      db
        .selectFrom('deliveries')
        .selectAll()
        .where('way', '=', 'push')
        .where('address', '=', String(person.id))
        .orderBy('id')
        .execute(),
    /** What the job brings that comes back to browsers which could not be told at once. */
    restOf: async (delivery: number) => {
      const { rows } = await sql<{ payload: unknown }>`select payload from graphile_worker._private_jobs
        where key = ${`push-rest:${delivery}`}`.execute(db)
      return rows[0]?.payload
    },
    /** Jobs that wait for their next attempt are due. */
    hurry: () => sql`update graphile_worker._private_jobs set run_at = now() where run_at > now()`.execute(db),
    browsers: () => db.selectFrom('push_subscriptions').selectAll().orderBy('id').execute(),
    sent: () => db.selectFrom('push_sent').selectAll().orderBy('delivery_id').execute(),
    close: async () => {
      await desk.close()
      await Promise.all([service.close(), rustore.close(), google.close()])
      const complaints = [service, rustore, google].map((one) => one.complaints)
      assert.deepEqual(complaints, [[], [], []], 'the push services were spoken to as they want')
    },
  }
}

export type PushStage = Awaited<ReturnType<typeof openPushStage>>
