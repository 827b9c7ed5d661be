import type { FirstAsk } from '../first-asks.ts'
import { MINE } from './mine.ts'
import { listAddress, UNFILTERED } from './requests/asked.ts'

/** The addresses that people of customers open from outside: by a letter, a bookmark, a notice. */
export const FIRST_ASKS: readonly FirstAsk[] = [
  {
    path: '/',
    page: 'home/HomePage.tsx',
    asks: ['/api/views', '/api/announcements', MINE, '/api/catalogue', '/api/my-venues'],
  },
  { path: '/new', page: 'new/NewPage.tsx', asks: ['/api/catalogue', '/api/my-venues', '/api/views'] },
  {
    path: '/requests',
    page: 'requests/RequestsPage.tsx',
    asks: [listAddress(UNFILTERED), '/api/views', '/api/my-venues'],
  },
  { path: '/requests/$number', page: 'request/RequestPage.tsx', asks: ['/api/requests/$number', '/api/views'] },
]
