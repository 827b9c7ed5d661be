import type { ArrivedLetter } from './letter.ts'
import { ownAddress } from './mailbox.ts'
import type { Proof } from './sender-proof.ts'

/** What kind of machine wrote a letter. Its letters are recorded where they belong and never answered. */
export type Machine = 'own_echo' | 'bounce' | 'auto_reply' | 'list'

export interface OwnMail {
  readonly addresses: readonly string[]
  /** Whether a Message-ID carries our signed mark. */
  readonly wrote: (letterId: string) => boolean
}

/** An address that sends and never listens. */
export function isReadByNobody(address: string): boolean {
  return DAEMON.test(address) || /^(?:no|do[._-]?not)[._-]?reply(?:[+._-][^@]*)?@/i.test(address)
}

/** The machine behind a letter; null when a person wrote it, as far as anybody can tell. */
export function machineBehind(letter: ArrivedLetter, own: OwnMail): Machine | null {
  if (isEcho(letter, own)) return 'own_echo'
  if (isBounce(letter)) return 'bounce'
  if (isAutoReply(letter)) return 'auto_reply'
  return isFromList(letter) ? 'list' : null
}

/** A person may ask not to be answered by machines; then he hears only from people. */
export function wantsNoAutomaticAnswer({ headers }: ArrivedLetter): boolean {
  return /\b(all|autoreply|oof)\b/i.test(headers['x-auto-response-suppress'] ?? '')
}

export interface AutomaticLetters {
  readonly addressIsVerified: boolean
  readonly withinHour: number
  readonly withinDay: number
}

/** Two automatic letters an hour to one address, whatever the other side does; to one that nobody proved, one a day. */
export function mayAcknowledge({ addressIsVerified, withinHour, withinDay }: AutomaticLetters): boolean {
  return withinHour < 2 && (addressIsVerified || withinDay < 1)
}

/** An hour of letters from one address that would each begin something new: more than a person writes is parked. */
export function mayFileMore({ proof, withinHour }: { readonly proof: Proof; readonly withinHour: number }): boolean {
  return withinHour < (proof === 'pass' ? 30 : 10)
}

function isEcho({ id, from }: ArrivedLetter, { addresses, wrote }: OwnMail): boolean {
  return (id !== null && wrote(id)) || (from !== null && ownAddress(from.address, addresses) !== null)
}

const DAEMON =
  /^(mailer-daemon|postmaster|mail-daemon|mdaemon|bounces?|double-bounce|microsoftexchange[0-9a-f]{32})([+.-][^@]*)?@/
const BOUNCE_SUBJECT =
  /undeliver|delivery (status notification|failure|has failed)|returned mail|mail delivery (failed|system)|failure notice|mail system error|не(возможно | удалось |)доставлен|не удалось доставить|сообщение не доставлено|недоставленн/i

/** A report in its own format, or a plain text from somebody who only ever writes such texts. */
function isBounce({ from, headers, report, subject }: ArrivedLetter): boolean {
  if (report !== null) return true
  const byDaemon = from === null || DAEMON.test(from.address)
  return (byDaemon || hasNoReturnPath(headers)) && BOUNCE_SUBJECT.test(subject)
}

const AUTO_SUBJECT =
  /^\s*(автоответ(чик)?|автоматический ответ|auto(matic)?[- ]?(reply|response)|out of( the)? office|вне офиса|я в отпуске)\s*([:!.—-]|$)/i

function isAutoReply({ from, headers, subject }: ArrivedLetter): boolean {
  const submitted = headers['auto-submitted']?.trim().toLowerCase() ?? 'no'
  if (!/^no\b/.test(submitted)) return true
  if (headers['x-autoreply'] || headers['x-autorespond'] || headers['x-auto-reply-from']) return true
  if (/^auto[_-]?reply$/i.test(headers.precedence?.trim() ?? '')) return true
  return hasNoReturnPath(headers) || AUTO_SUBJECT.test(subject) || (from !== null && DAEMON.test(from.address))
}

function isFromList({ headers }: ArrivedLetter): boolean {
  return 'list-id' in headers || /^(bulk|list|junk)$/i.test(headers.precedence?.trim() ?? '')
}

/** `Return-Path: <>`: whoever wrote it wants no answer to come back. */
function hasNoReturnPath(headers: ArrivedLetter['headers']): boolean {
  return headers['return-path']?.replaceAll(/\s/g, '') === '<>'
}
