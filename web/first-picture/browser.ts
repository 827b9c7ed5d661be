/** What pages ask of a browser while they are drawn. It stands in the global scope of the thread that draws, where nothing else lives. */

export interface Window {
  /** With its question, without a host. */
  readonly address: string
  readonly isWide: boolean
  /** What the page asks the API, as the person whose page it is. */
  readonly ask: (address: string) => Promise<Response>
}

/** Pixels: any window that is wide enough for every column looks the same, and so does any telephone. */
const WIDTHS = { wide: 1366, narrow: 360 }
const HEIGHT = 768

let shown: Window | null = null
/** What was asked last in this window did not come. */
let isCutOff = false

/** From now on pages find themselves in this window; one at a time. */
export function showIn(window: Window | null): void {
  shown = window
  isCutOff = false
}

/** A page asks again only while it has a net, and nobody waits here for that. */
async function ask(address: string): Promise<Response> {
  try {
    return await inWindow().ask(address)
  } catch (error) {
    isCutOff = true
    throw error
  }
}

function inWindow(): Window {
  if (!shown) throw new Error('Nothing is drawn just now, and something asks for a browser')
  return shown
}

const width = () => (inWindow().isWide ? WIDTHS.wide : WIDTHS.narrow)
const nothing = () => undefined
const listens = { addEventListener: nothing, removeEventListener: nothing }

/** Where nothing was kept as yet. */
const storage = {
  getItem: () => null,
  setItem: nothing,
  removeItem: nothing,
  clear: nothing,
  key: () => null,
  length: 0,
}

function matchMedia(media: string) {
  return {
    media,
    ...listens,
    get matches() {
      const [, bound, pixels] = /\((min|max)-width: (\d+)px\)/.exec(media) ?? []
      if (!bound) return false
      return bound === 'min' ? width() >= Number(pixels) : width() <= Number(pixels)
    },
  }
}

const location = {
  assign: nothing,
  replace: nothing,
  reload: nothing,
  hash: '',
  origin: 'http://drawn',
  get href() {
    return `http://drawn${inWindow().address}`
  },
  get pathname() {
    return new URL(location.href).pathname
  },
  get search() {
    return new URL(location.href).search
  },
}

const stands: Readonly<Record<string, unknown>> = {
  oknoDraws: true,
  window: globalThis,
  self: globalThis,
  document: {
    ...listens,
    documentElement: { dataset: {}, lang: '' },
    visibilityState: 'visible',
    getElementById: () => null,
    querySelector: () => null,
    querySelectorAll: () => [],
  },
  navigator: {
    languages: [],
    userAgent: '',
    maxTouchPoints: 0,
    get onLine() {
      return !isCutOff
    },
  },
  history: { state: null, pushState: nothing, replaceState: nothing },
  localStorage: storage,
  sessionStorage: storage,
  isSecureContext: true,
  innerHeight: HEIGHT,
  scrollY: 0,
  location,
  matchMedia,
  ...listens,
  fetch: ask,
}

for (const [name, value] of Object.entries(stands)) {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
}
Object.defineProperty(globalThis, 'innerWidth', { get: width, configurable: true })
