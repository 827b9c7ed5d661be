/** No line of a client's own words is longer; a longer one is somebody's text, and not worth a regular expression. */
const LONGEST = 300
/** Clients break the line that names the author into as many at most. */
const LONGEST_LEAD = 4

/** Lines after which everything is the letter that is answered. A forwarded letter is none: it is what the sender says. */
const SEPARATORS = [
  /^\s*[-_*]{2,}\s*(original (message|appointment)|исходное сообщение|оригинальное сообщение|пересылаемое сообщение от|reply message|конец переписки)\s*[-_*]{0,}\s*:?\s*$/i,
  /^\s*-{4,}\s*(reply|ответ) (above|выше)/i,
  /^\s*#{2,}.{0,80}(above this line|выше этой (строки|линии)).{0,20}$/i,
]

/** «пн, 3 мар. 2026 г. в 10:15, Анна <a@b.ru>:», «On Mon, 3 Mar 2026 at 10:15, Anna <a@b.ru> wrote:» and their kin. */
const LEADS = [
  // Gmail, Apple and Thunderbird in English
  /^\s*on\b.{4,250}\bwrote:\s*$/i,
  /^\s*.{4,200}\bwrote:\s*$/i,
  // Apple and Thunderbird in Russian; «пишет», «написал», «написала», «написал(а)»
  /^\s*.{4,250}\s(пишет|написала?|написал\(а\)):\s*$/i,
  // Gmail and Yandex: a date with a time, then whose letter it was
  /^\s*(?:(?:пн|вт|ср|чт|пт|сб|вс|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)[.,]{0,2}\s)?\d{1,2}[.\s/][\p{L}\d.]{1,10}[.\s/]+\d{4}(?:\s?г\.?)?,?\s(?:в\s)?\d{1,2}:\d{2}.{0,200}[<"«@].{0,100}:\s*$/iu,
  // Mail.ru: «Понедельник, 3 марта 2026, 10:15 +03:00 от Анна <a@b.ru>:»
  /^\s*(?:понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|monday|tuesday|wednesday|thursday|friday|saturday|sunday),\s.{4,80}\d{1,2}:\d{2}.{0,20}\s(?:от|from)\s.{2,150}:\s*$/i,
  // The Bat! and old Yandex: «Вы писали 3 марта 2026 г., 10:15:»
  /^\s*(?:вы писали|you wrote)\s.{4,60}:\s*$/i,
]

/** Outlook's block: «От:» and, within the next lines, what only a header says. */
const BLOCK_FIRST = /^\s*[*>]?\s*(от|from|отправитель)\s*:\*?\s?\S/i
const BLOCK_NEXT = /^\s*\*?(отправлено|отправленные|дата|sent|date)\s*:\*?\s?\S/i
const BLOCK_LAST = /^\s*\*?(кому|to|тема|subject)\s*:\*?/i
const RULE = /^\s*(_{5,}|-{5,}|={5,})\s*$/
const FORWARDED =
  /forwarded message|пересланное|пересылаемое|переадресованное|begin forwarded|начало переадресованного/i

/** Whether a quote begins at this line, and how many lines say so. */
export function opensQuote(lines: readonly string[], at: number): { readonly lines: number } | null {
  const line = lines[at] ?? ''
  if (line.trim() === '' || line.length > LONGEST) return null
  if (SEPARATORS.some((separator) => separator.test(line))) return { lines: 1 }
  if (RULE.test(line)) {
    const next = lines.findIndex((other, index) => index > at && other.trim() !== '')
    return next > 0 && (isHeaderBlock(lines, next) || isHeadedLead(lines, next)) ? { lines: next - at } : null
  }
  return isHeaderBlock(lines, at) ? { lines: 1 } : leadAt(lines, at)
}

function isHeaderBlock(lines: readonly string[], at: number): boolean {
  if (!BLOCK_FIRST.test((lines[at] ?? '').slice(0, LONGEST))) return false
  if (lines.slice(Math.max(0, at - 3), at).some((line) => FORWARDED.test(line.slice(0, LONGEST)))) return false
  const next = lines.slice(at + 1, at + 8).map((line) => line.slice(0, LONGEST))
  return next.some((line) => BLOCK_NEXT.test(line)) && next.some((line) => BLOCK_LAST.test(line))
}

/** Yandex names the recipient and the subject first, and then says whose letter it was. */
function isHeadedLead(lines: readonly string[], at: number): boolean {
  const last = lines.slice(at, at + 4).findIndex((line) => !BLOCK_LAST.test(line.slice(0, LONGEST)))
  return last > 0 && leadAt(lines, at + last) !== null
}

/** A line right above quoted lines that tells when and by whom they were written, however a client puts it. */
export function leadsToQuote(line: string): boolean {
  return line.length <= LONGEST && /:\s*$/.test(line) && /\d{1,2}:\d{2}/.test(line) && SAID.test(line)
}

const SAID = /\s(пишет|писала?|писал\([^)]{1,3}\)|написала?|написал\([^)]{1,3}\)|wrote)[\s:,]/i

/** One line, or a line that the client broke. A date stands at its beginning, so words of people seldom look like it. */
function leadAt(lines: readonly string[], at: number): { readonly lines: number } | null {
  if (!LEAD_BEGINS.test(lines[at] ?? '')) return null
  for (let count = 1; count <= LONGEST_LEAD; count++) {
    const part = lines.slice(at, at + count)
    if (part.some((line) => line.trim() === '')) return null
    const text = part.map((line) => line.trim()).join(' ')
    if (text.length > LONGEST) return null
    if (text.endsWith(':') && /\d/.test(text) && LEADS.some((lead) => lead.test(text))) return { lines: count }
  }
  return null
}

const LEAD_BEGINS =
  /^\s*(on\s|\d{1,4}[.\s/-]|вы писали|you wrote|(?:пн|вт|ср|чт|пт|сб|вс|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|mon|tue|wed|thu|fri|sat|sun)\p{L}*[.,]{0,2}\s)/iu

const DEVICE =
  /^\s*(отправлено (с|из|через|при помощи)\s|послано (с|из)\s|sent from (my |mail for |outlook|yahoo|the )|get outlook for|(скачать|скачайте|получить) outlook|--\s*отправлено из|загрузить outlook)/i
const FAREWELL =
  /^\s*(с уважением|с наилучшими пожеланиями|с найкращими|всего доброго|всего хорошего|хорошего дня|best regards|kind regards|regards|best wishes|yours sincerely|sincerely)\s*[,.!]?\s*(\p{Lu}.{0,80})?$/iu
/** A signature is a few short lines at the end; what is longer is somebody's text. */
export const SIGNATURE_LINES = 13

/** Whether everything from this line on is a signature. */
export function opensSignature(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? ''
  const rest = lines.slice(at + 1)
  if (line.length > LONGEST) return false
  if (/^--\s?$/.test(line) || /^\s*—\s*$/.test(line)) return true
  if (rest.some((other) => other.length > 120)) return false
  return DEVICE.test(line) || FAREWELL.test(line)
}
