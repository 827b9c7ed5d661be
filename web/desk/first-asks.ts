import { type FirstAsk, firstAddress } from '../first-asks.ts'
import { TOGETHER } from './together.ts'

const first = firstAddress(TOGETHER)
const QUEUE = 'queue/QueuePage.tsx'

/** The addresses that specialists open from outside. */
export const FIRST_ASKS: readonly FirstAsk[] = [
  { path: '/desk/v/all', page: QUEUE, first, asks: ['/api/requests?sort=newest'] },
  { path: '/desk/v/$view', page: QUEUE, first, asks: ['/api/requests?sort=due&view=$view'] },
  {
    path: '/desk/v/$view/$number',
    page: QUEUE,
    first,
    asks: ['/api/requests/$number?with=surroundings', '/api/requests?sort=due&view=$view'],
  },
  { path: '/desk/t/$number', page: 'queue/SinglePage.tsx', first, asks: ['/api/requests/$number?with=surroundings'] },
]
