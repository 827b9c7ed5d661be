import { sql } from 'kysely'
import type { Db } from '../../../src/db/engine/database.ts'
import { DAY, HOUR, MINUTE } from '../../../src/domain/ground/instant.ts'
import type { Chance } from '../../sla-cases.ts'
import { type Call, Refused } from './doors.ts'
import { SECRET_WORD } from './rules.ts'
import type { Customers, Someone, Town } from './town.ts'

/** The grid on which people act. */
export const GRID = 30 * MINUTE

export interface Doing {
  readonly at: number
  readonly act: () => Promise<void>
}

export interface People {
  readonly db: Db
  readonly town: Town
  readonly call: Call
  readonly chance: Chance
  readonly now: () => number
  readonly plan: (doing: Doing) => void
  /** How often the desk refused what people tried, by its reason. */
  readonly refused: Map<string, number>
}

/** What somebody does about one request. */
type Act = (people: People, story: Story) => Promise<unknown>

interface Story {
  readonly number: number
  readonly customer: Someone
}

interface Standing {
  readonly version: number
  readonly status: string
  readonly specialist: number | null
  readonly team: number
  readonly wakesAt: number | null
}

const URGENCIES = ['low', 'medium', 'high', 'high'] as const
const WORDS = ['очередь', 'ночь', 'лично', 'касса', 'очередь', 'ночь'] as const

/** Files one request, and plans what becomes of it. */
export async function fileOne(people: People, moment: number): Promise<void> {
  const { town, call, chance } = people
  const customers = chance.oneOf(town.customers as [Customers, ...Customers[]])
  const customer = chance.oneOf(customers.people as [Someone, ...Someone[]])
  const subject = `Касса: ${chance.oneOf(WORDS)} ${chance.below(1_000_000)}`
  const order = { subject, description: 'Не печатает чек', venueId: customers.venueId }
  const urgency = { urgency: chance.oneOf(URGENCIES), stopOfTrade: chance.happens(0.05) }
  const { number } = await call(customer, 'POST', '/api/requests', { ...order, ...urgency })
  const story = { number, customer }
  let at = moment
  for (const [steps, act] of courseOf(chance)) {
    at += steps * GRID
    people.plan({ at, act: () => done(people, story, act) })
  }
}

/** What people try and the desk refuses is counted; what fails otherwise ends the run. */
async function done(people: People, story: Story, act: Act): Promise<void> {
  try {
    await act(people, story)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    people.refused.set(error.code, (people.refused.get(error.code) ?? 0) + 1)
  }
}

/** One of the lives of a request: after so many half-hours somebody does that. */
function courseOf(chance: Chance): readonly (readonly [number, Act])[] {
  const soon = () => 1 + chance.below(4)
  const later = () => 2 + chance.below(12)
  const end: readonly (readonly [number, Act])[] = chance.happens(0.3)
    ? [
        [later(), solve],
        [later(), resume],
        [soon(), reply],
        [soon(), solve],
      ]
    : [[later(), solve], ...(chance.happens(0.5) ? ([[soon(), close]] as const) : [])]
  return chance.oneOf<readonly (readonly [number, Act])[]>([
    [[1, take], ...end],
    [[1, reply], [soon(), rate], ...end],
    [[soon(), reply], ...end],
    [[6 + chance.below(30), reply], ...end],
    [[soon(), note], [soon(), confirm], [soon(), reply], ...end],
    [[1, ask], [later(), answer], ...end],
    [[1, take], [soon(), ask], [later(), urgent], ...end],
    [[soon(), defer], ...end],
    [[soon(), urge], [soon(), override], [soon(), reply], ...end],
    [[1, give], [later(), pass], [soon(), reply], ...end],
    [[1, handOver], [later(), takeBack], ...end],
    [
      [soon(), next],
      [soon(), confirm],
      [later(), criticality],
    ],
  ])
}

const take: Act = async (people, story) => {
  const { specialist } = await standing(people, story)
  const me = await worker(people, story)
  await people.call(me, 'PUT', `/api/requests/${story.number}/assignee`, { specialistId: me.id, expected: specialist })
}

const give: Act = async (people, story) => {
  const { specialist, team } = await standing(people, story)
  const to = people.chance.oneOf(ofTeam(people.town, team))
  const order = { specialistId: to.id, teamId: team, expected: specialist }
  await people.call(operator(people), 'PUT', `/api/requests/${story.number}/assignee`, order)
}

/** To another team, for whoever has time there. */
const pass: Act = async (people, story) => {
  const { specialist } = await standing(people, story)
  const teamId = people.chance.oneOf(Object.values(people.town.teams) as [number, ...number[]])
  const order = { specialistId: null, teamId, expected: specialist }
  await people.call(operator(people), 'PUT', `/api/requests/${story.number}/assignee`, order)
}

const reply: Act = async (people, story) => say(people, await worker(people, story), story, 'Смотрим, перезагрузите')
const answer: Act = (people, story) => say(people, story.customer, story, 'Перезагрузили, всё так же')
const urgent: Act = (people, story) => say(people, story.customer, story, 'Срочно, гости ждут')

