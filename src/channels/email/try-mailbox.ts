import { resolveMx, resolveTxt } from 'node:dns/promises'
import { demandNoTransaction } from '../../db/engine/transactions.ts'
import type { MailTrouble } from '../../domain/mail/mail-trouble.ts'
import type { MailServer } from '../../domain/mail/mailbox.ts'
import { tryReceiving } from './imap.ts'
import { MailServerFailure } from './mail-server-failure.ts'
import { type TrialLetter, trySending } from './try-sending.ts'

export interface Attempt {
  readonly ok: boolean
  /** What is wrong; null when nothing is. */
  readonly trouble: MailTrouble | null
  readonly detail: string
}

export interface ServerToTry {
  readonly server: MailServer
  readonly password: string
}

export interface MailboxTry {
  readonly imap: (ServerToTry & { readonly folder: string }) | null
  readonly smtp: ServerToTry | null
  readonly letter: TrialLetter
}

/** What the settings screen asks of mail servers and of the names of domains: at once, and with nothing kept. */
export const mailServers = {
  /** Reads the folder without touching it, and sends one letter to the mailbox itself. */
  tryBoth: async ({ imap, smtp, letter }: MailboxTry) => ({
    receiving: imap && (await attempted(async () => String((await tryReceiving(imap)).letters))),
    sending: smtp && (await attempted(() => trySending(smtp.server, smtp.password, letter))),
  }),
  /** The servers that take letters for a domain, the first one first; none when DNS names none. */
  exchangersOf: async (domain: string): Promise<string[]> => {
    demandNoTransaction('a name is asked')
    const records = await resolveMx(domain).catch(() => [])
    return records.toSorted((one, other) => one.priority - other.priority).map(({ exchange }) => exchange)
  },
  /** What a name says in its TXT records; null when the name servers cannot be asked. */
  textsOf: (name: string): Promise<readonly string[] | null> => {
    demandNoTransaction('a name is asked')
    return resolveTxt(name).then(
      (records) => records.map((parts) => parts.join('')),
      (error: NodeJS.ErrnoException) => (error.code === 'ENOTFOUND' || error.code === 'ENODATA' ? [] : null),
    )
  },
}

async function attempted(attempt: () => Promise<string>): Promise<Attempt> {
  try {
    return { ok: true, trouble: null, detail: await attempt() }
  } catch (error) {
    if (error instanceof MailServerFailure) return { ok: false, trouble: error.trouble, detail: error.words }
    return { ok: false, trouble: 'other', detail: error instanceof Error ? error.message : String(error) }
  }
}
