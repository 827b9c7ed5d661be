import { createHash } from 'node:crypto'
import type { LetterEnd } from '../../src/domain/mail/letter.ts'

/** A letter that knows what is to become of it. */
export interface SoakLetter {
  readonly number: number
  readonly subject: string
  readonly bytes: Buffer
  readonly sha256: string
  /** As it lies in the mailbox: undefined is new. */
  readonly flags?: string
  readonly end: LetterEnd
  readonly hasFile: boolean
}

const SENDERS = 300

/** So many letters, each of its kind; every twentieth comes twice, byte for byte. */
export function soakLetters(count: number, to: string): SoakLetter[] {
  const letters: SoakLetter[] = []
  for (let number = 0; letters.length < count; number++) {
    const letter = soakLetter(number, to)
    letters.push(letter)
    if (number % 20 === 19 && letters.length < count) letters.push({ ...letter, end: 'duplicate' })
  }
  return letters
}

function soakLetter(number: number, to: string): SoakLetter {
  const kind = number % 20
  const subject = `Soak ${number} end`
  const headers = {
    From: `Sender ${number % SENDERS} <s${number % SENDERS}@nowhere.example>`,
    To: to,
    Subject: subject,
    Date: 'Mon, 23 Nov 2026 10:00:00 +0300',
    ...messageId(number, kind),
    'MIME-Version': '1.0',
    ...(kind === 15 && { 'Auto-Submitted': 'auto-replied' }),
  }
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const bytes = Buffer.from(`${head.join('')}${bodyOf(number, kind)}`)
  return {
    number,
    subject,
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    ...(kind === 18 && { flags: 'S' }),
    end: kind === 15 ? 'auto_reply' : 'request',
    hasFile: isWithFile(kind),
  }
}

/** Some have no Message-ID, some have that of another letter. */
function messageId(number: number, kind: number): Record<string, string> {
  if (kind === 16) return {}
  return { 'Message-ID': `<soak-${kind === 17 ? number - 12 : number}@nowhere.example>` }
}

function isWithFile(kind: number): boolean {
  return kind === 12 || kind === 13
}

function bodyOf(number: number, kind: number): string {
  const words = `Касса ${number} не печатает чек. `.repeat(5)
  if (kind === 14) return `Content-Type: text/html; charset=utf-8\r\n\r\n<p>${words}</p><p>Помогите</p>`
  if (!isWithFile(kind)) return `Content-Type: text/plain; charset=utf-8\r\n\r\n${words}\r\n`
  const file = Buffer.from(`log of ${number}\n`.repeat(500))
    .toString('base64')
    .replace(/(.{76})/g, '$1\r\n')
  return [
    'Content-Type: multipart/mixed; boundary=soak\r\n',
    '--soak\r\nContent-Type: text/plain; charset=utf-8\r\n',
    words,
    '--soak\r\nContent-Type: text/plain; name=a.log\r\nContent-Disposition: attachment; filename=a.log',
    'Content-Transfer-Encoding: base64\r\n',
    file,
    '--soak--\r\n',
  ].join('\r\n')
}
