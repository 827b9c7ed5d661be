import { FormData as ProxiedForm, ProxyAgent, fetch as proxiedFetch } from 'undici'

/** How one asks the web: plainly, or through a proxy. */
export type Ask = (url: string, init: RequestInit) => Promise<Response>

/** Asks the web directly, or through an HTTP(S) or SOCKS5 proxy: from some networks Telegram is reached only so. */
export function askThrough(proxy: string | undefined): Ask {
  if (proxy === undefined) return fetch
  const dispatcher = new ProxyAgent({ uri: proxy, proxyTunnel: true })
  return async (url, { method = 'GET', headers, body, signal }) => {
    const answer = await proxiedFetch(url, {
      method,
      dispatcher,
      ...(headers && { headers: Object.fromEntries(new Headers(headers)) }),
      ...(body != null && { body: body instanceof FormData ? formOf(body) : String(body) }),
      ...(signal && { signal }),
    })
    return new Response(await answer.arrayBuffer(), { status: answer.status })
  }
}

/** The same form in the words of the package that knows proxies. */
function formOf(form: FormData): ProxiedForm {
  const copy = new ProxiedForm()
  for (const [name, value] of form) {
    if (typeof value === 'string') copy.set(name, value)
    else copy.set(name, value, value.name)
  }
  return copy
}
