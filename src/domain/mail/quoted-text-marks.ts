import { headerIn, isHeaderBlock } from './header-names.ts'
import { dashedLeadAt, leadAt } from './quote-leads.ts'

const LONGEST = 300

/** Lines after which everything is the letter that is answered. A forwarded letter is none: it is what the sender says. */
const SEPARATORS = [
  /^\s*[-_*]{2,}\s*(original (message|appointment)|исходное сообщение|оригинальное сообщение|пересылаемое сообщение от|reply message|конец переписки)\s*[-_*]{0,}\s*:?\s*$/i,
  /^\s*-{4,}\s*(reply|ответ) (above|выше)/i,
  /^\s*#{2,}.{0,80}(above this line|выше этой (строки|линии)).{0,20}$/i,
]
const RULE = /^\s*(_{5,}|-{5,}|={5,})\s*$/
/** «-----Ursprüngliche Nachricht-----» in any language: a few words between dashes, and heads of a letter below. */
const DASHED = /^\s*[-_]{3,}\s*\p{L}[\p{L}\s'’]{3,40}[-_]{3,}\s*$/u
const FORWARDED =
  /forward|пересланн|пересылаем|переадресованн|перенаправленн|weitergeleitet|transféré|reenviado|encaminhad|doorgestuurd|inoltrat|przekazan|переслан/i
const ABOVE = 3

/** Whether a quote begins at this line that bears no marks, and how many lines say so. */
export function opensQuote(lines: readonly string[], at: number): { readonly lines: number } | null {
  const line = lines[at] ?? ''
  if (line.trim() === '' || line.length > LONGEST) return null
  if (SEPARATORS.some((separator) => separator.test(line))) return { lines: 1 }
  if (isForwardedAbove(lines, at)) return null
  if (RULE.test(line) || DASHED.test(line)) {
    const next = lines.findIndex((other, index) => index > at && other.trim() !== '')
    return next > 0 && (isHeaderBlock(lines, next) || isHeadedLead(lines, next) || isBareHead(lines, { at, next }))
      ? { lines: next - at }
      : null
  }
  if (isHeaderBlock(lines, at)) return { lines: 1 }
  const count = leadAt(lines, at) ?? dashedLeadAt(lines, at)
  return count === null ? null : { lines: count }
}

function isForwardedAbove(lines: readonly string[], at: number): boolean {
  return lines.slice(Math.max(0, at - ABOVE), at + 1).some((line) => FORWARDED.test(line.slice(0, LONGEST)))
}

/** Old Outlook names the author alone below its dashes. */
function isBareHead(lines: readonly string[], { at, next }: { readonly at: number; readonly next: number }): boolean {
  return DASHED.test(lines[at] ?? '') && headerIn(lines[next] ?? '')?.kind === 'from'
}

/** Yandex names the recipient and the subject first, and then says whose letter it was. */
function isHeadedLead(lines: readonly string[], at: number): boolean {
  const last = lines.slice(at, at + 4).findIndex((line) => !/^(to|subject)$/.test(headerIn(line)?.kind ?? ''))
  return last > 0 && leadAt(lines, at + last) !== null
}
