import { type Markup, markup } from './markup.ts'

/** Colours by daylight; what they are in the dark stands in the sheet of the layout, by class. */
const INK = '#16181D'
const PALE = '#565C67'
const ACCENT = '#0B6E63'

/** A row of the card. */
export function row(content: Markup, above = 20): Markup {
  return markup`<tr><td class="pad" style="padding:${above}px 32px 0">${content}</td></tr>`
}

export function heading(text: string, below: readonly (string | null)[]): Markup {
  const lines = below.filter((line) => line !== null && line !== '')
  const about = markup`<div class="m2" style="padding-top:4px;font-size:15px;line-height:24px;color:${PALE}">${lines.map((line, place) => [place === 0 ? '' : markup`<br>`, line])}</div>`
  return markup`<h1 class="m1 h" style="margin:0;font-size:26px;line-height:32px;font-weight:600;letter-spacing:-.01em;color:${INK}">${text}</h1>${lines.length === 0 ? null : about}`
}

/** A message as HTML, as its author typed it: paragraphs, lines, and links that can be pressed. */
export function words(text: string): Markup {
  const paragraphs = text
    .replaceAll(/\r\n?/g, '\n')
    .trim()
    .split(/\n[ \t]*\n\s*/)
  return markup`${paragraphs.map(
    (paragraph, place) =>
      markup`<p class="m1" style="margin:0;padding-top:${place === 0 ? 0 : 12}px;font-size:16px;line-height:24px;color:${INK};word-wrap:break-word;overflow-wrap:anywhere">${paragraph
        .split('\n')
        .map((line, at) => [at === 0 ? '' : markup`<br>`, ...linked(line)])}</p>`,
  )}`
}

const ADDRESS = /(https?:\/\/[^\s<>"'()]*[^\s<>"'().,;:!?])/i

function linked(line: string): (string | Markup)[] {
  return line
    .split(ADDRESS)
    .map((part, place) =>
      place % 2 === 0 ? part : markup`<a class="acc" href="${part}" style="color:${ACCENT}">${part}</a>`,
    )
}

export function quiet(text: string, size: 13 | 14 = 14): Markup {
  return markup`<div class="m2" style="font-size:${size}px;line-height:20px;color:${PALE}">${text}</div>`
}

export function strong(text: string): Markup {
  return markup`<div class="m1" style="font-size:16px;line-height:24px;font-weight:600;color:${INK}">${text}</div>`
}

/** A code to be typed elsewhere: wide apart, and whole when it is copied. */
export function figures(code: string): Markup {
  return markup`<div class="m1" style="font-size:36px;line-height:44px;font-weight:600;letter-spacing:.16em;font-variant-numeric:tabular-nums;color:${INK}">${code}</div>`
}

export interface LinkTo {
  readonly label: string
  readonly href: string
}

/** Two ways on, side by side; on a phone one under the other. The first is the one we hope for. */
export function choice(main: LinkTo, other: LinkTo | null): Markup {
  const width = other === null ? '100%' : '50%'
  const aside = other && markup`<td class="stack" width="50%" style="padding:0 0 0 4px">${button('ghost', other)}</td>`
  return markup`<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr valign="top"><td class="stack" width="${width}" style="padding:0 ${other === null ? 0 : 4}px 0 0">${button('main', main)}</td>${aside}</tr></table>`
}

/** The colour is the cell's: Outlook on Windows paints no background and no padding of a link. */
function button(kind: 'main' | 'ghost', { label, href }: LinkTo): Markup {
  const face =
    kind === 'main'
      ? `background:${ACCENT};border:1px solid ${ACCENT}`
      : `background:transparent;border:1px solid #8A919E`
  const ink = kind === 'main' ? '#FFFFFF' : INK
  return markup`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="border-collapse:separate"><tr><td class="${kind}" align="center" style="${face};border-radius:10px;mso-padding-alt:12px 16px"><a href="${href}" style="display:block;padding:11px 16px;font-size:16px;line-height:24px;font-weight:500;color:${ink};text-decoration:none;text-align:center">${label}</a></td></tr></table>`
}

export interface Score {
  readonly score: number
  readonly href: string
  /** Under the figure; empty for those between. */
  readonly means: string
  /** For screen readers, which do not see the captions. */
  readonly label: string
}

/** Five figures in a row, each wide enough for a thumb. */
export function scores(all: readonly Score[]): Markup {
  const cells = all.map(
    ({ score, href, means, label }, place) =>
      markup`<td width="20%" align="center" style="padding:0 ${place === all.length - 1 ? 0 : 3}px 0 ${place === 0 ? 0 : 3}px"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="border-collapse:separate"><tr><td class="score" align="center" style="border:1px solid #D3D8DF;border-radius:10px;mso-padding-alt:10px 0"><a href="${href}" aria-label="${label}" style="display:block;padding:10px 0;font-size:18px;line-height:24px;font-weight:600;color:${INK};text-decoration:none;text-align:center">${score}</a></td></tr></table><span class="m2" aria-hidden="true" style="display:block;padding-top:4px;font-size:12px;line-height:16px;color:${PALE}">${means === '' ? '\u00a0' : means}</span></td>`,
  )
  return markup`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="table-layout:fixed"><tr valign="top">${cells}</tr></table>`
}

/** The last lines: what an answer does, and where to look. */
export function footer(text: string, links: readonly LinkTo[]): Markup {
  const pressed = links.map(
    ({ label, href }) =>
      markup`<a class="acc" href="${href}" style="display:inline-block;padding:12px 16px 12px 0;color:${ACCENT}">${label}</a> `,
  )
  return markup`<tr><td class="pad" style="padding:28px 32px 16px"><div class="rule m2" style="border-top:1px solid #E4E7EB;padding-top:16px;font-size:13px;line-height:20px;color:${PALE}">${text}${links.length > 0 ? markup`<br>` : null}${pressed}</div></td></tr>`
}

/** One thing that happened to a request, in words. */
export interface Told {
  readonly at: string
  readonly what: string
  readonly who: string | null
  /** What was said aloud with it. */
  readonly said: string | null
}

export interface ToldRequest {
  readonly title: string
  readonly href: string
  readonly standing: string
  /** What is left out before it. */
  readonly before: string | null
  readonly told: readonly Told[]
}

/** A request among others, under a line of its own: its title leads to it, and below stands what happened, in its order. */
export function toldOfRequest({ title, href, standing, before, told }: ToldRequest): Markup {
  const happened = told.map(
    ({ at, what, who, said }) => markup`
<div class="m1" style="padding-top:12px;font-size:16px;line-height:24px;color:${INK};overflow-wrap:anywhere">${what}</div>
<div class="m2" style="font-size:13px;line-height:20px;color:${PALE}">${who === null ? at : `${who} · ${at}`}</div>${
      said === null
        ? null
        : markup`<div class="m2" style="padding-top:4px;font-size:15px;line-height:24px;color:${PALE};overflow-wrap:anywhere">${said}</div>`
    }`,
  )
  return markup`<tr><td class="pad" style="padding:24px 32px 0"><div class="rule" style="border-top:1px solid #E4E7EB;padding-top:10px"><h2 style="margin:0;font-size:16px;line-height:24px;font-weight:600"><a class="acc" href="${href}" style="display:block;padding:10px 0;color:${ACCENT};text-decoration:none;overflow-wrap:anywhere">${title}</a></h2><div class="m2" style="font-size:14px;line-height:20px;color:${PALE}">${standing}</div>${before === null ? null : quiet(before, 13)}${happened}</div></td></tr>`
}
