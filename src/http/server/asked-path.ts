import type { FastifyRequest } from 'fastify'

/**
 * Where a call leads: the pattern of the route that answers it. The address as it was typed says it in many spellings
 * (`/%61pi/me`, `http://host/api/me`), so nothing is decided by that; where no route answers, it is read as the router reads it.
 */
export function askedPath(http: FastifyRequest): string {
  return http.routeOptions.url ?? decoded(http.url)
}

export function isOfApi(http: FastifyRequest): boolean {
  return /^\/api(\/|$)/.test(askedPath(http))
}

function decoded(url: string): string {
  const [path = '/'] = url.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*\/?/i, '/').split(/[?#]/, 1)
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
