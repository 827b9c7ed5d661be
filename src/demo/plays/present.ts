import { HOUR, type Instant, MINUTE } from '../../domain/ground/instant.ts'
import { pick } from '../chance.ts'
import { type StaffKey, WORKERS } from '../company/teams.ts'
import { ENGLISH, RUSSIAN } from '../stories/stories.ts'
import type { Story } from '../stories/story.ts'
import { cast, knownCashier, type Troupe } from './casting.ts'
import { pacedUntil } from './pacing.ts'
import type { Act, Play, Step } from './play.ts'
import { type Ending, scripted } from './script.ts'

/** How one request stands today, and which share of its promise is consumed: of the reaction while nobody took it. */
interface Standing {
  readonly ending: Ending
  readonly share: number
  readonly worker?: StaffKey
  readonly mentions?: readonly StaffKey[]
  /** It is the request of the cashier one can sign in as. */
  readonly cashiers?: true
}

const ALISAS: readonly Omit<Standing, 'worker'>[] = [
  { ending: 'working', share: 0.12 },
  { ending: 'working', share: 0.3 },
  { ending: 'working', share: 0.5 },
  { ending: 'taken', share: 0.82 },
  { ending: 'taken', share: 0.93 },
  { ending: 'taken', share: 1.15 },
  { ending: 'asked', share: 0.2 },
  { ending: 'asked', share: 0.4 },
  { ending: 'asked', share: 0.6 },
  { ending: 'deferred', share: 0.2 },
  { ending: 'deferred', share: 0.35 },
  { ending: 'handed_over', share: 0.3 },
  { ending: 'resumed_untaken', share: 0.4 },
  { ending: 'given', share: 0.4 },
]

const NOBODYS: readonly Standing[] = [
  ...[0.03, 0.05, 0.08, 0.1, 0.14, 0.2, 0.25, 0.3, 0.35, 0.42, 0.5, 0.55, 0.62, 0.84, 0.92, 1.3, 1.6].map(
    (share) => ({ ending: 'filed', share }) as const,
  ),
  { ending: 'passed', share: 0.3 },
  { ending: 'passed', share: 0.55 },
]

const OTHERS: readonly Standing[] = [
  ...[0.1, 0.15, 0.2, 0.28, 0.35, 0.4, 0.48, 0.55, 0.62].map((share) => ({ ending: 'working', share }) as const),
  ...[0.8, 0.9, 1.1, 1.4].map((share) => ({ ending: 'taken', share }) as const),
  { ending: 'working', share: 0.33, mentions: ['alisa'] },
  { ending: 'working', share: 0.66, mentions: ['alisa', 'ksenia'] },
  ...[0.2, 0.3, 0.4, 0.5, 0.7].map((share) => ({ ending: 'asked', share }) as const),
  { ending: 'asked', share: 0.45, mentions: ['alisa'] },
  ...[0.15, 0.25, 0.4].map((share) => ({ ending: 'deferred', share }) as const),
  { ending: 'handed_over', share: 0.3 },
  { ending: 'handed_over', share: 0.5 },
  { ending: 'given', share: 0.5, worker: 'gennady' },
  { ending: 'resumed_untaken', share: 0.6 },
]

const DONE: readonly Standing[] = Array.from({ length: 16 }, (_, index) => ({
  ending: 'resolved',
  share: 0.12 + index * 0.03,
}))

const CASHIERS: readonly Standing[] = [
  { ending: 'filed', share: 0.3, cashiers: true },
  { ending: 'working', share: 0.3, cashiers: true },
  { ending: 'asked', share: 0.25, cashiers: true },
  { ending: 'resolved', share: 0.2, cashiers: true },
]

