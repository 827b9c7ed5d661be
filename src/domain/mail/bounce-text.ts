import type { ArrivedLetter, DeliveryReport } from './letter.ts'

/**
 * What a bounce in plain words says: qmail, Exim, Postfix, Exchange, Mail.ru, Yandex. Whatever it does not say is null; one
 * that only warns of a delay says so.
 */
export function reportInWords({ subject, headers, text, quoted }: BounceLetter): DeliveryReport {
  const lines = [text, quoted ?? '']
    .join('\n')
    .slice(0, LONGEST)
    .split('\n')
    .map((line) => line.trim())
  const copy = lines.findIndex((line) => COPY_BELOW.test(line))
  const words = copy < 0 ? lines : lines.slice(0, copy)
  const said = words.join('\n')
  const reason = reasonIn(words)
  return {
    action: DELAYED.test(subject) || DELAYED.test(said) ? 'delayed' : 'failed',
    recipient: addressIn(headers['x-failed-recipients'] ?? '') ?? recipientIn(words),
    status: /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(reason ?? said)?.[1] ?? null,
    reason,
  }
}

type BounceLetter = Pick<ArrivedLetter, 'subject' | 'headers' | 'text' | 'quoted'>

const LONGEST = 20_000
const COPY_BELOW =
  /^-{2,}.*(?:copy of|below this line|original message|undelivered message|копия|исходное (?:письмо|сообщение))/i
const DELAYED =
  /\bdelayed\b|not yet been delivered|has not been delivered yet|will (?:keep|continue|be) (?:trying|retried|to be retried)|still (?:being )?(?:trying|retried)|задерж(?:ано|ка|ивается)|пока не доставлен|попытки доставки будут продолжены/i

/** `<a@b>:`, `'a@b' on …`, `a@b (a@b)`, or an address that stands alone; the desk's own are in the words around it. */
const ALONE = [
  /^<([^\s<>@]+@[^\s<>@]+)>:/,
  /(?:deliver(?:ed|y)?|message|mail|sent) to:? ['"<]{0,2}([^\s<>@'"]+@[^\s<>@'":;,]+)/i,
  /(?:адрес\S*|получател\S*|доставлен\S*)(?: для| на| по адресу)?:? ['"<«]{0,2}([^\s<>@'"«]+@[^\s<>@'":;,»]+)/i,
  /^['"]?<?([^\s<>@'"]+@[^\s<>@'":;,]+)>?['"]?(?:\s+(?:on|в)\s.*|\s*\([^()]*\)(?:\s*<[^<>]*>)?)?$/,
]

function recipientIn(lines: readonly string[]): string | null {
  for (const line of lines.filter(({ length }) => length < 500)) {
    for (const form of ALONE) {
      const address = addressIn(form.exec(line)?.[1] ?? '')
      if (address) return address
    }
  }
  return null
}

function addressIn(text: string): string | null {
  return /[^\s<>@,;:'"()]{1,64}@[^\s<>@,;:'"()]{1,255}/.exec(text)?.[0].toLowerCase() ?? null
}

/** The words of the server that refused: from the line with its code to the end of the paragraph. */
function reasonIn(lines: readonly string[]): string | null {
  const at = lines.findIndex((line) => /\b[45]\d\d[ -]|\b[45]\.\d{1,3}\.\d{1,3}\b/.test(line))
  if (at < 0) return null
  const end = lines.findIndex((line, place) => place > at && line === '')
  return lines
    .slice(at, end < 0 ? at + 4 : Math.min(end, at + 4))
    .join(' ')
    .slice(0, 300)
}
