import type { QueryClient } from '@tanstack/react-query'
import { type AnyRouter, createMemoryHistory, type RouterHistory } from '@tanstack/react-router'
import { renderToStringAsync } from 'preact-render-to-string'
import type { Me } from '../../src/contract/people/session.ts'
import type { Language } from '../../src/texts/language.ts'
import { Around } from '../Around.tsx'
import { newRouter as newDesk } from '../desk/routes.tsx'
import * as desk from '../desk/surface.ts'
import { Surface } from '../frame/Surface.tsx'
import { speakIn, type Texts } from '../language.ts'
import { DrawnBarContext } from '../portal/phone-bar.ts'
import { newRouter as newPortal } from '../portal/routes.tsx'
import * as portal from '../portal/surface.ts'
import { keys, newQueryClient } from '../queries.ts'
import { showIn } from './browser.ts'

/** A page that is to be drawn. */
export interface Order {
  readonly surface: 'portal' | 'desk'
  /** With its question, without a host. */
  readonly address: string
  readonly isWide: boolean
}

export interface Drawn {
  readonly html: string
  readonly language: Language
}

interface Drawing {
  readonly texts: Texts
  readonly beginAt: (path: string) => void
  readonly newRouter: (elsewhere: RouterHistory) => AnyRouter
}

const SURFACES: Readonly<Record<Order['surface'], Drawing>> = {
  portal: { ...portal, texts: portal.TEXTS, newRouter: newPortal },
  desk: { ...desk, texts: desk.TEXTS, newRouter: newDesk },
}

/** A page asks, shows what it heard, and may ask for more because of that; this often at most. */
const MOST_PASSES = 6

/**
 * The page as its person will see it, drawn by its own code; asks through `ask` what the page would ask. One at a time: what pages find
 * in a browser is there once. Null: what this person sees first depends on his device.
 */
export async function draw(
  { surface, address, isWide }: Order,
  ask: (address: string) => Promise<Response>,
): Promise<Drawn | null> {
  const { texts, beginAt, newRouter } = SURFACES[surface]
  showIn({ address, isWide, ask })
  const queries = newQueryClient()
  try {
    beginAt(address.split('?', 1)[0] ?? address)
    const router = newRouter(createMemoryHistory({ initialEntries: [address] }))
    await router.load()
    const bar = { current: null }
    const page = () =>
      renderToStringAsync(
        <DrawnBarContext value={bar}>
          <Around texts={texts} queries={queries}>
            <Surface router={router} />
          </Around>
        </DrawnBarContext>,
      )
    await speakIn('ru', texts)
    await page()
    await answered(queries)
    const me = queries.getQueryData<Me | null>(keys.me)
    if (!me || me.viewer || me.lacksSecondFactor) return null
    await speakIn(me.locale, texts)
    for (let pass = 0; pass < MOST_PASSES; pass++) {
      await page()
      if (!(await answered(queries))) break
    }
    // What a page shows in its frame is known once it was drawn.
    return { html: await page(), language: me.locale }
  } finally {
    // Nothing of him stays here.
    queries.clear()
    showIn(null)
  }
}

/** Has answered all that the page asked while it was drawn. False: it asked nothing new. */
async function answered(queries: QueryClient): Promise<boolean> {
  const asked = queries
    .getQueryCache()
    .getAll()
    .filter(({ state, options }) => state.status === 'pending' && { enabled: true, ...options }.enabled)
  // All have come before anybody else's page is drawn.
  const answers = await Promise.allSettled(asked.map((query) => query.fetch()))
  const failed = answers.find(({ status }) => status === 'rejected')
  if (failed) throw new Error('Something that the page asks did not come', { cause: failed })
  return asked.length > 0
}
