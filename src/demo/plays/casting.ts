import type { Channel } from '../../domain/ground/words.ts'
import { between, type Chance, pick } from '../chance.ts'
import type { Company, Venue } from '../company/company.ts'
import { russianName } from '../company/names.ts'
import { type StaffKey, type TeamKey, WORKERS } from '../company/teams.ts'
import type { Story } from '../stories/story.ts'
import type { Promises } from './pacing.ts'
import type { Play } from './play.ts'

export interface Troupe {
  readonly company: Company
  readonly names: ReadonlyMap<number, string>
  readonly teamOf: ReadonlyMap<string, TeamKey>
  readonly chance: Chance
  readonly promises: Promises
}

const DISHES = ['Сырники', 'Окрошка на квасе', 'Том ям', 'Пирог с вишней', 'Раф лавандовый', 'Цезарь с курицей', 'Борщ']

/** The ways in, as often as they are used. */
const WAYS: readonly Channel[] = [
  'portal',
  'portal',
  'portal',
  'email',
  'email',
  'telegram',
  'telegram',
  'app',
  'phone',
]

export interface Casting {
  readonly venue?: Venue | null
  readonly contactId?: number | undefined
  readonly worker?: StaffKey
}

/** Finds somebody to whom the story happens. */
export function cast({ company, names, teamOf, chance }: Troupe, story: Story, wanted: Casting = {}): Play {
  const venues = company.venues.filter(({ english }) => english === (story.english ?? false))
  const venue = wanted.venue === undefined ? pick(chance, venues) : wanted.venue
  const contactId = wanted.contactId ?? (venue === null ? company.naturalPerson : pick(chance, venue.people))
  const till = venue === null ? null : pick(chance, venue.tills)
  const way = pick(chance, WAYS)
  const workers = WORKERS[teamOf.get(story.service) ?? 'l1']
  return {
    story,
    venue,
    contactId,
    till,
    channel: way === 'phone' && !venue?.phones ? 'email' : way,
    worker: wanted.worker ?? workers[Math.floor(chance() ** 2 * workers.length)] ?? 'alisa',
    words: wordsOf(chance, names.get(contactId) ?? '', till?.name ?? 'КС-01', venue?.version ?? '8.2.1.460'),
    chance,
    number: 0,
  }
}

/** The cashier one can sign in as, in her restaurant. */
export function knownCashier({ company }: Troupe): Casting {
  const [venue] = company.venues
  return venue ? { venue, contactId: venue.people[0] } : {}
}

function wordsOf(chance: Chance, contact: string, till: string, version: string): Play['words'] {
  return {
    hi: pick(chance, ['Здравствуйте!', 'Добрый день!', 'Добрый день.', 'Доброе утро!', 'Коллеги, добрый день!']),
    name: contact.split(' ')[0] ?? contact,
    till,
    fr: till.replace('КС', 'ФР'),
    version,
    time: `${whole(chance, 10, 22)}:${String(whole(chance, 0, 60)).padStart(2, '0')}`,
    sum: (whole(chance, 12, 640) * 10).toLocaleString('ru-RU'),
    n: String(whole(chance, 3, 25)),
    dish: pick(chance, DISHES),
    staff: russianName(chance),
    note: `ТТН-${whole(chance, 100_000, 999_999)}`,
    order: `№ ${whole(chance, 1000, 9999)}-${whole(chance, 10, 99)}`,
  }
}

function whole(chance: Chance, from: number, to: number): number {
  return Math.floor(between(chance, from, to))
}
