import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hashOf, newToken } from '../src/actions/ground/secrets.ts'
import { askThrough } from '../src/channels/ask-web.ts'
import { emailHouse } from '../src/channels/email/index.ts'
import { letterComposer } from '../src/channels/email/letter-composer.ts'
import { doorsLetters } from '../src/channels/email/letters/doors-letters.ts'
import { openReadingRoom } from '../src/channels/email/reading-room.ts'
import { mailServers } from '../src/channels/email/try-mailbox.ts'
import type { Database } from '../src/db/engine/database.ts'
import { folderStore } from '../src/db/files/file-store.ts'
import { insertSession } from '../src/db/people/sessions.ts'
import { DAY } from '../src/domain/ground/instant.ts'
import { mailDoors } from '../src/http/mail/mail-doors.ts'
import { messengerDoors } from '../src/http/messenger/messenger-doors.ts'
import { phoneDoors } from '../src/http/phone/phone-doors.ts'
import { pushDoors } from '../src/http/push/push-doors.ts'
import { bell } from '../src/http/screen/bell.ts'
import { smsDoors } from '../src/http/sms/sms-doors.ts'
import { letterOffice } from '../src/jobs/mail/letter-office.ts'
import { messengerDesk, messengersOf } from '../src/jobs/messenger/connections.ts'
import { phoneDesk } from '../src/jobs/phone/phone-desk.ts'
import { phoneServices, phoneServicesDesk } from '../src/jobs/push/services-desk.ts'
import { smsDesk, smsProviders } from '../src/jobs/sms/desk.ts'
import { watchedServer } from './contract/watched-server.ts'
import { domainNames } from './letters/domain-names.ts'
import { populate } from './people.ts'
import { testDatabase } from './world.ts'

export interface Answer {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects and fails when it is not there
  readonly body: any
  readonly text: string
  readonly headers: Readonly<Record<string, unknown>>
}

