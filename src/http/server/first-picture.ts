import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyRequest } from 'fastify'
import type { App } from './context.ts'
import { type DrawnPage, openDrawer } from './drawer.ts'

export interface PicturePage {
  readonly html: string
  /** What is needed before it is seen: the header of the page (RFC 8288). */
  readonly link: string
  /** Of styles that stand in the picture itself, as a policy names them (CSP 3). */
  readonly styles: readonly string[]
}

interface Asked {
  readonly surface: string
  /** Style sheets of the page itself, besides those of its surface. */
  readonly sheets: readonly string[]
  /** The rest that it loads, as a header names it. */
  readonly program: string
}

/** Characters of a page above which it comes faster without its picture. */
const MOST = 400_000
/** A header holds no more of them. */
const MOST_STYLES = 60

/** By which windows the assumed ones are: in others every column stands elsewhere. */
const FITS: Readonly<Record<string, { readonly wide: string; readonly narrow: string }>> = {
  portal: { wide: '(min-width: 721px)', narrow: '(max-width: 720px)' },
  desk: { wide: '(min-width: 1280px)', narrow: '(max-width: 720px)' },
}

/**
 * The page of a surface with what its person will see in it, drawn by the server, and with the answers that it was drawn from; `web/first-picture`
 * says what the page does with both. Null: the page comes without, and draws itself.
 */
export function firstPictures(app: App, folder: string) {
  const drawer = openDrawer(folder, (trouble) => app.log.warn(trouble, 'pages go out without their first picture'))
  const pages = new Map<string, string>()
  app.addHook('onListen', async () => drawer.open())
  app.addHook('onClose', async () => drawer.close())

  return async (http: FastifyRequest, { surface, sheets, program }: Asked): Promise<PicturePage | null> => {
    const isWide = !isTelephone(http)
    const media = FITS[surface]?.[isWide ? 'wide' : 'narrow']
    if (media === undefined) return null
    try {
      const drawn = await drawer.draw({ surface, address: http.originalUrl, isWide }, (url) => askAs(app, http, url))
      if (!drawn) return null
      const plain = pages.get(surface) ?? readFileSync(join(folder, surface, 'index.html'), 'utf8')
      pages.set(surface, plain)
      const styles = stylesIn(drawn.html)
      const html = withPicture(plain, drawn, { surface, media, sheets })
      const link = [...seenFirst(html), program].join(', ')
      return styles.length <= MOST_STYLES && html.length <= MOST ? { html, link, styles } : null
    } catch (error) {
      app.log.warn(error, 'a page goes out without its first picture')
      return null
    }
  }
}

/** Only Chromium says it in a header of its own. */
function isTelephone({ headers }: FastifyRequest): boolean {
  return headers['sec-ch-ua-mobile'] === '?1' || /\bMobi/.test(headers['user-agent'] ?? '')
}

/** By his own cookie, at the same doors: what he may not see there is not in his picture. */
async function askAs(app: App, http: FastifyRequest, url: string) {
  if (!url.startsWith('/api/')) throw new Error(`${url} is not asked of the API`)
  const { cookie = '', host = '' } = http.headers
  const { statusCode, body } = await app.inject({ method: 'GET', url, headers: { cookie, host } })
  return { status: statusCode, body }
}

interface Around {
  readonly surface: string
  readonly media: string
  readonly sheets: readonly string[]
}

function withPicture(
  plain: string,
  { html, language, brought }: DrawnPage,
  { surface, media, sheets }: Around,
): string {
  const links = sheets.map((sheet) => `<link rel="stylesheet" crossorigin href="${sheet}">`).join('')
  const ofSurface = plain.match(/<link rel="stylesheet"[^>]+>/g) ?? []
  const answers = JSON.stringify(brought).replaceAll('<', '\\u003c')
  const picture = `<div id="picture" class="first-picture" inert aria-hidden="true" data-language="${language}"><template shadowrootmode="closed">${ofSurface.join('')}${links}<div data-surface="${surface}">${html}</div></template></div>`
  return plain
    .replace(/<html lang="\w+"/, `<html lang="${language}" data-picture="${media}"`)
    .replaceAll(/<(?:script type="module"|link rel="modulepreload")/g, '$& fetchpriority="low"')
    .replace('</head>', () => `${links}</head>`)
    .replace(
      '<div id="root">',
      () => `${picture}<script type="application/json" id="brought">${answers}</script><div id="root">`,
    )
}

/** In this order, since lines are few: how it looks, then its letters. */
function seenFirst(html: string): readonly string[] {
  const [head = ''] = html.split('</head>', 1)
  const links = (tag: RegExp, as: string) =>
    [...head.matchAll(tag)].map(([, address]) => `<${address}>; rel=preload; as=${as}; crossorigin`)
  return [
    ...links(/<link rel="stylesheet"[^>]* href="([^"]+)"/g, 'style'),
    ...links(/<link rel="preload" as="font"[^>]* href="([^"]+)"/g, 'font'),
  ]
}

function stylesIn(html: string): readonly string[] {
  const styles = [...html.matchAll(/ style="([^"]*)"/g)].map(([, style = '']) => unescaped(style))
  return [...new Set(styles)].map((style) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`)
}

function unescaped(attribute: string): string {
  return attribute.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&')
}
