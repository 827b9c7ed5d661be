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
import { paths, safeReturn } from '../paths.ts'
import { SignInLinkPage } from '../sign-in/SignInLinkPage.tsx'
import { SignInPage } from '../sign-in/SignInPage.tsx'
import { HEARD_WORDS } from './heard/words.ts'
import { ME_WORDS } from './me/words.ts'
import { PortalFrame } from './PortalFrame.tsx'
import { SCAN_WORDS } from './scan/words.ts'

const root = createRootRoute({ notFoundComponent: Nowhere })

/** Pages that need a person. */
const inside = createRoute({ getParentRoute: () => root, id: 'inside', component: PortalFrame })
const page = <const Path extends string>(path: Path, component: ReturnType<typeof lazyRouteComponent>) =>
  createRoute({ getParentRoute: () => inside, path, component })

const pages = [
  page(
    '/',
    lazyRouteComponent(() => import('./home/HomePage.tsx'), 'HomePage'),
  ),
  page(
    '/new',
    lazyRouteComponent(() => import('./new/NewPage.tsx'), 'NewPage'),
  ),
  page(
    '/scan',
    lazyRouteComponent(() => withWords(SCAN_WORDS, import('./scan/ScanPage.tsx')), 'ScanPage'),
  ),
  page(
    '/requests',
    lazyRouteComponent(() => import('./requests/RequestsPage.tsx'), 'RequestsPage'),
  ),
  page(
    '/requests/$number',
    lazyRouteComponent(() => import('./request/RequestPage.tsx'), 'RequestPage'),
  ),
  page(
    '/company',
    lazyRouteComponent(() => import('./company/CompanyPage.tsx'), 'CompanyPage'),
  ),
  page(
    paths.notices,
    lazyRouteComponent(() => withWords(HEARD_WORDS, import('./heard/HeardPage.tsx')), 'HeardPage'),
  ),
  page(
    '/me',
    lazyRouteComponent(() => withWords(ME_WORDS, import('./me/MePage.tsx')), 'MePage'),
  ),
  page(
    '/me/notices',
    lazyRouteComponent(() => withWords(ME_WORDS, import('./me/notices/NoticesPage.tsx')), 'NoticesPage'),
  ),
]

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: () => <SignInPage onDone={leave} />,
})
const signInLink = createRoute({
  getParentRoute: () => root,
  path: '/sign-in/$token',
  component: () => <SignInLinkPage token={signInLink.useParams().token} onDone={leave} />,
})

/** A page of a letter: its key says who it is, so nobody has to sign in. */
const letter = createRoute({
  getParentRoute: () => root,
  path: '/r/$key',
  component: lazyRouteComponent(() => import('./letter/LetterPage.tsx'), 'LetterPage'),
})

/** «Is this address yours?»: the key of the letter says who is asked. */
const whose = createRoute({
  getParentRoute: () => root,
  path: '/a/$key',
  component: lazyRouteComponent(() => withWords(ME_WORDS, import('./whose/WhosePage.tsx')), 'WhosePage'),
})

const routeTree = root.addChildren([inside.addChildren(pages), signIn, signInLink, letter, whose])

/** `elsewhere`: the addresses of whoever draws a page without a browser; nobody scrolls there. */
export function newRouter(elsewhere?: RouterHistory) {
  return createRouter({
    routeTree,
    defaultErrorComponent: Crashed,
    scrollRestoration: !elsewhere,
    ...(elsewhere && { history: elsewhere }),
  })
}

/** Addresses of our own origin that are another surface, a file or the API. */
export function isElsewhere(path: string): boolean {
  return /^\/(desk|admin|setup|api|assets|health)(\/|$)/.test(path)
}

/** Where the person wanted to go, possibly on another surface: so the page is loaded anew. */
function leave() {
  location.assign(safeReturn(new URLSearchParams(location.search).get('return'), location.origin))
}

function Nowhere() {
  return (
    <main>
      <Missing home={paths.home} />
    </main>
  )
}
