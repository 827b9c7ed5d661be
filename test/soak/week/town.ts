import { hashOf, newToken } from '../../../src/actions/ground/secrets.ts'
import { issueApiToken } from '../../../src/actions/sessions/issue-api-token.ts'
import type { Database, Tx } from '../../../src/db/engine/database.ts'
import {
  coverCustomer,
  everyWeek,
  grantRole,
  insertContract,
  insertHours,
  insertLevel,
  insertOrganisation,
  insertPerson,
  insertTeam,
  joinTeam,
} from '../../../src/db/foundation/foundation.ts'
import { insertLink } from '../../../src/db/messenger/links.ts'
import { insertSession } from '../../../src/db/people/sessions.ts'
import type { Priority } from '../../../src/domain/ground/words.ts'
import type { DayInterval, ServiceHours } from '../../../src/domain/hours/service-hours.ts'
import { FROM_THE_BEGINNING } from '../../../src/domain/terms/demonstration-terms.ts'
import { populate } from '../../people.ts'
import type { FakeBotApi } from '../../telegram/fake-bot-api.ts'
import { insertPolledBot } from '../bot.ts'

export const ZONE = 'Europe/Berlin'

/** Minutes of reaction and resolution; all shares of them that the steps have are whole half-hours, so that many fall due together. */
export const TIMES = { 1: [120, 240], 2: [240, 480], 3: [360, 960], 4: [480, 1_920] } as const satisfies Record<
  Priority,
  readonly [number, number]
>

const NIGHT: readonly DayInterval[] = [
  { opens: '00:00', closes: '06:00' },
  { opens: '18:00', closes: '24:00' },
]
const DAYTIME: readonly DayInterval[] = [{ opens: '08:00', closes: '20:00' }]
const SPARE = { calendar: null, shortDayCutMinutes: 0, exceptions: [], effectiveFrom: '2020-01-01' } as const

/** Three kinds of customers: served over the night in which the clocks change, by day, and always. */
const CUSTOMERS = {
  night: { code: '90001', name: 'Ночные кафе', roundTheClock: false, weekly: everyWeek(NIGHT, { weekends: true }) },
  day: { code: '90002', name: 'Дневные кафе', roundTheClock: false, weekly: everyWeek(DAYTIME, { weekends: false }) },
  always: {
    code: '90003',
    name: 'Круглосуточные кафе',
    roundTheClock: true,
    weekly: everyWeek([], { weekends: true }),
  },
} as const
type Kind = keyof typeof CUSTOMERS

export interface Someone {
  readonly id: number
  readonly name: string
  readonly email: string
  readonly token: string
}

export interface Customers {
  readonly kind: Kind
  readonly hours: ServiceHours
  readonly levelId: number
  readonly contractId: number
  readonly venueId: number
  readonly people: readonly Someone[]
}

export type Town = Awaited<ReturnType<typeof openTown>>