/** Everything that is somebody's work today, and what was resolved just now. */
export async function presentSteps(troupe: Troupe, now: Instant): Promise<readonly Step[]> {
  const used = new Map<Story, number>()
  const steps: Step[] = []
  for (const standing of [
    ...ALISAS.map((standing) => ({ ...standing, worker: 'alisa' }) as const),
    ...NOBODYS,
    ...OTHERS,
    ...DONE,
    ...CASHIERS,
  ]) {
    const story = storyFor(troupe, standing, used)
    const whose = standing.cashiers ? knownCashier(troupe) : {}
    const play = cast(troupe, story, standing.worker ? { worker: standing.worker } : whose)
    const acts = scripted(play, standing.ending, standing.mentions)
    const of = await troupe.promises.to(play)
    steps.push(...pacedUntil(play, acts, now, { share: standing.share, of }))
  }
  return [...steps, ...outage(troupe, now)]
}

/** The least told story that can stand so, and that this worker may see. */
function storyFor({ chance, teamOf }: Troupe, { ending, worker, cashiers }: Standing, used: Map<Story, number>): Story {
  const fitting = [...RUSSIAN, ...(cashiers ? [] : ENGLISH)].filter((story) => {
    if (ending === 'asked') return story.talk.some((line) => line.startsWith('В:'))
    if (ending === 'deferred') return story.deferral !== undefined
    if (ending === 'handed_over') return story.external !== undefined
    if (worker === 'gennady') return story.service === 'card'
    return true
  })
  const own = fitting.filter(({ service, talk }) => {
    const team = teamOf.get(service) ?? 'l1'
    return worker === undefined || worker === 'gennady' || (WORKERS[team].includes(worker) && !goesOn(talk))
  })
  const candidates = own.length > 0 ? own : fitting
  const least = Math.min(...candidates.map((story) => used.get(story) ?? 0))
  const story = pick(
    chance,
    candidates.filter((candidate) => (used.get(candidate) ?? 0) === least),
  )
  used.set(story, least + 1)
  return story
}

/** Whether it goes to another team on the way. */
function goesOn(talk: Story['talk']): boolean {
  return talk.some((line) => line.startsWith('Э '))
}

const OUTAGE: Story = {
  service: 'card',
  module: 'Эквайринг',
  area: 'оплата',
  problem: 'не проходит оплата картой, банк «Северный»',
  says: '{hi} На {till} с {time} карты банка «Северный» не проходят: «Хост недоступен». Терминалы перезагружали.',
  urgency: 'high',
  talk: [],
  solution: '',
  code: 'solved',
}

/** The mass incident of today: one main request, the others are caused by it. */
function outage(troupe: Troupe, now: Instant): readonly Step[] {
  const cities = troupe.company.venues.filter(({ english }) => !english)
  const plays = Array.from({ length: 7 }, () =>
    cast(troupe, OUTAGE, { venue: pick(troupe.chance, cities), worker: 'boris' }),
  )
  const [main] = plays
  return plays.flatMap((play, index) => {
    const filed = now - 2 * HOUR + index * 11 * MINUTE
    return told(main === play ? null : (main ?? null)).map((act, nth) => ({
      at: filed + nth * 4 * MINUTE,
      play,
      act,
    }))
  })
}

function told(main: Play | null): readonly Act[] {
  const opening: Act[] = [{ act: 'file' }, { act: 'take', by: 'boris' }]
  const reply =
    'Это сбой на стороне банка «Северный». Банк чинит, следующее сообщение пришлём сюда. Карты других банков проходят.'
  if (main !== null) {
    const link: Act = { act: 'link', by: 'boris', kind: 'caused_by', to: main }
    return [...opening, { act: 'say', by: 'boris', text: reply }, link]
  }
  return [
    ...opening,
    { act: 'weigh', by: 'boris', criticality: 'critical' },
    {
      act: 'note',
      by: 'boris',
      text: '@Ксения, массовый: банк «Северный» не отвечает по всем терминалам. Объявление повесил, остальные привязываю сюда.',
      mentions: ['ksenia', 'viktor'],
    },
    { act: 'say', by: 'boris', text: reply },
  ]
}
