import { demandNoTransaction } from '../db/engine/transactions.ts'

/** How one asks the web. */
export type Ask = (url: string, init: RequestInit) => Promise<Response>

export interface WayToTheWeb {
  /** HTTP(S) or SOCKS5: from some networks Telegram is reached only so. */
  readonly proxy: string | undefined
  /** In PEM: whose word on a server's name is taken here, besides those whose word is taken everywhere. */
  readonly authorities?: readonly string[]
}

export function askThrough(way: WayToTheWeb): Ask {
  const { proxy, authorities = [] } = way
  const isPlain = proxy === undefined && authorities.length === 0
  let around: Promise<Ask> | undefined
  return async (url, init) => {
    demandNoTransaction('the web is asked')
    if (isPlain) return fetch(url, init)
    around ??= import('./ask-around.ts').then(({ askAround }) => askAround(way))
    return (await around)(url, init)
  }
}