/** Sixty people: four teams with their leads, an operator or two, a head, and the customers of three contracts. */
export async function openTown(database: Database, now: number) {
  const { people: known } = await populate(database.db, now)
  return database.db.transaction().execute(async (tx) => {
    const person = async (name: string, place: string, ...roles: Parameters<typeof grantRole>[2][]) => {
      const email = `${place}@week.example`
      const id = await insertPerson(tx, now, { name, email, zone: ZONE })
      for (const role of roles) await grantRole(tx, id, role)
      const { token } = await issueApiToken({ tx, now }, { personId: id, name: 'week' })
      return { id, name, email, token }
    }
    const nights = await insertTeam(tx, { name: 'Ночная смена', line: 1, zone: ZONE })
    const fitters = await insertTeam(tx, { name: 'Выезд', line: 2, zone: ZONE })
    const tills = await insertTeam(tx, { name: 'Кассы', line: 2, zone: ZONE })
    const banks = await insertTeam(tx, { name: 'Банки', line: 2, zone: ZONE })
    const teams = [tills, banks, nights, fitters] as const
    const staff: { readonly person: Someone; readonly teamId: number }[] = []
    const leads: Someone[] = []
    for (const [place, teamId] of teams.entries()) {
      for (let one = 0; one < 3; one += 1) {
        const someone = await person(`Специалист ${place}-${one}`, `s${place}-${one}`, { role: 'specialist' })
        await joinTeam(tx, teamId, someone.id)
        staff.push({ person: someone, teamId })
      }
      const lead = await person(`Старший ${place}`, `lead${place}`, { role: 'team_lead' })
      await joinTeam(tx, teamId, lead.id, true)
      leads.push(lead)
    }
    const head = await person('Глава Поддержки', 'head', { role: 'operator' })
    const operators = [
      await person('Оператор Первый', 'operator1', { role: 'operator' }),
      await person('Оператор Второй', 'operator2', { role: 'operator' }),
    ]
    const customers: Customers[] = []
    for (const kind of ['night', 'day', 'always'] as const) customers.push(await customersOf(tx, kind, person))
    const cookie = `okno_session=${await session(tx, known.administrator.id, now)}`
    const named = await tx
      .selectFrom('people')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    return {
      teams: { tills, banks, nights, fitters },
      staff,
      leads,
      head,
      operators,
      customers,
      admin: { ...known.administrator, cookie },
      count: Number(named.count),
    }
  })
}

async function customersOf(
  tx: Tx,
  kind: Kind,
  person: (name: string, place: string, role: Parameters<typeof grantRole>[2]) => Promise<Someone>,
): Promise<Customers> {
  const { code, name, roundTheClock, weekly } = CUSTOMERS[kind]
  const corporation = await insertOrganisation(tx, { kind: 'corporation', code, name })
  const { id: venueId } = await tx
    .insertInto('venues')
    .values({ code: `${code}0001`, name, address: 'Hauptstraße 1', zone: ZONE, corporation_id: corporation })
    .returning('id')
    .executeTakeFirstOrThrow()
  const version = { effectiveFrom: SPARE.effectiveFrom, roundTheClock, weekly, calendar: null }
  const hoursId = await insertHours(tx, { name, zone: ZONE, version })
  const levelId = await insertLevel(tx, { name, times: TIMES, effectiveFrom: FROM_THE_BEGINNING })
  const order = { number: `W-${kind}`, name, kind: 'contract', hoursId, levelId, startsOn: '2020-01-01' } as const
  const contractId = await insertContract(tx, order)
  await coverCustomer(tx, contractId, { organisationId: corporation })
  const people: Someone[] = []
  for (let one = 0; one < 9; one += 1) {
    people.push(await person(`Клиент ${kind} ${one}`, `${kind}${one}`, { role: 'customer_user', venueId }))
  }
  const hours = { id: hoursId, name, zone: ZONE, versions: [{ ...SPARE, roundTheClock, weekly }] }
  return { kind, hours, levelId, contractId, venueId, people }
}

async function session(tx: Tx, personId: number, now: number): Promise<string> {
  const token = newToken()
  const ends = now + 20 * 86_400_000
  await insertSession(tx, { personId, tokenHash: hashOf(token), now, expiresAt: ends, userAgent: '', address: '' })
  return token
}

/** Some people have linked the messenger: two customers, and a lead. Few, since a chat takes a message a second of the machine's time. */
export async function linkMessenger({ db }: Database, town: Town, api: FakeBotApi, secret: string, now: number) {
  const linked = [...town.customers.slice(0, 2).flatMap(({ people }) => people.slice(0, 1)), town.leads[3]]
  await db.transaction().execute(async (tx) => {
    const botId = await insertPolledBot(tx, api, secret)
    for (const one of linked) {
      if (!one) continue
      const chat = String(20_000 + one.id)
      const sender = { account: chat, chat, name: one.name, username: null, locale: 'ru', isPrivate: true } as const
      await insertLink(tx, { botId, personId: one.id, sender, linkedBy: 'code', now })
      api.chatOf(Number(chat))
    }
  })
}
