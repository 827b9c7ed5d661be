import type { MailServer } from '../../domain/mailbox.ts'
import { transportTo } from './smtp-transport.ts'

const PATIENCE = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 15_000 }
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
): Promise<string> {
  const transport = transportTo(server, password, PATIENCE)
  try {
    const { response } = await transport.sendMail({ from: address, to: address, subject, text, headers: BY_A_MACHINE })
    return String(response)
  } finally {
    transport.close()
  }
}