type Call = (method: Method, url: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>

interface Bearer {
  readonly token: string
}

interface Browser {
  readonly cookie: string
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

interface TestHouse {
  readonly folder: string
  readonly now?: () => number
  readonly allowedServers?: readonly string[]
  /** Where Bot APIs are asked; left out: nothing answers there. */
  readonly telegramApi?: string
  readonly maxApi?: string
  readonly smsApis?: SmsApis
  readonly pushOrigins?: readonly string[]
  readonly phoneApis?: PhoneApis
}

/** Where providers of SMS are asked; left out: nothing answers there. */
export interface SmsApis {
  readonly exolve?: string
  readonly smsc?: string
}

/** Where push services of telephones are asked; left out: nothing answers there. */
export interface PhoneApis {
  readonly rustore?: string
  readonly fcm?: string
}

export function phonesAt({ rustore = NOWHERE, fcm = NOWHERE }: PhoneApis) {
  return { rustore: { api: rustore }, fcm: { api: fcm, tokens: `${fcm}/token` } }
}

const NOWHERE = 'http://127.0.0.1:9'

/** What the doors stand on in a test: all of it real. */
export function testHouse(
  database: Database,
  {
    folder,
    now = Date.now,
    allowedServers = [],
    telegramApi = NOWHERE,
    maxApi = NOWHERE,
    smsApis = {},
    pushOrigins = [],
    phoneApis = {},
  }: TestHouse,
) {
  const files = folderStore(folder)
  const secret = 'a secret for tests that is long enough'
  const mail = emailHouse({ address: 'support@desk.example', url: 'https://okno.example', secret })
  const { resolve } = domainNames()
  const letters = letterOffice({ db: database.db, store: files, house: mail, room: openReadingRoom(), resolve, now })
  const room = { sendingServer: null, allowedServers, imapPassword: '', servers: mailServers }
  const messengers = messengersOf({
    telegram: { api: telegramApi, token: undefined, proxy: undefined },
    max: { api: maxApi, proxy: undefined, authorities: [] },
    secret: () => secret,
  })
  const doors = mailDoors({ letters, mail: room, wordings: letterComposer(mail) })
  const phone = phoneDesk({ secret, environmentKey: undefined, ask: askThrough({ proxy: undefined }) })
  const { exolve = NOWHERE, smsc = NOWHERE } = smsApis
  const providers = smsProviders({ exolve: { api: exolve }, smsc: { api: smsc } })
  const guests = [
    doors,
    bell,
    messengerDoors(messengerDesk(messengers)),
    phoneDoors(phone),
    smsDoors(smsDesk({ providers, secret })),
    pushDoors({ alsoAllowed: pushOrigins, phones: phoneServicesDesk(phoneServices(phonesAt(phoneApis))) }),
  ]
  return { database, files, secret, url: 'http://localhost', now, guests, ...doorsLetters }
}

interface TestDeskSettings {
  readonly web?: string | null
  readonly allowedServers?: readonly string[]
  readonly telegramApi?: string | undefined
  readonly maxApi?: string | undefined
  readonly smsApis?: SmsApis | undefined
  /** Push services beside those of the browsers. */
  readonly pushOrigins?: readonly string[] | undefined
  readonly phoneApis?: PhoneApis | undefined
}

/** A whole desk over a database of its own: the server without a port, people with tokens, and a clock one can turn. */
export async function testDesk({
  web = null,
  allowedServers = [],
  telegramApi,
  maxApi,
  smsApis,
  pushOrigins,
  phoneApis,
}: TestDeskSettings = {}) {
  const database = await testDatabase()
  const world = await populate(database.db)
  const folder = await mkdtemp(join(tmpdir(), 'okno-test-'))
  const clock = { offset: 0 }
  const house = testHouse(database, {
    folder,
    allowedServers,
    ...(telegramApi && { telegramApi }),
    ...(maxApi && { maxApi }),
    ...(smsApis && { smsApis }),
    ...(pushOrigins && { pushOrigins }),
    ...(phoneApis && { phoneApis }),
    now: () => Date.now() + clock.offset,
  })
  const app = await watchedServer(house, { web, log: false })

  const as = (person: Bearer | Browser | null) => {
    const call: Call = async (method, url, body, headers = {}) => {
      const proof = person && ('token' in person ? { authorization: `Bearer ${person.token}` } : person)
      const answer = await app.inject({
        method,
        url,
        headers: { ...proof, ...headers },
        ...(body === undefined ? {} : { payload: body as object }),
      })
      const isJson = /json/.test(String(answer.headers['content-type']))
      return {
        status: answer.statusCode,
        text: answer.body,
        body: isJson && answer.body ? answer.json() : null,
        headers: answer.headers,
      }
    }
    return verbs(call)
  }
  /** As a person in his browser: what is kept from bare API tokens is his there. */
  const inBrowser = (person: { readonly id: number }) => {
    const cookie = opened(person)
    const call: Call = async (...order) => as({ cookie: await cookie }).call(...order)
    return { ...verbs(call), cookie }
  }
  const opened = async ({ id: personId }: { readonly id: number }) => {
    const token = newToken()
    const now = Date.now() + clock.offset
    const session = { personId, tokenHash: hashOf(token), now, expiresAt: now + DAY, userAgent: '', address: '' }
    await database.db.transaction().execute((tx) => insertSession(tx, session))
    return `okno_session=${token}`
  }
  return {
    ...world,
    database,
    house,
    folder,
    app,
    as,
    inBrowser,
    clock,
    /** A request filed by a person; fails when it is not accepted. */
    file: async (person: { readonly token: string }, order: Record<string, unknown> = {}): Promise<number> => {
      const filed = await as(person).post('/api/requests', {
        subject: 'Касса, печать: не печатает чек',
        description: 'После обновления',
        ...order,
      })
      assert.equal(filed.status, 201, filed.text)
      return filed.body.number
    },
    close: async () => {
      await app.close()
      await database.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export type TestDesk = Awaited<ReturnType<typeof testDesk>>

function verbs(call: Call) {
  return {
    call,
    get: (url: string) => call('GET', url),
    post: (url: string, body: unknown, headers?: Record<string, string>) => call('POST', url, body, headers),
    put: (url: string, body: unknown, headers?: Record<string, string>) => call('PUT', url, body, headers),
    remove: (url: string) => call('DELETE', url),
  }
}
