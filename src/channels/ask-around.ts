import { getCACertificates } from 'node:tls'
import { Agent, FormData as ProxiedForm, ProxyAgent, fetch as proxiedFetch } from 'undici'
import { demandNoTransaction } from '../db/engine/transactions.ts'

/** How one asks the web. */
export type Ask = (url: string, init: RequestInit) => Promise<Response>

export interface WayToTheWeb {
  /** HTTP(S) or SOCKS5: from some networks Telegram is reached only so. */
  readonly proxy: string | undefined
  /** In PEM: whose word on a server's name is taken here, besides those whose word is taken everywhere. */
  readonly authorities?: readonly string[]
}

/** Through a proxy, or trusting more authorities. */
export function askAround({ proxy, authorities = [] }: WayToTheWeb): Ask {
  const tls = authorities.length === 0 ? {} : { ca: [...getCACertificates('default'), ...authorities] }
  const dispatcher =
    proxy === undefined
      ? new Agent({ connect: tls })
      : new ProxyAgent({ uri: proxy, proxyTunnel: true, requestTls: tls })
  return async (url, { method = 'GET', headers, body, signal }) => {
    demandNoTransaction('the web is asked')
    const answer = await proxiedFetch(url, {
      method,
      dispatcher,
      ...(headers && { headers: Object.fromEntries(new Headers(headers)) }),
      ...(body != null && { body: body instanceof FormData ? formOf(body) : String(body) }),
      ...(signal && { signal }),
    })
    return new Response(answer.body && streamOf(answer.body), { status: answer.status, headers: [...answer.headers] })
  }
}

type Body = NonNullable<Awaited<ReturnType<typeof proxiedFetch>>['body']>

/** The bytes as they come: a reader who has had enough stops there. */
function streamOf(body: Body): ReadableStream<Uint8Array> {
  const reader = body.getReader()
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await reader.read()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel: (reason) => reader.cancel(reason),
  })
}

/** The same form in the words of the package that knows proxies and authorities. */
function formOf(form: FormData): ProxiedForm {
  const copy = new ProxiedForm()
  for (const [name, value] of form) {
    if (typeof value === 'string') copy.set(name, value)
    else copy.set(name, value, value.name)
  }
  return copy
}
