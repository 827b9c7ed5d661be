/**
 * The name of the session's cookie. Behind https it is bound to this very host: neither another name of the domain nor a page
 * without TLS can set one (`__Host-`, RFC 6265bis). One of the bare name is then not believed: its owner signs in again.
 */
export function sessionCookie(url: string): string {
  return isSecure(url) ? `__Host-${BARE}` : BARE
}

export function isSecure(url: string): boolean {
  return url.startsWith('https:')
}

/** What a browser may have of other times, and is to lose. */
export function outdatedCookie(url: string): string | null {
  return isSecure(url) ? BARE : null
}

const BARE = 'okno_session'
