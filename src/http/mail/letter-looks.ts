import { z } from 'zod'
import { id } from '../../contract/common.ts'
import { letterLooks } from '../../contract/request/message.ts'
import { loadLooks } from '../../db/request/messages.ts'
import { readRequest } from '../../db/request/requests.ts'
import { may } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { oneRequest } from '../request/requests.ts'
import type { App, House } from '../server/context.ts'
import { look } from '../server/door.ts'

/** Letters as they looked to who wrote them: cleaned HTML, and the empty sheet it is laid on. */
export function letterLooksDoors(app: App, house: House): void {
  look(
    app,
    house,
    {
      url: '/api/requests/:number/messages/:id/looks',
      tag: 'requests',
      about: 'A letter in its own looks: HTML without anything that runs or loads, and the files it shows in place',
      params: oneRequest.extend({ id: z.coerce.number().pipe(id) }),
      answer: letterLooks,
    },
    async ({ db, actor }, { params: { number, id: message } }) => {
      const request = await readRequest(db, actor, number)
      const looks = await loadLooks(db, { number, message, internal: may(actor, 'read_internal', request) })
      if (!looks) throw new Refusal('message.not-found', { message })
      return looks
    },
  )
  sheet(app)
}

/**
 * An empty page that runs nothing and loads nothing but pictures of its own letter; a stranger's HTML is laid on it by the page
 * around it. Pictures from elsewhere are let in by its address, when the reader asked for them.
 */
function sheet(app: App): void {
  app.get(
    '/letter-sheet',
    {
      config: { open: true },
      schema: { hide: true, querystring: z.object({ pictures: z.enum(['remote']).optional() }) },
    },
    (http, reply) =>
      reply
        .header('content-type', 'text/html; charset=utf-8')
        .header('content-security-policy', sheetSecurity(http.query.pictures === 'remote'))
        .header('x-frame-options', 'SAMEORIGIN')
        .header('referrer-policy', 'no-referrer')
        .header('cache-control', 'private, max-age=3600')
        .send(SHEET),
  )
}

function sheetSecurity(remotePictures: boolean): string {
  return [
    "default-src 'none'",
    `img-src 'self' data:${remotePictures ? ' https: http:' : ''}`,
    "style-src 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    'sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox',
  ].join('; ')
}

/** White paper in both themes: letters bring their own colours, and most of them are dark. */
const SHEET = `<!doctype html><meta charset="utf-8"><title></title><style>
html{color-scheme:light;background:#fff;color:#1a1d21}
body{margin:0;padding:12px 16px;font:15px/24px system-ui,sans-serif;overflow-wrap:anywhere;overflow-x:auto}
img{max-width:100%;height:auto}img:not([src]){display:none}
table{max-width:100%}pre{white-space:pre-wrap}
blockquote{margin:8px 0;padding-left:12px;border-left:2px solid #c9ced6}
</style><body></body>`
