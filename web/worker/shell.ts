import type { WorkerScope } from './scope.ts'
import { KEPT_SURFACES, type KeptSurface } from './words.ts'

/** What each surface needs to stand without a net; written by the build (`vite.config.ts`). */
export interface Shell {
  readonly version: string
  readonly files: Readonly<Record<KeptSurface, readonly string[]>>
}

const PREFIX = 'okno-shell-'
/** The address under which the page of a surface is kept; the server gives the same page at every address below it. */
const PAGES: Readonly<Record<KeptSurface, string>> = { portal: '/', desk: '/desk' }
/** Below these no address is a page that is kept. */
const NO_PAGE = /^\/(api|assets|health|metrics|hooks|admin|setup)(\/|$)/
/** A net that neither answers nor breaks is waited for no longer, when the page is kept here; in milliseconds. */
const PATIENCE = 2_500

/** The pages of the desk themselves, and nothing of any person: no answer of the API ever passes through here. */
export function keepShell(scope: WorkerScope, shell: Shell): void {
  scope.addEventListener('install', (event) => event.waitUntil(refill(shell)))
  scope.addEventListener('activate', (event) => event.waitUntil(dropOld(shell).then(() => scope.clients.claim())))
  scope.addEventListener('fetch', (event) => {
    const answer = answerFor(scope, shell, event.request)
    if (answer) event.respondWith(answer)
  })
}

/** Keeps the pages of this surface, whole or not at all: `addAll` does, and the page itself says that it was done. */
export async function fill({ version, files }: Shell, surface: KeptSurface): Promise<void> {
  const name = `${PREFIX}${surface}-${version}`
  if (await keptIn(name, PAGES[surface])) return
  const cache = await caches.open(name)
  // Without a cookie: what is kept is the same for everybody.
  await cache.addAll([PAGES[surface], ...files[surface]].map((path) => new Request(path, { credentials: 'omit' })))
}

/** A new version keeps what the one before kept, so that it can take over without a net. */
async function refill(shell: Shell): Promise<void> {
  const names = await caches.keys()
  for (const surface of KEPT_SURFACES) {
    if (names.some((name) => name.startsWith(`${PREFIX}${surface}-`))) await fill(shell, surface)
  }
}

async function dropOld({ version }: Shell): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && !name.endsWith(`-${version}`)) await caches.delete(name)
  }
}

function answerFor({ location }: WorkerScope, { version, files }: Shell, request: Request): Promise<Response> | null {
  const { origin, pathname } = new URL(request.url)
  if (origin !== location.origin || request.method !== 'GET') return null
  if (request.mode === 'navigate') return NO_PAGE.test(pathname) ? null : pageOf(request, pathname, version)
  const surface = KEPT_SURFACES.find((one) => files[one].includes(pathname))
  return surface ? fileOf(request, `${PREFIX}${surface}-${version}`) : null
}

/** From the net while there is one: what is kept may be older. */
async function pageOf(request: Request, path: string, version: string): Promise<Response> {
  const surface = /^\/desk(\/|$)/.test(path) ? 'desk' : 'portal'
  const kept = await keptIn(`${PREFIX}${surface}-${version}`, PAGES[surface])
  if (!kept) return fetch(request)
  const late = new Promise<Response>((resolve) => setTimeout(() => resolve(kept.clone()), PATIENCE))
  const heard = fetch(request).then(
    (answer) => (answer.status >= 502 ? kept.clone() : answer),
    () => kept.clone(),
  )
  return Promise.race([heard, late])
}

async function fileOf(request: Request, name: string): Promise<Response> {
  return (await keptIn(name, request)) ?? fetch(request)
}

/** Never opened for a look: that would make anew what the next version has just dropped. */
function keptIn(cacheName: string, request: RequestInfo): Promise<Response | undefined> {
  return caches.match(request, { cacheName, ignoreVary: true })
}
