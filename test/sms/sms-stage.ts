import assert from 'node:assert/strict'
import { smsProviders } from '../../src/jobs/sms/desk.ts'
import { smsGuest } from '../../src/jobs/sms/guest.ts'
import { sendDelivery } from '../../src/jobs/sms/send-sms.ts'
import { tasksOf } from '../../src/jobs/work.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { workQueue } from '../ground/work-queue.ts'
import { postOffice } from '../letters/post-office.ts'
import { fakeExolve } from './fake-exolve.ts'
import { fakeSmsc } from './fake-smsc.ts'

/** Settings as an administrator types them; money in kopecks. */
export const DRAFT = {
  provider: 'smsc',
  sender: 'OKNO',
  segmentPrice: 400,
  enabled: true,
  uses: ['way_in', 'sign_in', 'escalations', 'notices'],
  dayLimit: 100_000,
  monthLimit: 1_000_000,
  reservePercent: 10,
} as const

/** A desk with both providers at the wire, and the real queue with mail and SMS. */
export async function openSmsStage() {
  const [smsc, exolve] = await Promise.all([fakeSmsc(), fakeExolve()])
  const desk = await testDesk({ smsApis: { smsc: smsc.url, exolve: exolve.url } })
  const { database, house } = desk
  const { db } = database
  const providers = smsProviders({ exolve: { api: exolve.url }, smsc: { api: smsc.url } })
  const smsHouse = { db, providers, secret: house.secret, now: house.now }
  const guest = smsGuest({ ...smsHouse, url: 'https://okno.example', channels: () => channels })
  const post = postOffice(desk)
  const channels = [...post.channels, guest]
  const tasks = tasksOf({ database, files: house.files, channels, now: house.now })
  const administrator = desk.inBrowser(desk.people.administrator)
  let lastPhone = 79_035_550_100

  return {
    desk,
    db,
    post,
    smsc,
    exolve,
    administrator,
    house: smsHouse,
    guest,
    work: () => workQueue(database, tasks),
    send: (order: Parameters<typeof sendDelivery>[1]) => sendDelivery(smsHouse, order),
    job: (name: string, payload: unknown = {}) => guest.jobs?.[name]?.(payload, { isLast: true }) ?? assert.fail(name),
    save: async (more: Record<string, unknown> = {}) => {
      const key = more.provider === 'exolve' ? exolve.key : smsc.key
      const kept = await administrator.put('/api/sms', { ...DRAFT, key, ...more })
      assert.equal(kept.status, 200, kept.text)
    },
    /** A number that nobody else has. */
    number: () => {
      lastPhone += 1
      return `+${lastPhone}`
    },
    hasPhone: (personId: number, value: string, isProven = true) =>
      db
        .insertInto('person_addresses')
        .values({ person_id: personId, kind: 'phone', value, verified_at: isProven ? new Date().toISOString() : null })
        .execute(),
    chooses: async (person: { readonly id: number }, kind: string, ways: Readonly<Record<string, boolean>>) => {
      const choices = Object.entries(ways).map(([way, wanted]) => ({ kind, way, wanted }))
      const chosen = await desk.inBrowser(person).put('/api/me/notice-choices', { choices })
      assert.equal(chosen.status, 200, chosen.text)
    },
    messages: () => db.selectFrom('sms_messages').selectAll().orderBy('id').execute(),
    deliveries: (address: string) =>
      db.selectFrom('deliveries').selectAll().where('address', '=', address).orderBy('id').execute(),
    close: async () => {
      await desk.close()
      await Promise.all([smsc.close(), exolve.close()])
      assert.deepEqual([smsc.complaints, exolve.complaints], [[], []], 'the providers were spoken to as they want')
    },
  }
}

export type SmsStage = Awaited<ReturnType<typeof openSmsStage>>
export type { TestDesk }
