import type { AnyRouter } from '@tanstack/react-router'

/** In milliseconds: nothing is painted in a window that nobody sees. */
const UNSEEN = 100

/**
 * Draws the next page only after the press that leads to it was seen to be taken. The router would draw it in the task of the press itself, and
 * a slow phone would stand still under the finger until all of it is there. The address changes at once, its link looks pressed until the page
 * is there, and a further press finds the page that the one before led to.
 */
export function takingPressesFirst<Router extends AnyRouter>(router: Router): Router {
  const { load } = router
  router.load = async (options) => {
    if (options?.action?.type !== 'PUSH') return load(options)
    router.updateLatestLocation()
    const { href } = new URL(router.latestLocation.publicHref, location.origin)
    const links = [...document.links].filter((link) => link.href === href)
    for (const { dataset } of links) dataset.opening = ''
    await paintedOrPressed()
    try {
      await load(options)
    } finally {
      for (const { dataset } of links) delete dataset.opening
    }
  }
  return router
}

function paintedOrPressed(): Promise<void> {
  return new Promise((resolve) => {
    const over = new AbortController()
    const goOn = () => {
      over.abort()
      resolve()
    }
    // First of all who hear of a press: what waits here is done before the next of them is called.
    for (const press of ['keydown', 'pointerdown'])
      addEventListener(press, goOn, { capture: true, signal: over.signal })
    setTimeout(goOn, UNSEEN)
    requestAnimationFrame(() => setTimeout(goOn))
  })
}
