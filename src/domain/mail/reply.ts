import { FORWARD_SUBJECT } from './forwarded-letter.ts'
import { isMarkedAddress } from './threading.ts'

/** What clients put before the subject of an answer, and the number that our own letters bear. */
const REPLY_SUBJECT =
  /^\s*(?:re|r|aw|antw?|sv|vs|odp|res|rif|ref|ynt|ответ|отв|на|ha|нa|відп|atb|回复|答复)(?:\[\d+\])?\s?[:：]|\[\s?[№#]\s?\d+\s?\]/i

interface Answering {
  readonly subject: string
  readonly headers?: Readonly<Record<string, string>>
  readonly recipients?: readonly string[]
}

/**
 * Whether a letter answers another one, so that it may quote it: by its subject, by what it names, or because it came to an
 * address that only our letters of a request tell. One that passes a letter on says all of it.
 */
export function isReply({ subject, headers = {}, recipients = [] }: Answering): boolean {
  if (FORWARD_SUBJECT.test(subject)) return false
  if (REPLY_SUBJECT.test(subject) || headers['in-reply-to'] || headers.references) return true
  return recipients.some(isMarkedAddress)
}
