import { FORWARD_SUBJECT } from './forwarded-letter.ts'

/** What clients put before the subject of an answer, and the number that our own letters bear. */
const REPLY_SUBJECT =
  /^\s*(?:re|r|aw|antw?|sv|vs|odp|res|rif|ref|ynt|ответ|отв|на|ha|нa|відп|atb|回复|答复)(?:\[\d+\])?\s?[:：]|\[\s?[№#]\s?\d+\s?\]/i

/** Whether a letter answers another one, so that it may quote it. One that passes a letter on says all of it. */
export function isReply(subject: string, headers: Readonly<Record<string, string>>): boolean {
  if (FORWARD_SUBJECT.test(subject)) return false
  return REPLY_SUBJECT.test(subject) || Boolean(headers['in-reply-to'] || headers.references)
}