const note: Act = async (people, story) => {
  const { town, chance } = people
  const mentions = [
    chance.oneOf(town.staff as [(typeof town.staff)[0], ...typeof town.staff]).person.id,
    town.leads[chance.below(4)]?.id,
  ]
  const text = `${SECRET_WORD}: похоже на кабель ${chance.below(100)}`
  const me = await worker(people, story)
  await people.call(me, 'POST', messagesOf(story), { text, visibility: 'internal', mentions, fileIds: [] })
}

const ask: Act = (people, story) =>
  move(people, story, 'ask', { message: { text: 'Какая у вас версия?', fileIds: [] } })
const solve: Act = (people, story) =>
  move(people, story, 'resolve', { solution: 'Заменили кабель', closingCode: 'solved' })
const handOver: Act = (people, story) => move(people, story, 'hand_over', { reason: 'Едет монтажник' })
const takeBack: Act = (people, story) => move(people, story, 'take_back', {})
const defer: Act = (people, story) => {
  const until = new Date(Math.ceil(people.now() / GRID) * GRID + (1 + people.chance.below(20)) * GRID).toISOString()
  return move(people, story, 'defer', { until, reason: 'Ждём поставку' })
}
const resume: Act = async (people, story) => {
  const { version } = await standing(people, story)
  const order = { move: 'resume', version, reason: 'Опять не печатает' }
  await people.call(story.customer, 'POST', `/api/requests/${story.number}/moves`, order)
}
const close: Act = async (people, story) => {
  const { version } = await standing(people, story)
  await people.call(story.customer, 'POST', `/api/requests/${story.number}/moves`, { move: 'close', version })
}
const rate: Act = (people, story) =>
  people.call(story.customer, 'PUT', `/api/requests/${story.number}/rating`, {
    score: 1 + people.chance.below(5),
    comment: '',
  })
const urge: Act = async (people, story) => {
  const { version } = await standing(people, story)
  const urging = { urgency: 'high', reason: 'Гости уходят', stopOfTrade: people.chance.happens(0.3), version }
  await people.call(story.customer, 'PUT', `/api/requests/${story.number}/urgency`, urging)
}
const override: Act = async (people, story) => {
  const { version } = await standing(people, story)
  const until = new Date(Math.ceil(people.now() / GRID) * GRID + people.chance.below(16) * GRID + HOUR).toISOString()
  const priority = people.chance.oneOf([1, 2, 3])
  const wanted = { priority, reason: `${SECRET_WORD}: важный гость`, until }
  await people.call(people.town.admin, 'PUT', `/api/requests/${story.number}/priority-override`, {
    override: wanted,
    version,
  })
}
const criticality: Act = async (people, story) => {
  const { version } = await standing(people, story)
  const order = { criticality: people.chance.oneOf(['high', 'low', 'critical']), version }
  await people.call(await worker(people, story), 'PUT', `/api/requests/${story.number}/criticality`, order)
}
const confirm: Act = async (people, story) =>
  people.call(await worker(people, story), 'POST', `/api/requests/${story.number}/alarm-confirmations`)
const next: Act = ({ call, town, chance }) =>
  call(
    chance.oneOf(town.staff as [(typeof town.staff)[0], ...typeof town.staff]).person,
    'POST',
    '/api/me/next-request',
  )

/** People come on line and go off it. */
export async function turnOnLine({ call, chance, town }: People): Promise<void> {
  const { person } = chance.oneOf(town.staff as [(typeof town.staff)[0], ...typeof town.staff])
  await call(person, 'PUT', '/api/me/on-line', { onLine: chance.happens(0.6) })
}

async function say(people: People, who: Someone, story: Story, text: string): Promise<void> {
  await people.call(who, 'POST', messagesOf(story), { text, visibility: 'public', fileIds: [] })
}

async function move(people: People, story: Story, name: string, besides: object): Promise<void> {
  const { version } = await standing(people, story)
  const order = { move: name, version, ...besides }
  await people.call(await worker(people, story), 'POST', `/api/requests/${story.number}/moves`, order)
}

const messagesOf = ({ number }: Story) => `/api/requests/${number}/messages`

/** Whose it is, else somebody of its team. */
async function worker(people: People, story: Story): Promise<Someone> {
  const { specialist, team } = await standing(people, story)
  const own = people.town.staff.find(({ person }) => person.id === specialist)?.person
  return own ?? people.chance.oneOf(ofTeam(people.town, team))
}

const operator = ({ town, chance }: People) => chance.oneOf(town.operators as unknown as [Someone, ...Someone[]])

function ofTeam({ staff, operators }: Town, team: number): [Someone, ...Someone[]] {
  const found = staff.flatMap((one) => (one.teamId === team ? [one.person] : []))
  return (found.length > 0 ? found : operators) as [Someone, ...Someone[]]
}

async function standing({ db }: People, { number }: Story): Promise<Standing> {
  const { rows } = await sql<Standing>`select version, status, specialist_id as specialist, team_id as team,
    (extract(epoch from wakes_at) * 1000)::bigint as "wakesAt" from requests where number = ${number}`.execute(db)
  if (!rows[0]) throw new Error(`request ${number} is gone`)
  return rows[0]
}

/** Days of the week by the calendar of the zone, from the one before its begin. */
export function daysFrom(start: number): string[] {
  return Array.from({ length: 10 }, (_, day) => new Date(start + (day - 1) * DAY).toISOString().slice(0, 10))
}
