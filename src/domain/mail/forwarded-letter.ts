import { cutText } from '../ground/clean-text.ts'
import { type HeaderName, headerIn } from './header-names.ts'
import type { ArrivedLetter, LetterAddress } from './letter.ts'

/** A letter that somebody passed on, and what he wrote above it. */
export interface ForwardedLetter {
  readonly from: LetterAddress
  /** Null when the client did not copy it. */
  readonly subject: string | null
  readonly text: string
  /** His own words, who passed it on. */
  readonly own: string
}

/**
 * The letter within a letter, as Gmail, Outlook, Yandex, Mail.ru, Apple Mail and Thunderbird copy it, in whatever language.
 * Null when nothing was passed on, or when nobody can tell whose letter it was.
 */
export function forwardedIn({
  subject,
  text,
  quoted,
}: Pick<ArrivedLetter, 'subject' | 'text' | 'quoted'>): ForwardedLetter | null {
  const lines = [text, quoted ?? ''].join('\n\n').split('\n')
  const block = blockIn(lines, FORWARD_SUBJECT.test(subject))
  if (!block) return null
  const own = lines.slice(0, block.at).filter((line) => !RULE.test(line))
  const said = lines.slice(block.end).map(block.isQuoted ? withoutMark : asItIs)
  const last = said.findIndex((line) => END_LINE.test(line))
  const { from, about } = block
  return { from, subject: about, text: joined(last < 0 ? said : said.slice(0, last)), own: joined(own) }
}

/** Enough for the words of whoever passes a letter on. */
const SEARCHED = 500
/** Headers of the copied letter stand within as many lines. */
const LONGEST_BLOCK = 20
const LONGEST_LINE = 1000

/** What clients put before the subject of a letter that is passed on. */
export const FORWARD_SUBJECT = /^\s*(?:fwd?|fw|пересл|пер|переслано|пересылка|вс|wg|tr|rv|enc|doorst|i|pd|vb)\s*:/i
const FORWARD_LINE =
  /^[>\s]*(?:-{3,}\s*(?:forwarded message|forwarded by .{1,100}|пересылаемое (?:сообщение|письмо)|пересланное (?:сообщение|письмо)|перенаправленное (?:сообщение|письмо)|переадресованное (?:сообщение|письмо)|переслане (?:повідомлення|лист)|қайта жіберілген хабар|weitergeleitete nachricht|message transféré|mensaje reenviado|mensagem encaminhada|doorgestuurd bericht|messaggio inoltrato|przekazana wiadomość|wiadomość przekazana|iletilen mesaj)\s*-{0,}|begin forwarded message:|начало (?:переадресованного|пересылаемого|пересланного) (?:сообщения|письма):)\s*$/i
const ORIGINAL_LINE = /^\s*-{3,}\s*(?:original message|исходное сообщение)\s*-{3,}\s*$/i
const END_LINE = /^[>\s]*-{3,}\s*(?:end of forwarded|завершение пересыл|конец (?:пересыл|перес))/i
const RULE = /^\s*(?:_{5,}|-{5,})\s*$/
/** Yandex: «23.11.2026, 10:15, "Иван" <ivan@vesna.example>:» */
const LEAD = /^\s*\d{1,2}[.\s/].{4,60}\d{1,2}:\d{2},?\s(.{0,200}<[^<>\s]+@[^<>\s]+>)\s*:\s*$/

interface Block {
  readonly from: LetterAddress
  readonly about: string | null
  /** Where the copy begins, and where its own words do. */
  readonly at: number
  readonly end: number
  readonly isQuoted: boolean
}

/** After a line that says so; where the subject says so, also the bare headers that Outlook copies. */
function blockIn(lines: readonly string[], isForward: boolean): Block | null {
  for (const [at, line] of lines.slice(0, SEARCHED).entries()) {
    if (line.length > LONGEST_LINE) continue
    if (FORWARD_LINE.test(line) || (isForward && (ORIGINAL_LINE.test(line) || RULE.test(line)))) {
      const block = headersAt(lines, { at, from: at + 1 })
      if (block) return block
    }
    if (isForward && headerIn(line)?.kind === 'from') {
      const block = headersAt(lines, { at, from: at })
      if (block) return block
    }
  }
  return null
}

function headersAt(
  lines: readonly string[],
  { at, from }: { readonly at: number; readonly from: number },
): Block | null {
  const start = lines.findIndex((line, place) => place >= from && withoutMark(line).trim() !== '')
  if (start < 0) return null
  const isQuoted = /^\s?>/.test(lines[start] ?? '')
  const block = lines.slice(start, start + LONGEST_BLOCK).map((line) => withoutMark(line).trim().slice(0, LONGEST_LINE))
  const blank = block.indexOf('')
  const headers = blank < 0 ? block : block.slice(0, blank)
  const lead = headers.findIndex((line) => LEAD.test(line))
  if (lead !== 0 && !headerIn(headers[0] ?? '')) return null
  const said = (name: HeaderName) => headers.map(headerIn).find((header) => header?.kind === name)?.value
  const end = start + (lead < 0 ? headers.length : lead + 1)
  return blockOf({
    sender: said('from') ?? LEAD.exec(headers[lead] ?? '')?.[1],
    about: said('subject') || null,
    at,
    end,
    isQuoted,
  })
}

function blockOf({
  sender = '',
  ...block
}: Omit<Block, 'from'> & { readonly sender: string | undefined }): Block | null {
  const from = addressIn(sender)
  return from && { ...block, from }
}

/** «Иван Кассиров <ivan@vesna.example>», «Иван [mailto:ivan@vesna.example]», «ivan@vesna.example». */
function addressIn(words: string): LetterAddress | null {
  const found = /[^\s<>[\]()"',;:]{1,64}@[^\s<>[\]()"',;:]{1,255}/.exec(words)
  if (!found) return null
  const name = words.slice(0, found.index).replace(/(?:mailto:|[<[("'\s])+$/i, '')
  return { address: found[0].toLowerCase(), name: cutText(name.replace(/^["'\s]+/, ''), 100) }
}

function withoutMark(line: string): string {
  return line.replace(/^\s?>\s?/, '')
}

function asItIs(line: string): string {
  return line
}

function joined(lines: readonly string[]): string {
  return lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .replace(/^\s*\n/, '')
    .trim()
}
