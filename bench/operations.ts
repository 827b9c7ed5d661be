/** What people and programs do with the desk all day, as calls of its API. */
export interface Call {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly body?: unknown
}

export interface Operation {
  readonly name: string
  readonly as: Who
  readonly call: (facts: Facts, turn: number) => Call
}

export type Who = 'operator' | 'specialist' | 'customer'

/** What the calls are made of, read from the database that is measured. */
export interface Facts {
  readonly numbers: readonly number[]
  readonly ownNumbers: readonly number[]
  readonly venueId: number
  readonly serviceIds: readonly number[]
  /** The cursor of the second page of everything open, by due time. */
  readonly cursor: string
}

const PROBLEMS = ['не печатает чек', 'нет связи с ФР', 'сумма не сходится', 'не принимается накладная']

/** Filing comes last: it adds to what the others look through. */
export const OPERATIONS: readonly Operation[] = [
  list('list: mine', 'operator', 'view=mine&sort=due'),
  list('list: unassigned', 'operator', 'view=unassigned&sort=due'),
  list('list: open by due', 'operator', 'view=open&sort=due'),
  {
    name: 'list: open, 2nd page',
    as: 'operator',
    call: ({ cursor }) => ({ method: 'GET', path: `/api/requests?view=open&sort=due&cursor=${cursor}` }),
  },
  list('list: open, one team', 'specialist', 'view=open&sort=due'),
  list('list: a customer’s', 'customer', 'view=my_requests&sort=changed'),
  {
    name: 'open a request',
    as: 'operator',
    call: ({ numbers }, turn) => ({ method: 'GET', path: `/api/requests/${numbers[turn % numbers.length]}` }),
  },
  {
    name: 'screen of a request',
    as: 'operator',
    call: ({ numbers }, turn) => ({
      method: 'GET',
      path: `/api/requests/${numbers[turn % numbers.length]}?with=surroundings`,
    }),
  },
  {
    name: 'open one’s own',
    as: 'customer',
    call: ({ ownNumbers }, turn) => ({ method: 'GET', path: `/api/requests/${ownNumbers[turn % ownNumbers.length]}` }),
  },
  {
    name: 'search: number',
    as: 'operator',
    call: ({ numbers }, turn) => search(String(numbers[turn % numbers.length])),
  },
  {
    name: 'search: word',
    as: 'operator',
    call: (_, turn) => search(nth(['накладная', 'чек', 'сервер', 'лицензия'], turn)),
  },
  {
    name: 'search: phrase',
    as: 'operator',
    call: (_, turn) => search(nth(['сбилась настройка порта', 'не печатается чек', 'права роли'], turn)),
  },
  { name: 'search: phone', as: 'operator', call: (_, turn) => search(nth(['8 937 555-01-01', '974 555 01 02'], turn)) },
  { name: 'search: wrong layout', as: 'operator', call: (_, turn) => search(nth(['yfrkflyfz', 'kbwtypbz'], turn)) },
  {
    name: 'search: a typo',
    as: 'operator',
    call: (_, turn) => search(nth(['накладнайя', 'печатаеться', 'лецензия'], turn)),
  },
  { name: 'search: a customer’s', as: 'customer', call: (_, turn) => search(nth(['чек', 'сервер', 'заказ'], turn)) },
  { name: 'search: nothing fits', as: 'operator', call: (_, turn) => search(`щшпрк${turn % 7}`) },
  { name: 'counts of views', as: 'operator', call: () => ({ method: 'GET', path: '/api/views' }) },
  { name: 'counts, one team', as: 'specialist', call: () => ({ method: 'GET', path: '/api/views' }) },
  {
    name: 'file a request',
    as: 'customer',
    call: ({ venueId, serviceIds }, turn) => ({
      method: 'POST',
      path: '/api/requests',
      body: {
        module: 'Касса',
        area: 'печать чека',
        problem: `${PROBLEMS[turn % PROBLEMS.length]}, КС-${turn % 9}`,
        description: `Добрый день! Перезагрузили, не помогло. Чек ${10_000 + turn}, гости ждут.`,
        serviceId: serviceIds[turn % serviceIds.length],
        venueId,
        urgency: 'medium',
        stopOfTrade: false,
        answers: {},
        fileIds: [],
      },
    }),
  },
]

function list(name: string, as: Who, query: string): Operation {
  return { name, as, call: () => ({ method: 'GET', path: `/api/requests?${query}` }) }
}

function search(text: string): Call {
  return { method: 'GET', path: `/api/search?q=${encodeURIComponent(text)}` }
}

function nth(texts: readonly string[], turn: number): string {
  return texts[turn % texts.length] ?? ''
}
