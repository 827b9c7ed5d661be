import { cutText } from '../ground/clean-text.ts'

/** A piece of text; what is styled travels as marks beside the text, so that nobody's words can break it. */
export type Span = string | { readonly text: string; readonly style: 'bold' | 'quote' }

export interface Button {
  readonly label: string
  /** What comes back when it is pressed; at most 64 bytes (Bot API, `callback_data`). */
  readonly press?: string
  readonly url?: string
  readonly looks?: 'good' | 'bad'
}

/** Below the field where one types: the menu, or the own number to share. A messenger without such a keyboard shows buttons. */
export interface Keyboard {
  readonly rows: readonly (readonly string[])[]
  /** This one shares the own number. */
  readonly contact?: string
}

export interface Saying {
  readonly kind: 'say'
  readonly text: readonly Span[]
  readonly buttons?: readonly (readonly Button[])[]
  readonly keyboard?: Keyboard | 'gone'
  /** The message of the chat that it answers. */
  readonly answersTo?: string
}

/** Another look of what was said: of a message by its own number, or of one that waits in the queue still. */
export interface Editing {
  readonly kind: 'edit'
  readonly of: { readonly outbound: number } | { readonly external: string }
  readonly text: readonly Span[]
  readonly buttons?: readonly (readonly Button[])[]
}

/** A file of the desk. */
export interface Sending {
  readonly kind: 'file'
  readonly fileId: number
}

/** A mark on somebody's message: it was seen. */
export interface Reacting {
  readonly kind: 'react'
  readonly to: string
}

export type Outgoing = Saying | Editing | Sending | Reacting

export const LONGEST_PRESS = 64

export function plainOf(text: readonly Span[]): string {
  return text.map((span) => (typeof span === 'string' ? span : span.text)).join('')
}

/** Text of any length as messages of at most `longest` UTF-16 units; marks stay on what they mark. */
export function partsOf(text: readonly Span[], longest: number): readonly (readonly Span[])[] {
  const parts: Span[][] = [[]]
  let room = longest
  for (const span of text) {
    let rest = typeof span === 'string' ? span : span.text
    while (rest !== '') {
      const piece = fitting(rest, room)
      if (piece !== '') parts.at(-1)?.push(typeof span === 'string' ? piece : { ...span, text: piece })
      rest = rest.slice(piece.length)
      room -= piece.length
      if (rest === '') break
      parts.push([])
      room = longest
    }
  }
  return parts.filter((part) => plainOf(part).trim() !== '')
}

/** What fits, cut at the end of a line or of a word where there is one in the second half. */
function fitting(text: string, room: number): string {
  if (text.length <= room) return text
  const cut = cutText(text, room)
  const end = Math.max(cut.lastIndexOf('\n'), cut.lastIndexOf(' '))
  return end > room / 2 ? cut.slice(0, end + 1) : cut
}
