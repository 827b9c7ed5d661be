/** Push services of browsers: what a browser names is asked for by us, so it names nothing else. */
const HOSTS = ['fcm.googleapis.com', 'updates.push.services.mozilla.com']
const DOMAINS = ['.push.apple.com', '.notify.windows.com']

export const LONGEST_ENDPOINT = 1_500

/** The address at which a browser is reached, as it may be asked; null: it is no push service that we know. `alsoAllowed` are origins. */
export function pushEndpoint(text: string, alsoAllowed: readonly string[] = []): string | null {
  if (!URL.canParse(text)) return null
  const { protocol, username, password, port, hostname, hash, origin, href } = new URL(text)
  if (username || password || hash || href.length > LONGEST_ENDPOINT) return null
  if (alsoAllowed.includes(origin)) return href
  if (protocol !== 'https:' || port !== '') return null
  return HOSTS.includes(hostname) || DOMAINS.some((domain) => hostname.endsWith(domain)) ? href : null
}
