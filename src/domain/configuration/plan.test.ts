import assert from 'node:assert/strict'
import { test } from 'node:test'
import { USUAL_NEED } from '../duty/need.ts'
import { type Configuration, itemsOf } from './configuration.ts'
import { planOf, twiceIn } from './plan.ts'

const EMPTY: Configuration = { teams: [], hours: [], services: [], levels: [], contracts: [], templates: [] }
const DUTY = { zone: 'Europe/Moscow', need: USUAL_NEED, hours: null }
const SHOWN = {
  name: { ru: 'Чек', en: 'Receipt' },
  situation: { ru: '', en: '' },
  description: { ru: '', en: '' },
  synonyms: [],
  requestType: 'incident',
  form: { fields: [], logsChecklist: [] },
  team: 'Кассы',
} as const
const CONTRACT = {
  number: '7',
  name: 'Весна',
  kind: 'contract',
  state: 'active',
  startsOn: '2026-01-01',
  endsOn: null,
  isDefault: false,
  hours: 'Будни',
  level: 'Обычный',
  contractServiceType: true,
  waitingExternalPauses: false,
  hourPackage: null,
  coversAllServices: true,
  services: [],
  customers: [],
} as const
const WEEK = { roundTheClock: true, weekly: [], calendar: null, shortDayCutMinutes: 60, exceptions: [] }
const plan = (here: Partial<Configuration>, wanted: Partial<Configuration>, customers: string[] = []) =>
  planOf(itemsOf({ ...EMPTY, ...here }), itemsOf({ ...EMPTY, ...wanted }), new Set(customers))
const told = (steps: ReturnType<typeof plan>['steps']) =>
  steps.map(({ change, name, missing }) => [change, name, missing])

test('equal things are none of the steps: neither case nor the order of rules and customers counts', () => {
  const rules = [1, 2].map((priority) => ({
    service: null,
    requestType: null,
    priority: priority as 1 | 2,
    reactionMinutes: 10 * priority,
    resolutionMinutes: null,
  }))
  const here = { teams: [{ name: 'Кассы', line: 1, ...DUTY }], levels: [{ name: 'Обычный', rules }] }
  const wanted = {
    teams: [{ name: 'Кассы', line: 1, ...DUTY }],
    levels: [{ name: 'Обычный', rules: rules.toReversed() }],
  }
  assert.deepEqual(plan(here, wanted), { same: 2, steps: [] })
})

test('a difference is told by its path, what is only here stays', () => {
  const here = {
    teams: [
      { name: 'Кассы', line: 1, ...DUTY },
      { name: 'Меню', line: 2, ...DUTY },
    ],
  }
  const { steps } = plan(here, { teams: [{ name: 'кассы', line: 2, ...DUTY }] })
  assert.deepEqual(told(steps), [
    ['change', 'кассы', null],
    ['only_here', 'Меню', null],
  ])
  assert.deepEqual(steps[0]?.before, { name: 'Кассы', line: 1 })
})

test('whoever names what nobody knows cannot be taken, nor who names him; what the file brings is known', () => {
  const wanted: Partial<Configuration> = {
    services: [
      { path: ['Кассы', 'Чек'], icon: null, group: null, shown: SHOWN },
      { path: ['Кассы'], icon: 'cash', group: { ru: 'Кассы', en: 'Tills' }, shown: null },
      { path: ['Меню', 'Блюдо'], icon: null, group: null, shown: { ...SHOWN, team: 'Нет такой' } },
    ],
    teams: [
      { name: 'Меню', line: 2, ...DUTY, hours: 'будни' },
      { name: 'Склад', line: 2, ...DUTY, hours: 'Ночь' },
    ],
    hours: [{ name: 'Будни', zone: 'Europe/Moscow', week: WEEK }],
    levels: [
      {
        name: 'Обычный',
        rules: [
          { service: ['Меню', 'Блюдо'], requestType: null, priority: null, reactionMinutes: 5, resolutionMinutes: 9 },
        ],
      },
    ],
    contracts: [CONTRACT],
  }
  assert.deepEqual(
    told(plan({ teams: [{ name: 'Кассы', line: 1, ...DUTY }] }, wanted).steps.filter((one) => one.change === 'add')),
    [
      ['add', 'Будни', null],
      ['add', 'Меню', null],
      ['add', 'Склад', 'Ночь'],
      ['add', 'Кассы', null],
      ['add', 'Кассы · Чек', null],
      ['add', 'Меню · Блюдо', 'Меню'],
      ['add', 'Обычный', 'Меню · Блюдо'],
      ['add', '№7 Весна', 'Обычный'],
    ],
  )
})

test('a customer is known when the desk knows him', () => {
  const wanted = {
    hours: [{ name: 'Будни', zone: 'Europe/Moscow', week: WEEK }],
    levels: [{ name: 'Обычный', rules: [] }],
    contracts: [{ ...CONTRACT, customers: [{ venue: '104120007' }] }],
  }
  assert.deepEqual(told(plan({}, wanted).steps).at(-1), ['add', '№7 Весна', '104120007'])
  assert.deepEqual(told(plan({}, wanted, ['venue 104120007']).steps).at(-1), ['add', '№7 Весна', null])
})

test('the default agreement is one, whatever its number; a thing named twice is found', () => {
  const here = { contracts: [{ ...CONTRACT, isDefault: true }] }
  const wanted = { contracts: [{ ...CONTRACT, number: '8', isDefault: true }] }
  assert.deepEqual(plan(here, wanted).steps[0]?.after, { number: '8' })
  assert.equal(
    twiceIn(
      itemsOf({
        ...EMPTY,
        teams: [
          { name: 'А', line: 1, ...DUTY },
          { name: 'а ', line: 2, ...DUTY },
        ],
      }),
    )?.name,
    'а ',
  )
  assert.equal(twiceIn(itemsOf(EMPTY)), null)
})
