import { convert, type FormatCallback, type HtmlToTextOptions } from 'html-to-text'

/** Letters that are made to kill are long and deep; the text beyond this is cut off. */
const LIMITS = { maxInputLength: 2_000_000, maxDepth: 100, maxChildNodes: 20_000, ellipsis: '…' }

/** A link says where it leads, unless its own text does. */
const link: FormatCallback = (element, walk, builder) => {
  const parts: string[] = []
  builder.pushWordTransform((word) => {
    parts.push(word)
    return word
  })
  walk(element.children, builder)
  builder.popWordTransform()
  const target = String(element.attribs?.href ?? '')
  const said = parts.join('').toLowerCase()
  const bare = target
    .replace(/^https?:\/\//i, '')
    .replace(/\/$/, '')
    .toLowerCase()
  if (/^https?:\/\//i.test(target) && target.length <= 500 && !said.includes(bare)) {
    builder.addInline(` (${target})`, { noWordTransform: true })
  }
}

/** What a client has marked as a signature becomes one in plain text: two dashes and a space. */
const signature: FormatCallback = (element, walk, builder) => {
  builder.openBlock({ leadingLineBreaks: 1 })
  builder.addLiteral('-- \n')
  walk(element.children, builder)
  builder.closeBlock({ trailingLineBreaks: 1 })
}

/** Cells of a row stand beside each other, a space apart. */
const cell: FormatCallback = (element, walk, builder) => {
  walk(element.children, builder)
  builder.addInline(' ')
}

const SIGNATURES = [
  'div.gmail_signature',
  'div.moz-signature',
  'pre.moz-signature',
  'div#Signature',
  'div#signature',
  'div[data-signature-widget]',
  'div#ms-outlook-mobile-signature',
]

const OPTIONS: HtmlToTextOptions = {
  wordwrap: false,
  limits: LIMITS,
  formatters: { link, signature, cell },
  selectors: [
    { selector: 'a', format: 'link' },
    { selector: 'img', format: 'skip' },
    { selector: 'table', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    { selector: 'tr', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    { selector: 'td', format: 'cell' },
    { selector: 'th', format: 'cell' },
    { selector: 'style', format: 'skip' },
    { selector: 'script', format: 'skip' },
    { selector: 'title', format: 'skip' },
    { selector: 'p', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    { selector: 'blockquote', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    ...SIGNATURES.map((selector) => ({ selector, format: 'signature' })),
  ],
}

/** HTML of a letter as plain text: quotes begin with «>», so that one rule folds them in both. */
export function textOfHtml(html: string): string {
  return convert(shallow(html.slice(0, LIMITS.maxInputLength)).replaceAll(PAGE, asBlock), OPTIONS)
}

/** A page may stand in a quote, and words behind its end: everything is the letter, wherever pages begin and end in it. */
const PAGE = /<(\/?)(html|head|body)(?:\s[^<>]{0,5000})?>/gi

function asBlock(_: string, closing: string, name: string): string {
  return /body/i.test(name) ? `<${closing}div>` : ''
}

/** No client nests as deep; parsing takes the square of the depth. */
const DEEPEST = 3000
const VOID = /^(br|hr|img|meta|link|input|col|wbr|area|base|source)$/i

/** The HTML up to where it goes deeper than any letter does. */
export function shallow(html: string): string {
  let depth = 0
  for (const tag of html.matchAll(/<(\/?)([a-z][a-z0-9]{0,20})/gi)) {
    const [, closing, name = ''] = tag
    if (VOID.test(name)) continue
    depth = Math.max(0, depth + (closing ? -1 : 1))
    if (depth > DEEPEST) return html.slice(0, tag.index)
  }
  return html
}
