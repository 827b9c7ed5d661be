import { type ComponentType, lazy } from 'react'

/**
 * A part of a page that is fetched when it is needed. Where it does not come, as after an update of the server, `lost` stands in its place, and
 * the page around it stays, with what is written there.
 */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>, lost: ComponentType<Props>) {
  return lazy(() =>
    load().then(
      (part) => ({ default: part }),
      () => ({ default: lost }),
    ),
  )
}

/** For what a page can do without. */
export function Nothing() {
  return null
}
