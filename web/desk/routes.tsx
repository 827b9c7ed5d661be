import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouterHistory,
} from '@tanstack/react-router'
import { Crashed } from '../frame/Crashed.tsx'
import { Missing } from '../frame/Missing.tsx'
import { withWords } from '../language.ts'
import { paths } from '../paths.ts'
import { DeskFrame } from './DeskFrame.tsx'
import { DeskHome } from './DeskHome.tsx'
import { DUTY_WORDS } from './duty/words.ts'
import { HANDOVER_WORDS } from './handover/words.ts'
import { HEARD_WORDS } from './heard/words.ts'
import { SCAN_WORDS } from './scan/words.ts'

const root = createRootRoute({ component: DeskFrame, notFoundComponent: () => <Missing home={paths.desk} /> })

const page = (path: string, component?: ReturnType<typeof lazyRouteComponent>) =>
  createRoute({ getParentRoute: () => root, path, ...(component && { component }) })

const home = createRoute({ getParentRoute: () => root, path: '/desk', component: DeskHome })
const view = page(
  '/desk/v/$view',
  lazyRouteComponent(() => import('./queue/QueuePage.tsx'), 'QueuePage'),
)
/** Opening a request changes the address, not the page: the list stays as it is. */
const opened = createRoute({ getParentRoute: () => view, path: '/$number' })

const letters = page(
  '/desk/letters',
  lazyRouteComponent(() => import('./letters/LettersPage.tsx'), 'LettersPage'),
)
const openedLetter = createRoute({ getParentRoute: () => letters, path: '/$letter' })

const pages = [
  home,
  view.addChildren([opened]),
  page(
    '/desk/t/$number',
    lazyRouteComponent(() => import('./queue/SinglePage.tsx'), 'SinglePage'),
  ),
  page(
    '/desk/new',
    lazyRouteComponent(() => import('./new/NewPage.tsx'), 'NewPage'),
  ),
  letters.addChildren([openedLetter]),
  page(
    '/desk/handover',
    lazyRouteComponent(() => withWords(HANDOVER_WORDS, import('./handover/HandoverPage.tsx')), 'HandoverPage'),
  ),
  page(
    '/desk/duty',
    lazyRouteComponent(() => withWords(DUTY_WORDS, import('./duty/DutyPage.tsx')), 'DutyPage'),
  ),
  page(
    '/desk/notices',
    lazyRouteComponent(() => withWords(HEARD_WORDS, import('./heard/HeardPage.tsx')), 'HeardPage'),
  ),
  page(
    paths.deskScan,
    lazyRouteComponent(() => withWords(SCAN_WORDS, import('./scan/ScanPage.tsx')), 'ScanPage'),
  ),
  page(
    '/desk/calls',
    lazyRouteComponent(() => import('./calls/CallsPage.tsx'), 'CallsPage'),
  ),
  page(
    '/desk/customers/$id',
    lazyRouteComponent(() => import('./card/CustomerPage.tsx'), 'CustomerPage'),
  ),
  page(
    '/desk/venues/$id',
    lazyRouteComponent(() => import('./card/VenuePage.tsx'), 'VenuePage'),
  ),
  page(
    '/desk/search',
    lazyRouteComponent(() => import('./search/SearchPage.tsx'), 'SearchPage'),
  ),
]

const routeTree = root.addChildren(pages)

/** `elsewhere`: the addresses of whoever draws a page without a browser. */
export function newRouter(elsewhere?: RouterHistory) {
  return createRouter({ routeTree, defaultErrorComponent: Crashed, ...(elsewhere && { history: elsewhere }) })
}
