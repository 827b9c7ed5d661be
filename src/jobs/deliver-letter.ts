import { createTransport, type Transporter } from 'nodemailer'
import type { Db } from '../db/database.ts'
import { loadLetter, markFailed, markSent } from '../db/letters.ts'

/** How letters leave: through the company's mail server, or onto the terminal while none is set. */
export interface Post {
  readonly from: string
  readonly transport: Transporter | null
  readonly say: (line: string) => void
}

export function postOf(
  { smtpUrl, address }: { smtpUrl: string | undefined; address: string | undefined },
  say: Post['say'],
): Post {
  return { from: address ?? 'okno@localhost', transport: smtpUrl === undefined ? null : createTransport(smtpUrl), say }
}

/** Sends one letter of the outbox. It may be sent twice if we die in between: its Message-ID tells that it is the same. */
export async function deliverLetter(db: Db, { from, transport, say }: Post, id: number): Promise<void> {
  const letter = await loadLetter(db, id)
  if (!letter || letter.sent_at !== null) return
  if (!transport) {
    say(
      `No mail server is set (OKNO_SMTP_URL), so this letter stays here.\n  ${letter.to_address}: ${letter.subject}\n${letter.text.replace(/^/gm, '  ')}`,
    )
    return
  }
  try {
    await transport.sendMail({
      from,
      to: letter.to_address,
      subject: letter.subject,
      text: letter.text,
      messageId: letter.message_id,
    })
  } catch (error) {
    await markFailed(db, id, error instanceof Error ? error.message : String(error))
    throw error
  }
  await markSent(db, id)
}
