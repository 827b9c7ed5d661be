import type { Policy } from '../terms/policy.ts'
import type { ArrivedLetter } from './letter.ts'
import { hasNoReturnPath, isOfDaemon, type ReportKind, reportKindOf } from './machine-letters.ts'
import { ownAddress } from './mailbox.ts'
import type { Proof } from './sender-proof.ts'

/**
 * What kind of machine wrote a letter. Its letters are recorded where they belong and never answered; what a `notifier`
 * (monitoring, a till, another desk) begins by itself is a request, and never acknowledged.
 */
export type Machine = 'own_echo' | ReportKind | 'auto_reply' | 'list' | 'notifier'

export interface OwnMail {
  readonly addresses: readonly string[]
  /** Whether a Message-ID carries our signed mark. */
  readonly wrote: (letterId: string) => boolean
  /** The host that our own letters are named by. */
  readonly host: string
}

/** An address that sends and never listens, by itself or by the name it is given: «Не отвечайте на это письмо». */
export function isReadByNobody(address: string, name = ''): boolean {
  return (
    isOfDaemon(address) || NOBODY_READS.test(address) || /не отвеча(?:ть|йте)|do not reply|no[- ]?reply/i.test(name)
  )
}

const NOBODY_READS =
  /(?:^|[+._=-])(?:(?:no|do[._-]?not|don[._-]?t|never|nicht)[._-]?(?:reply|replay|answer|respond|antworten)|(?:ne|nie)[._-]?otve(?:ch|4)a\w*|unattended|не[._-]?отвеча(?:ть|йте))\d*(?:[+._=-][^@]*)?@/i

/** The machine behind a letter; null when a person wrote it, as far as anybody can tell. */
export function machineBehind(letter: ArrivedLetter, own: OwnMail): Machine | null {
  if (isEcho(letter, own)) return 'own_echo'
  const report = reportKindOf(letter)
  if (report !== null) return report
  if (isNotifier(letter)) return 'notifier'
  if (isAutoReply(letter)) return 'auto_reply'
  return isFromList(letter) ? 'list' : null
}

/**
 * A person may ask not to be answered by machines; then he hears only from people. A machine is not answered by another,
 * nor an address that nobody reads, nor a letter with the mark of any loop or one that names itself after our own host: it
 * may be one of ours on its way back.
 */
export function wantsNoAutomaticAnswer(letter: ArrivedLetter, { host }: Pick<OwnMail, 'host'>): boolean {
  const { headers, from, id } = letter
  if (/\b(all|autoreply|oof)\b/i.test(headers['x-auto-response-suppress'] ?? '')) return true
  if ('x-loop' in headers || isNotifier(letter) || hasNoReturnPath(headers) || id?.toLowerCase().endsWith(`@${host}>`))
    return true
  return from !== null && isReadByNobody(from.address, from.name)
}

/** An hour of letters from one address that would each begin something new: more than a person writes is parked. */
export function mayFileMore(
  { proof, withinHour }: { readonly proof: Proof; readonly withinHour: number },
  { proven, unproven }: Policy['newRequestsAnHour'],
): boolean {
  return withinHour < (proof === 'pass' ? proven : unproven)
}

/** Ours by its name, its author, or the mark of a loop that names us; a mark of somebody else's loop only keeps it from being acknowledged. */
function isEcho({ id, from, headers }: ArrivedLetter, { addresses, wrote }: OwnMail): boolean {
  if (id !== null && wrote(id)) return true
  const looped = headers['x-loop']?.match(/[^\s<>,;]+@[^\s<>,;]+/g) ?? []
  return [from?.address ?? '', ...looped].some((address) => ownAddress(address, addresses) !== null)
}

const AUTO_SUBJECT =
  /^\s*(автоответ(чик)?|автоматический ответ|auto(matic)?[- ]?(reply|response)|out of( the)? office|вне офиса|я в отпуске)\s*([:!.—-]|$)/i

/** What a program tells by itself: not an answer to anything, and not sent to a list of people. */
function isNotifier({ from, headers, subject, references }: ArrivedLetter): boolean {
  const submitted = headers['auto-submitted']?.trim().toLowerCase() ?? 'no'
  if (/^(?:no|auto-replied)\b/.test(submitted) || references.length > 0 || from === null) return false
  if (headers['x-autoreply'] || headers['x-autorespond'] || headers['x-auto-reply-from']) return false
  if (
    /^auto[_-]?reply$/i.test(headers.precedence?.trim() ?? '') ||
    'list-id' in headers ||
    'list-unsubscribe' in headers
  )
    return false
  return !AUTO_SUBJECT.test(subject) && !/^\s*(?:re|отв)\s*:/i.test(subject) && !isOfDaemon(from.address)
}

function isAutoReply({ from, headers, subject }: ArrivedLetter): boolean {
  const submitted = headers['auto-submitted']?.trim().toLowerCase() ?? 'no'
  if (!/^no\b/.test(submitted)) return true
  if (headers['x-autoreply'] || headers['x-autorespond'] || headers['x-auto-reply-from']) return true
  if (/^auto[_-]?reply$/i.test(headers.precedence?.trim() ?? '')) return true
  return hasNoReturnPath(headers) || AUTO_SUBJECT.test(subject) || (from !== null && isOfDaemon(from.address))
}

function isFromList({ headers }: ArrivedLetter): boolean {
  return 'list-id' in headers || /^(bulk|list|junk)$/i.test(headers.precedence?.trim() ?? '')
}
