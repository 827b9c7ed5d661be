import type { MailServer } from './mailbox.ts'

/** What can be wrong between us and a mail server. Each has a sentence for people, and another one that says what to do. */
export const MAIL_TROUBLES = [
  'certificate-self-signed',
  'certificate-unknown',
  'certificate-expired',
  'certificate-too-early',
  'certificate-name',
  'certificate-wrong',
  'tls-missing',
  'tls-not-here',
  'tls-from-start',
  'tls-old',
  'sign-in-needs-tls',
  'sign-in-app-password',
  'sign-in-switched-off',
  'sign-in-other-way',
  'sign-in-web',
  'sign-in-refused',
  'folder-missing',
  'name-unknown',
  'names-silent',
  'port-closed',
  'unreachable',
  'silent',
  'hung-up',
  'other',
] as const
export type MailTrouble = (typeof MAIL_TROUBLES)[number]

/** How an attempt to talk to a mail server failed. */
export interface FailedTalk {
  readonly security: MailServer['security']
  /** Of the system, of OpenSSL or of the library: `ECONNREFUSED`, `CERT_HAS_EXPIRED`. */
  readonly code: string
  /** Whether TLS, sign-in or the opening of the folder was refused; null when it failed earlier, or nobody knows. */
  readonly step: 'tls' | 'sign-in' | 'folder' | null
  /** What the server or the library said. */
  readonly words: string
  /** The port was silent in the clear, and answers to TLS. */
  readonly answersToTls?: boolean
}

/** Which trouble it is; the first that fits. */
export function mailTroubleOf(talk: FailedTalk): MailTrouble {
  if (talk.answersToTls) return 'tls-from-start'
  const byCode = BY_CODE.find(([code]) => code.test(talk.code))
  if (byCode) return byCode[1]
  if (talk.step === 'tls') return 'tls-missing'
  if (talk.step === 'folder') return 'folder-missing'
  return talk.step === 'sign-in' ? signInTroubleOf(talk) : 'other'
}

const BY_CODE: readonly (readonly [RegExp, MailTrouble])[] = [
  [/^DEPTH_ZERO_SELF_SIGNED_CERT$/, 'certificate-self-signed'],
  [/^(SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_)/, 'certificate-unknown'],
  [/^CERT_HAS_EXPIRED$/, 'certificate-expired'],
  [/^CERT_NOT_YET_VALID$/, 'certificate-too-early'],
  [/^(ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH)$/, 'certificate-name'],
  [/^ERR_SSL_(WRONG_VERSION_NUMBER|HTTP_REQUEST|PACKET_LENGTH_TOO_LONG|UNEXPECTED_MESSAGE)$/, 'tls-not-here'],
  [/^ERR_SSL_/, 'tls-old'],
  [/^(CERT_|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|\w+_TOO_(SMALL|WEAK)$)/, 'certificate-wrong'],
  [/^ENOTFOUND$/, 'name-unknown'],
  [/^(EAI_|EDNS|ESERVFAIL)/, 'names-silent'],
  [/^ECONNREFUSED$/, 'port-closed'],
  [/^(EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|EADDRNOTAVAIL|CONNECT_TIMEOUT)$/, 'unreachable'],
  [/^(ETIMEDOUT|ETIMEOUT|GREETING_TIMEOUT|UPGRADE_TIMEOUT)$/, 'silent'],
  [/^(ECONNRESET|EPIPE|ClosedAfterConnect\w*|EConnectionClosed|NoConnection)$/, 'hung-up'],
]

function signInTroubleOf({ security, words }: FailedTalk): MailTrouble {
  const isInTheClear = security === 'none'
  const found = BY_WORDS.find(([text]) => text.test(words))
  if (found && (found[1] !== 'sign-in-needs-tls' || isInTheClear)) return found[1]
  return found ? 'sign-in-other-way' : 'sign-in-refused'
}

/** What mail services say of a password that would be right elsewhere: Gmail, Yandex, Mail.ru, Outlook, and Dovecot. */
const BY_WORDS: readonly (readonly [RegExp, MailTrouble])[] = [
  [/(application|app)[- ](specific )?password|parol['’]? prilozheniya|пароль.{0,20}приложени/i, 'sign-in-app-password'],
  [/IMAP (access )?is (disabled|off)|not enabled for IMAP|access rights to this service/i, 'sign-in-switched-off'],
  [/(basic authentication|SmtpClientAuthentication) is disabled/i, 'sign-in-other-way'],
  [/web ?browser|web login required/i, 'sign-in-web'],
  [/login (is )?disabled|must issue a STARTTLS|encryption (is )?required|plaintext auth/i, 'sign-in-needs-tls'],
  [/(no|unsupported|unrecogni[sz]ed) .{0,30}(authentication (mechanism|type|method)|mechanism)/i, 'sign-in-other-way'],
  [/authentication not enabled|command not (implemented|recogni[sz]ed)/i, 'sign-in-other-way'],
]

/** As it is kept and logged: `certificate-expired: certificate has expired`. */
export function troubleText(trouble: MailTrouble, words: string): string {
  return trouble === 'other' ? words : `${trouble}: ${words}`
}

/** The same read back. What begins with no trouble that we know is words alone. */
export function troubleIn(text: string): { readonly trouble: MailTrouble; readonly words: string } {
  const [, name, words = ''] = /^([a-z-]+): (.*)$/s.exec(text) ?? []
  const trouble = MAIL_TROUBLES.find((each) => each === name)
  return trouble ? { trouble, words } : { trouble: 'other', words: text }
}
