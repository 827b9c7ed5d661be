import type { ArrivedLetter } from './letter.ts'

/** An address of a mail server itself, in whatever spelling: `Mail.Delivery.System@`, `post_master@`, `MAILER-DAEMON@`. */
export function isOfDaemon(address: string): boolean {
  const name = address.slice(0, address.lastIndexOf('@')).toLowerCase()
  return (
    DAEMON.test(name.replaceAll(/[._\s-]/g, '')) || /^(?:bounces?|double-bounce|microsoftexchange)[+.=_-]/.test(name)
  )
}

const DAEMON =
  /^(?:mailer?daemon\d*|postmaster\d*|mdaemon|bounces?|bounced|doublebounce|microsoftexchange[0-9a-f]{32}|mail(?:delivery)?(?:sub)?system|maildelivery(?:service|subsystem|system)?|maildeliverer|mailadministrator|mailrouter)(?:\+.*)?$/

/** What a report is about; null when a letter is none. */
export type ReportKind = 'bounce' | 'receipt' | 'complaint'

/** A report in its own format (RFC 3464, 8098, 5965), or in plain words of somebody who only ever writes such. */
export function reportKindOf(letter: ArrivedLetter): ReportKind | null {
  const { headers, files, report } = letter
  const type = headers['content-type'] ?? ''
  const isReport = /^\s*multipart\/report\b/i.test(type)
  const has = (kind: string) => files.some(({ mediaType }) => mediaType === `message/${kind}`)
  const names = (kind: string) => isReport && new RegExp(`report-type\\s*=\\s*"?${kind}\\b`, 'i').test(type)
  if (isPassedOn(letter) && !isReport) return null
  if (names('disposition-notification') || has('disposition-notification')) return 'receipt'
  if (names('feedback-report') || has('feedback-report')) return 'complaint'
  if (report !== null || isReport || headers['x-failed-recipients']) return 'bounce'
  return isBounceInWords(letter) ? 'bounce' : null
}

/** A person who passes a report on says so in the subject, or answers somebody. */
function isPassedOn({ subject, from, headers }: ArrivedLetter): boolean {
  if (from === null || isOfDaemon(from.address) || hasNoReturnPath(headers)) return false
  return /^\s*(?:re|fwd?|fw|aw|wg|tr|отв|ответ|пересл\S*|fwd)\s*(?:\[\d+\])?\s*:/i.test(subject)
}

/** `Return-Path: <>`: whoever wrote it wants no answer to come back. */
export function hasNoReturnPath(headers: ArrivedLetter['headers']): boolean {
  return headers['return-path']?.replaceAll(/\s/g, '') === '<>'
}

const BOUNCE_SUBJECT =
  /undeliver|delivery (?:status|notification|failure|failed|has failed|problem|report|delayed|error)|returned mail|return(?:ed)? to sender|mail delivery|failure (?:notice|delivery|notification)|non[- ]?delivery|delivery (?:to|of) .{1,60} (?:failed|delayed)|could ?n[o']?t be (?:delivered|sent)|not delivered|mail (?:system )?error|error sending|bounced? mail|message (?:status|delayed|rejected)|warning: (?:message|could not)|rejected:|не(?:возможно | удалось |)доставлен|не удалось (?:доставить|отправить)|не (?:было |может быть |)(?:доставлено|доставить)|не доставлен|недостав|возврат (?:письма|почты|сообщения)|ошибка (?:доставки|отправки)|отч[её]т о доставке|статус доставки|уведомление о (?:не)?доставке|задержк\S* доставки|доставка .{0,40}(?:отложена|задерж|невозможна)/i

/** What mail servers write above the letter that they bring back. */
const BOUNCE_WORDS =
  /this is the (?:mail system|qmail)|mail delivery (?:software|system|subsystem)|created automatically by|(?:could|can) ?not be delivered|(?:unable|wasn'?t able|not able|failed) to deliver|delivery to the following|delivery has failed|did not reach|cannot be reached|permanent (?:fatal )?error|permanently failed|returned to sender|undeliverable|reporting-mta|transcript of session|не (?:может|могло|было) (?:быть )?доставлен|не удалось доставить|не дошло до|недоставк|не смог(?:ла|ли)? доставить|удал[её]нный сервер ответил|доставка .{0,60}(?:отложена|невозможна)/i

/** Somebody who may be a person has to look like a server in subject and words. */
function isBounceInWords({ from, headers, subject, text, quoted }: ArrivedLetter): boolean {
  const words = `${text}\n${quoted ?? ''}`.slice(0, 20_000)
  const isByServer = from === null || isOfDaemon(from.address) || hasNoReturnPath(headers)
  if (isByServer) return BOUNCE_SUBJECT.test(subject) || BOUNCE_WORDS.test(words)
  return SERVER_NAME.test(from.name) && BOUNCE_SUBJECT.test(subject) && BOUNCE_WORDS.test(words)
}

const SERVER_NAME =
  /mail (?:delivery|system|administrator|router)|delivery (?:sub)?system|\bdaemon\b|postmaster|почтов\S+ (?:систем|сервер|демон)|служба доставки/i
