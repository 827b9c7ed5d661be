import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import compress from '@fastify/compress'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from './context.ts'

/** Below this many bytes packing costs more than it saves. */
const WORTH_PACKING = 1024

const JSON_AS_GZIP = { threshold: WORTH_PACKING, encodings: ['gzip' as const] }

/** The API document is JSON, too, and says nothing of itself. */
const DOCUMENT = '/api/openapi.json'

/**
 * JSON that is read travels as gzip: what a route says it answers. Files and letters do not: they come down as they went up, and one that
 * is packed already would be told to be unpacked on the way. Nor does what is answered to a write: a token or a code, shown once,
 * stands there beside words that a stranger may have chosen, and the length of the packed whole would tell whether they are alike.
 */
export async function packWhatIsRead(app: App): Promise<void> {
  app.addHook('onRoute', (route) => {
    const isRead = [route.method].flat().every((method) => method === 'GET' || method === 'HEAD')
    const isJson = route.schema?.response !== undefined || route.url === DOCUMENT
    route.compress = isRead && isJson ? JSON_AS_GZIP : false
  })
  await app.register(compress, { global: false, globalDecompression: false })
}

/** A page that is made for one person, as small as can be while he waits. */
export async function packed(page: string, http: FastifyRequest, reply: FastifyReply): Promise<Buffer | string> {
  const accepted = String(http.headers['accept-encoding'] ?? '')
  reply.header('vary', 'accept-encoding')
  if (/\bbr\b/.test(accepted)) {
    reply.header('content-encoding', 'br')
    return promisify(brotliCompress)(page, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
  }
  if (/\bgzip\b/.test(accepted)) {
    reply.header('content-encoding', 'gzip')
    return promisify(gzip)(page)
  }
  return page
}
