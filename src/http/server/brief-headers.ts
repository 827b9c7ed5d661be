import type { FastifyReply } from 'fastify'

/** They say what a page may do: half a kilobyte with each of twenty files and ten answers, of which none is a page. */
const OF_PAGES_ALONE = [
  'cross-origin-opener-policy',
  'origin-agent-cluster',
  'referrer-policy',
  'x-dns-prefetch-control',
  'x-download-options',
  'x-frame-options',
  'x-permitted-cross-domain-policies',
  'x-xss-protection',
]

/** Opened by itself it may do nothing at all, in no frame of anybody. */
export const DOES_NOTHING = "default-src 'none'; frame-ancestors 'none'"

/** For what a page asks for and never shows by itself. */
export function briefly(reply: Pick<FastifyReply, 'header' | 'removeHeader'>): void {
  for (const name of OF_PAGES_ALONE) reply.removeHeader(name)
  reply.header('content-security-policy', DOES_NOTHING)
}
