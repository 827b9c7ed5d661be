import { demandNoTransaction } from '../db/engine/transactions.ts'
import type { Ask, WayToTheWeb } from './ask-around.ts'

export type { Ask, WayToTheWeb }

/** The package that knows proxies and authorities is large: only a process that asks through them loads it. */
export function askThrough(way: WayToTheWeb): Ask {
  const { proxy, authorities = [] } = way
  if (proxy === undefined && authorities.length === 0) {
    return (url, init) => {
      demandNoTransaction('the web is asked')
      return fetch(url, init)
    }
  }
  let around: Promise<Ask> | undefined
  return async (url, init) => {
    around ??= import('./ask-around.ts').then(({ askAround }) => askAround(way))
    return (await around)(url, init)
  }
}
