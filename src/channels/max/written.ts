import { cutText } from '../../domain/ground/clean-text.ts'
import { type Button, type Keyboard, plainOf, type Span } from '../../domain/messenger/outgoing.ts'

/** Of the published schema: `NewMessageBody.text`, `Button.text`. */
export const LONGEST_TEXT = 4_000
const LONGEST_LABEL = 128
/** Buttons beside each other; of those that lead away or ask for something, fewer. */
const IN_A_ROW = { usual: 7, wide: 3 } as const

const TAGS = { bold: 'b', quote: 'blockquote' } as const

/**
 * A text and its marks. MAX takes no marks beside the text, only a format that is read out of it. So a format is named only where no
 * sign of the text can be read as one: words with `<`, `>` or `&` in them go as they are, without marks, and are told letter by letter.
 */
export function written(text: readonly Span[]): { readonly text: string; readonly format?: 'html' } {
  const plain = plainOf(text)
  const hasMarks = text.some((span) => typeof span !== 'string' && span.text !== '')
  if (!hasMarks || /[<>&]/.test(plain)) return { text: plain }
  const tagged = text.map((span) => (typeof span === 'string' ? span : tag(span.text, TAGS[span.style]))).join('')
  return tagged.length > LONGEST_TEXT ? { text: plain } : { text: tagged, format: 'html' }
}

function tag(words: string, name: string): string {
  return words === '' ? '' : `<${name}>${words}</${name}>`
}

/** There is no keyboard below the field: what it offers stands under the message, and a press says the same words. */
export function attachments(buttons: readonly (readonly Button[])[], keyboard: Keyboard | 'gone' | null): object[] {
  const own = buttons.map((row) => row.map(inlineButton))
  const rows = own.length > 0 || keyboard === null || keyboard === 'gone' ? own : keyboardRows(keyboard)
  const fitting = rows.flatMap(inRows)
  return fitting.length === 0 ? [] : [{ type: 'inline_keyboard', payload: { buttons: fitting } }]
}

type MaxButton = Readonly<Record<string, string>>

function keyboardRows({ rows, contact }: Keyboard): readonly (readonly MaxButton[])[] {
  const share = contact === undefined ? [] : [[{ type: 'request_contact', text: label(contact) }]]
  return [...share, ...rows.map((row) => row.map((text) => ({ type: 'message', text: label(text) })))]
}

const LOOKS = { good: 'positive', bad: 'negative' } as const

function inlineButton({ label: words, press, url, looks }: Button): MaxButton {
  const text = label(words)
  if (url !== undefined) return { type: 'link', text, url }
  return { type: 'callback', text, payload: press ?? '', ...(looks && { intent: LOOKS[looks] }) }
}

function label(words: string): string {
  return cutText(words, LONGEST_LABEL)
}

function inRows(row: readonly MaxButton[]): readonly (readonly MaxButton[])[] {
  const most = row.some(({ type }) => type === 'link' || type === 'request_contact') ? IN_A_ROW.wide : IN_A_ROW.usual
  const count = Math.ceil(row.length / most)
  return Array.from({ length: count }, (_, index) => row.slice(index * most, (index + 1) * most))
}
