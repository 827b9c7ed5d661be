import sanitizeHtml, { type IOptions } from 'sanitize-html'

/** Longer looks are not worth keeping beside the words; the letter itself is there as it came. */
const LONGEST = 500_000
const LARGEST_INLINE_PICTURE = 200_000

const MEASURE = /^-?\d{1,4}(\.\d{1,3})?(px|pt|em|rem|%|ex|ch)?$/i
const MEASURES =
  /^(-?\d{1,4}(\.\d{1,3})?(px|pt|em|rem|%)?|auto)(\s+(-?\d{1,4}(\.\d{1,3})?(px|pt|em|rem|%)?|auto)){0,3}$/i
const COLOUR = /^(#[0-9a-f]{3,8}|[a-z]{3,30}|(rgb|hsl)a?\([\d\s.,%/]{3,40}\))$/i
const WORD = /^[a-z-]{1,30}$/i
const BORDER = /^[a-z0-9#.,()%\s-]{1,80}$/i
const FONT = /^[\p{L}\d\s,"'-]{1,200}$/u

const sides = (property: string) =>
  ['', '-top', '-right', '-bottom', '-left'].map((side) => [`${property}${side}`, [MEASURES]])

/** What makes a letter look as it was meant, and nothing that loads, covers or moves. */
const STYLES = Object.fromEntries([
  ...['color', 'background-color', 'background'].map((property) => [property, [COLOUR]]),
  ...['font-size', 'line-height', 'letter-spacing', 'text-indent', 'width', 'max-width', 'min-width', 'height'].map(
    (property) => [property, [MEASURE, WORD]],
  ),
  ...['font-style', 'font-weight', 'text-align', 'text-decoration', 'text-transform', 'vertical-align'].map(
    (property) => [property, [WORD, MEASURE]],
  ),
  ...['white-space', 'list-style-type', 'border-collapse', 'border-style', 'word-break'].map((property) => [
    property,
    [WORD],
  ]),
  ...['border', 'border-top', 'border-right', 'border-bottom', 'border-left', 'border-color', 'border-width'].map(
    (property) => [property, [BORDER]],
  ),
  ...['border-radius', 'border-spacing'].map((property) => [property, [MEASURES]]),
  ...sides('padding'),
  ...sides('margin'),
  ['font-family', [FONT]],
])

/** A link that names its site whole; any other would open a page of ours. */
const WHOLE = /^\s*(?:https?:\/\/[^\s/\\?#]|mailto:|tel:)/i

const CELL = ['align', 'valign', 'width', 'height', 'bgcolor', 'colspan', 'rowspan']

const OPTIONS: IOptions = {
  allowedTags: [
    ...['p', 'div', 'span', 'br', 'hr', 'pre', 'code', 'blockquote', 'center', 'address', 'section', 'article'],
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'b', 'strong', 'i', 'em', 'u', 's', 'strike', 'del', 'ins', 'sub', 'sup'],
    ...['small', 'big', 'font', 'mark', 'abbr', 'cite', 'q', 'kbd', 'samp', 'ul', 'ol', 'li', 'dl', 'dt', 'dd'],
    ...['table', 'caption', 'colgroup', 'col', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'a', 'img'],
  ],
  allowedAttributes: {
    '*': ['style', 'dir', 'lang', 'title'],
    a: ['href', 'target', 'rel'],
    img: ['data-picture', 'data-remote', 'src', 'alt', 'width', 'height'],
    table: [...CELL, 'border', 'cellpadding', 'cellspacing'],
    td: CELL,
    th: CELL,
    tr: CELL,
    col: ['width', 'span', 'align'],
    font: ['color', 'size', 'face'],
    ol: ['start', 'type'],
    li: ['value'],
  },
  allowedStyles: { '*': STYLES },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['data'] },
  allowedSchemesAppliedToAttributes: ['href', 'src'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  enforceHtmlBoundary: false,
  nestingLimit: 100,
  transformTags: {
    a: (tagName, { href, style, title }) => ({
      tagName,
      attribs: {
        ...given({ href: WHOLE.test(href ?? '') ? href : '', style, title }),
        target: '_blank',
        rel: 'noopener noreferrer nofollow',
      },
    }),
    img: (tagName, { src = '', alt, width, height, style }) => ({
      tagName,
      attribs: { ...given({ alt, width, height, style }), ...pictureFrom(src.trim()) },
    }),
  },
}

/**
 * HTML of a letter without anything that runs, loads or hides; the browser cleans it once more with another tool. Pictures of
 * the letter itself become `data-picture` (their Content-ID), pictures from elsewhere `data-remote`: the browser fetches them
 * only when the person asks for them. Null when there is nothing to show but words.
 */
export function cleanHtml(html: string): string | null {
  if (html.length > LONGEST) return null
  const clean = sanitizeHtml(html, OPTIONS).trim()
  return clean !== '' && clean.length <= LONGEST && HAS_LOOKS.test(clean) ? clean : null
}

/** Plain paragraphs read better as text. */
const HAS_LOOKS =
  /<(table|img|ul|ol|h[1-6]|b|strong|i|em|u|s|font|pre|mark|a|code|del|hr)[\s>]|style="[^"]*(color|background)/i

function pictureFrom(src: string): Record<string, string> {
  if (/^cid:/i.test(src)) return { 'data-picture': decodedId(src.slice(4)) }
  if (/^https?:\/\//i.test(src)) return { 'data-remote': src.slice(0, 2000) }
  const isPicture = /^data:image\/(png|jpe?g|gif|webp);base64,[a-z0-9+/=\s]+$/i.test(src)
  return isPicture && src.length <= LARGEST_INLINE_PICTURE ? { src } : {}
}

function decodedId(id: string): string {
  try {
    return decodeURIComponent(id)
  } catch {
    return id
  }
}

function given(attributes: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).flatMap(([name, value]) => (value ? [[name, value]] : [])))
}
