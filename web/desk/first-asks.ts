import type { FirstAsk } from '../first-asks.ts'

const FRAME = ['/api/views', '/api/notices/count', '/api/calls/current', '/api/drafts']
const QUEUE = 'queue/QueuePage.tsx'

/** The addresses that specialists open from outside. */
export const FIRST_ASKS: readonly FirstAsk[] = [
  { path: '/desk/v/all', page: QUEUE, asks: ['/api/requests?sort=newest', ...FRAME] },
  { path: '/desk/v/$view', page: QUEUE, asks: ['/api/requests?sort=due&view=$view', ...FRAME] },
  {
    path: '/desk/v/$view/$number',
    page: QUEUE,
    asks: ['/api/requests/$number?with=surroundings', '/api/requests?sort=due&view=$view', ...FRAME],
  },
  {
    path: '/desk/t/$number',
    page: 'queue/SinglePage.tsx',
    asks: ['/api/requests/$number?with=surroundings', ...FRAME],
  },
]
