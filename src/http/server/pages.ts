import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '../../domain/ground/refusal.ts'
import { askedPath } from './asked-path.ts'
import { briefly } from './brief-headers.ts'
import type { App } from './context.ts'
import { firstAsksOf } from './first-asks.ts'
import { firstPictures, type PicturePage } from './first-picture.ts'
import { packed } from './packing.ts'
import { sessionCookie } from './session-cookie.ts'

/** Which page answers which part of the address space; the first that fits. */
const SURFACES: readonly { readonly prefix: RegExp; readonly surface: string }[] = [
  { prefix: /^\/desk(\/|$)/, surface: 'desk' },
  { prefix: /^\/(admin|setup)(\/|$)/, surface: 'admin' },
  { prefix: /^\//, surface: 'portal' },
]

/** Below these no address is a page. */
const OTHER_DOORS = /^\/(api|assets|health|metrics|hooks)(\/|$)/
/** What asks for a file by its ending gets that file, or nothing: never a page in its place. */
const FILE = /\.[a-z0-9]{1,12}$/i

/** What a page loads of ours and never shows by itself. */
const PART_OF_A_PAGE = /\.(?:js|css|woff2)(?:\.br|\.gz)?$/

/** The built web: hashed files live for ever, pages are asked for anew; packed as the build left them beside each file. */
export async function pages(app: App, folder: string, url: string): Promise<void> {
  if (!existsSync(folder)) throw new Error(`the web is not built: ${folder} is missing. Run npm start, or vite build.`)
  await app.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    index: false,
    cacheControl: false,
    preCompressed: true,
    setHeaders: (reply, path) => {
      const forEver = path.startsWith(join(folder, 'assets'))
      reply.header('cache-control', forEver ? 'public, max-age=31536000, immutable' : 'no-cache')
      if (forEver && PART_OF_A_PAGE.test(path)) briefly(reply)
      if (/\.svg(\.br|\.gz)?$/.test(path)) reply.header('content-type', 'image/svg+xml; charset=utf-8')
    },
  })
  const firstAsks = firstAsksOf(folder)
  const firstPicture = firstPictures(app, folder)
  app.setNotFoundHandler(async (http, reply) => {
    const path = askedPath(http)
    const isPage = (http.method === 'GET' || http.method === 'HEAD') && !OTHER_DOORS.test(path) && !FILE.test(path)
    if (!isPage) return leadsNowhere()
    const { surface } = SURFACES.find(({ prefix }) => prefix.test(path)) ?? { surface: 'portal' }
    const hasSession = http.cookies[sessionCookie(url)] !== undefined
    const asks = firstAsks({ surface, path, hasQuestion: http.originalUrl.includes('?'), hasSession })
    const picture = asks && hasSession && http.method === 'GET' ? await firstPicture(http, { surface, ...asks }) : null
    if (picture) return sendPicture(http, reply, picture)
    if (asks) reply.header('link', asks.link)
    return reply.header('cache-control', 'no-cache').sendFile(`${surface}/index.html`)
  })
}

/** A picture is of one person and one moment, so no cache may keep it. The policy lets through the sheets, and the styles that stand in it. */
async function sendPicture(http: FastifyRequest, reply: FastifyReply, { html, link, styles }: PicturePage) {
  const policy = String(reply.getHeader('content-security-policy'))
  if (styles.length > 0) {
    const allowed = `style-src 'self' 'unsafe-hashes' ${styles.join(' ')}`
    reply.header('content-security-policy', policy.replace("style-src 'self'", allowed))
  }
  reply.header('link', link).header('cache-control', 'no-store').type('text/html; charset=utf-8')
  return reply.send(await packed(html, http, reply))
}

/** No route and no page answers: told like every other refusal. */
export function leadsNowhere(): never {
  throw new Refusal('request.not-found')
}
