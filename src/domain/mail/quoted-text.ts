import { leadAbove } from './quote-leads.ts'
import { opensQuote } from './quoted-text-marks.ts'
import { opensSignature, SIGNATURE_LINES, untilPostscript } from './signatures.ts'

export interface FoldedText {
  /** What the sender wrote now. Never empty while the letter says anything at all. */
  readonly visible: string
  /** What he quoted, and his signature: folded, never thrown away. */
  readonly quoted: string | null
}

/** A letter that answers nothing: everything in it is what its sender says, rules of dashes and farewells included. */
export function unfolded(text: string): FoldedText {
  return whole(text.replaceAll(/\r\n?/g, '\n').split('\n'))
}

/**
 * Folds quotes and signatures of a reply, as the usual clients write them, in whatever language. Answers written between the
 * quoted lines stay among them: apart they say nothing.
 */
export function folded(text: string): FoldedText {
  const lines = text.replaceAll(/\r\n?/g, '\n').split('\n')
  const { own, quote } = withoutQuote(lines)
  const { own: visible, signature } = withoutSignature(own)
  if (isBlank(visible)) return isBlank(own) ? whole(lines) : parts(own, quote)
  return parts(visible, [...signature, ...(signature.length > 0 && quote.length > 0 ? [''] : []), ...quote])
}

function withoutQuote(lines: readonly string[]): { own: readonly string[]; quote: readonly string[] } {
  const start = quoteStart(lines)
  if (start === null) return { own: lines, quote: [] }
  const before = lines.slice(0, start.at)
  const rest = lines.slice(start.at)
  if (start.kind === 'block') return { own: before, quote: rest }

  const [afterLead, after] = answersAfter(rest, start.lead)
  if (isBlank(after)) return { own: before, quote: rest }
  if (after.some(isQuoted)) return { own: lines, quote: [] }
  return { own: [...before, ...after], quote: afterLead }
}

/** Nobody writes more above a quote. */
const SEARCHED = 2000

type QuoteStart =
  /** Everything from here on was written before. */
  | { readonly kind: 'block'; readonly at: number }
  /** A line that names the author, some lines long, then lines that begin with «>». */
  | { readonly kind: 'marked'; readonly at: number; readonly lead: number }

function quoteStart(lines: readonly string[]): QuoteStart | null {
  for (const [at, line] of lines.slice(0, SEARCHED).entries()) {
    if (isQuoted(line)) return markedFrom(lines, at)
    const found = opensQuote(lines, at)
    if (!found) continue
    const next = lines.slice(at + found.lines).find((other) => other.trim() !== '')
    if (next !== undefined && isQuoted(next)) return { kind: 'marked', at, lead: found.lines }
    return { kind: 'block', at }
  }
  return null
}

/** Quoted lines, with the lines above them when those say whose they are. */
function markedFrom(lines: readonly string[], at: number): QuoteStart {
  const lead = leadAbove(lines, at)
  return lead === null ? { kind: 'marked', at, lead: 0 } : { kind: 'marked', at: lead, lead: at - lead }
}

/** The quoted lines after their lead, and whatever was written after the last of the first run of them. */
function answersAfter(rest: readonly string[], lead: number): [readonly string[], readonly string[]] {
  let end = lead
  while (end < rest.length && (isQuoted(rest[end] ?? '') || (rest[end] ?? '').trim() === '')) end += 1
  return [rest.slice(0, end), rest.slice(end)]
}

function withoutSignature(own: readonly string[]): { own: readonly string[]; signature: readonly string[] } {
  const trimmed = trimmedEnd(own)
  const body = Math.max(0, trimmed.length - SIGNATURE_LINES)
  const end = trimmed.slice(body)
  const start = end.findIndex((_, at) => opensSignature(end, at))
  if (start < 0) return { own: trimmed, signature: [] }
  const signature = untilPostscript(end.slice(start))
  return { own: [...trimmed.slice(0, body + start), ...end.slice(start + signature.length)], signature }
}

function isQuoted(line: string): boolean {
  return /^\s{0,3}(\p{Lu}{1,3})?>/u.test(line)
}

function isBlank(lines: readonly string[]): boolean {
  return lines.every((line) => line.trim() === '')
}

function trimmedEnd(lines: readonly string[]): readonly string[] {
  const last = lines.findLastIndex((line) => line.trim() !== '')
  return lines.slice(0, last + 1)
}

/** Nothing but quotes: then the quotes are what it says. */
function whole(lines: readonly string[]): FoldedText {
  return { visible: joined(lines), quoted: null }
}

function parts(visible: readonly string[], quoted: readonly string[]): FoldedText {
  return { visible: joined(visible), quoted: isBlank(quoted) ? null : joined(quoted) }
}

function joined(lines: readonly string[]): string {
  return lines
    .map((line) => line.trimEnd())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .replace(/^\n+/, '')
    .trimEnd()
}
