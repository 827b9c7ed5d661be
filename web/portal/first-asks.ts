import { type FirstAsk, firstAddress } from '../first-asks.ts'
import { MINE } from './mine.ts'
import { listAddress, UNFILTERED } from './requests/asked.ts'
import { togetherAt } from './together.ts'

/** The addresses that people of customers open from outside: by a letter, a bookmark, a notice. */
export const FIRST_ASKS: readonly FirstAsk[] = [
  { path: '/', page: 'home/HomePage.tsx', asks: [MINE, '/api/catalogue'] },
  { path: '/new', page: 'new/NewPage.tsx', asks: ['/api/catalogue'] },
  { path: '/requests', page: 'requests/RequestsPage.tsx', asks: [listAddress(UNFILTERED)] },
  { path: '/requests/$number', page: 'request/RequestPage.tsx', asks: ['/api/requests/$number'] },
].map((one) => ({ ...one, first: firstAddress(togetherAt(one.path)) }))
