import { connect } from 'node:tls'
import { demandNoTransaction } from '../../db/engine/transactions.ts'
import { type FailedTalk, type MailTrouble, mailTroubleOf, troubleText } from '../../domain/mail/mail-trouble.ts'
import type { MailServer } from '../../domain/mail/mailbox.ts'

export type FailedStep = FailedTalk['step']

interface Circumstances {
  readonly server: MailServer
  readonly step: FailedStep
  /** The server's own, when it answered. */
  readonly words: string
}

/** A mail server that could not be had, with what is wrong; `words` are those of the server, else of the system. */
export class MailServerFailure extends Error {
  readonly trouble: MailTrouble
  readonly words: string

  private constructor(trouble: MailTrouble, words: string, cause: unknown) {
    super(troubleText(trouble, words), { cause })
    this.trouble = trouble
    this.words = words
  }

  /** As libraries throw it: the code of the system is in `originalCode` where they have one of their own. */
  static of(error: unknown, { server, step, words }: Circumstances): MailServerFailure {
    const { code, originalCode }: Record<string, unknown> = { ...Object(error) }
    const said = words || saidBy(error)
    const talk = { security: server.security, code: String(originalCode ?? code ?? ''), step, words: said }
    return new MailServerFailure(mailTroubleOf(talk), said, error)
  }

  static hungUp(server: MailServer): MailServerFailure {
    const error = Object.assign(new Error('the mail server closed the connection'), { code: 'ECONNRESET' })
    return MailServerFailure.of(error, { server, step: null, words: '' })
  }

  /** The same, where TLS from the first byte would have been answered. */
  behindTls(security: MailServer['security']): MailServerFailure {
    const talk = { security, code: '', step: null, words: this.words, answersToTls: true }
    return new MailServerFailure(mailTroubleOf(talk), this.words, this)
  }
}

/** Without what OpenSSL says to its developers, and with the names that a certificate is for. */
function saidBy(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { library, reason, cert }: Record<string, unknown> = { ...error }
  if (library === 'SSL routines' && typeof reason === 'string') return reason
  const names = Object(cert).subjectaltname ?? Object(Object(cert).subject).CN
  if (typeof names === 'string') return `the certificate is for ${names}`
  return error.message.replace(/; if the root CA is installed locally.*$/, '').trim()
}

/** A port that says nothing in the clear may be one for TLS from the first byte: it is asked once. */
export async function seenThroughTls(failure: MailServerFailure, server: MailServer): Promise<MailServerFailure> {
  const isSilent = failure.trouble === 'silent' || failure.trouble === 'hung-up'
  if (!isSilent || server.security === 'tls') return failure
  return (await answersToTls(server)) ? failure.behindTls(server.security) : failure
}

const A_MOMENT = 3_000

/** Only whether it does: nothing is said to it, so whose certificate it shows does not matter. */
function answersToTls({ host, port }: MailServer): Promise<boolean> {
  demandNoTransaction('a mail server is asked')
  return new Promise((resolve) => {
    const socket = connect({ host, port, rejectUnauthorized: false, timeout: A_MOMENT })
    const end = (answer: boolean) => {
      socket.destroy()
      resolve(answer)
    }
    socket.once('secureConnect', () => end(true))
    socket.once('error', () => end(false)).once('timeout', () => end(false))
  })
}
