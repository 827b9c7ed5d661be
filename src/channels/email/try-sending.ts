import type { MailServer } from '../../domain/mail/mailbox.ts'
import { type FailedStep, MailServerFailure, seenThroughTls } from './mail-server-failure.ts'
import { transportTo } from './smtp-transport.ts'

/** Short: an administrator waits for the answer at his screen. */
const PATIENCE = 12_000
const BY_A_MACHINE = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' }

export interface TrialLetter {
  readonly address: string
  readonly subject: string
  readonly text: string
}

/** Whether letters can leave with these settings: one goes from the mailbox to itself. Resolves with what the server said, throws why not. */
export async function trySending(
  server: MailServer,
  password: string,
  { address, subject, text }: TrialLetter,
  patience: number = PATIENCE,
): Promise<string> {
  const limits = { connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience }
  const transport = transportTo(server, password, limits)
  try {
    const { response } = await transport.sendMail({ from: address, to: address, subject, text, headers: BY_A_MACHINE })
    return String(response)
  } catch (error) {
    transport.close()
    throw await seenThroughTls(failureOf(error, server), server)
  } finally {
    transport.close()
  }
}

function failureOf(error: unknown, server: MailServer): MailServerFailure {
  const { code, response }: Record<string, unknown> = { ...Object(error) }
  const step = STEPS.get(String(code)) ?? null
  return MailServerFailure.of(error, { server, step, words: typeof response === 'string' ? response : '' })
}

/** What the library calls a refusal. */
const STEPS: ReadonlyMap<string, FailedStep> = new Map([
  ['ETLS', 'tls'],
  ['EAUTH', 'sign-in'],
])
