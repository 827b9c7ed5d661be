/** No line of a client's own words is longer; a longer one is somebody's text, and not worth a regular expression. */
const LONGEST = 300
/** Clients break the line that names the author into as many at most. */
const LONGEST_LEAD = 4
const MOST_BLANKS = 2

const ENDS = /[:：]\s*[\u200e\u200f]?\s*$/
const ADDRESS = /[^\s<>]+@[^\s<>]+/
const BRACKETED = /[<([«"]\s?[^\s<>]+@[^\s<>]+/
const TIME = /\d{1,2}[:.]\d{2}|\d{1,2}\s?h\s?\d{2}|\d\s?(?:am|pm)\b/i
const DATE = /(?:19|20)\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2}/
/** How a lead begins: with a date, a time, a weekday, or the word for «on» that some languages put before it. */
const BEGINS =
  /^\s*(\d{1,4}[\p{L}.\s/:-]|(?:on|am|le|el|em|no dia|il|op|den|dne|dňa|på|w dniu|la|în|в|вы писали|you wrote|в письме)\s|(?:пн|вт|ср|чт|пт|сб|вс|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|mon|tue|wed|thu|fri|sat|sun)\p{L}{0,6}[.,]{0,2}\s)/iu

/**
 * The lead of quoted lines that begin at that line: the one to four lines above that say when or by whom they were written
 * and end in a colon, in whatever language. Null when nothing there looks like one.
 */
export function leadAbove(lines: readonly string[], at: number): number | null {
  const end = lines.slice(0, at).findLastIndex((line) => line.trim() !== '')
  if (end < 0 || at - end > MOST_BLANKS + 1 || !ENDS.test((lines[end] ?? '').slice(-LONGEST))) return null
  const starts = Array.from({ length: LONGEST_LEAD }, (_, above) => end - above)
  const within = starts.filter((start) => start >= 0 && isOnePiece(lines.slice(start, end + 1)))
  const told = (start: number) => lines.slice(start, end + 1).join(' ')
  const whole = within.find((start) => DATE.test(told(start)) && (TIME.test(told(start)) || ADDRESS.test(told(start))))
  const isLead = whole === end || [BEGINS, DATE].some((sign) => sign.test(lines[whole ?? end] ?? ''))
  const start = whole !== undefined && isLead ? whole : within.find((each) => saysSomething(told(each)))
  return start === undefined ? null : withName(lines, start)
}

const LONGEST_NAME = 60

/** An author whose address did not fit stands alone in the line above. */
function withName(lines: readonly string[], start: number): number {
  const [before = '', name = '', line = ''] = [lines[start - 2], lines[start - 1], lines[start]]
  const isName = name.trim() !== '' && name.length <= LONGEST_NAME && !/[.,;:!?]\s*$/.test(name)
  return /^\s*<\S+@/.test(line) && before.trim() === '' && isName ? start - 1 : start
}

function saysSomething(text: string): boolean {
  return DATE.test(text) || BRACKETED.test(text) || (TIME.test(text) && BEGINS.test(text)) || SAID.test(text)
}

/** «Анна пишет:» above quoted lines, without a date. */
const SAID = /\s(пишет|писал[аи]?|написал[аи]?|написал\(а\)|wrote|schrieb|écrit|escribió|escreveu|schreef)\s?:\s*$/iu

function isOnePiece(lines: readonly string[]): boolean {
  return lines.every((line) => line.trim() !== '' && line.length <= LONGEST)
}

/**
 * A lead whose quoted lines bear no marks: only the whole evidence counts, a date, a time and an address, since whatever
 * follows is folded. How many lines it takes; null when it is none.
 */
export function leadAt(lines: readonly string[], at: number): number | null {
  if (!BEGINS.test((lines[at] ?? '').slice(0, LONGEST))) return null
  for (let count = 1; count <= LONGEST_LEAD; count++) {
    const part = lines.slice(at, at + count)
    if (part.length < count || !isOnePiece(part)) return null
    const text = part.join(' ')
    if (ENDS.test(text)) return isWhole(text) && !isWhole(part.slice(1).join(' ')) ? count : null
  }
  return null
}

function isWhole(text: string): boolean {
  return DATE.test(text) && TIME.test(text) && ADDRESS.test(text)
}

/** A line between dashes that tells when and by whom (Zoho): «---- On Mon, 3 Mar 2026 10:15 Anna <a@b.example> wrote ----». */
export function dashedLeadAt(lines: readonly string[], at: number): number | null {
  if (!/^\s*-{2,}\s*[^\s-]/.test((lines[at] ?? '').slice(0, LONGEST))) return null
  for (let count = 1; count <= LONGEST_LEAD; count++) {
    const part = lines.slice(at, at + count)
    if (part.length < count || !isOnePiece(part)) return null
    const text = part.join(' ')
    if (/-{2,}\s*$/.test(text)) return DATE.test(text) && (TIME.test(text) || ADDRESS.test(text)) ? count : null
  }
  return null
}
