import { createTransport, type Transporter } from 'nodemailer'
import { LARGEST_FILES } from '../channels/email/outbound.ts'
import type { Db } from '../db/database.ts'
import type { FileStore } from '../db/file-store.ts'
import { filesOfMessage, loadLetter, markFailed, markSent } from '../db/letters.ts'

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
export async function deliverLetter(db: Db, store: FileStore, { from, transport, say }: Post, id: number) {
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
      ...(letter.in_reply_to !== null && { inReplyTo: letter.in_reply_to }),
      ...(letter.reply_to !== null && { replyTo: letter.reply_to }),
      references: [...letter.reference_ids],
      headers: letter.kind === 'reply' ? {} : BY_A_MACHINE,
      attachments: letter.about_message_id === null ? [] : await attachmentsOf(db, store, letter.about_message_id),
    })
  } catch (error) {
    await markFailed(db, id, error instanceof Error ? error.message : String(error))
    throw error
  }
  await markSent(db, id)
}

/** Tells other machines that nobody waits for their answer (RFC 3834, and what Outlook wants to hear). */
const BY_A_MACHINE = { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' }

async function attachmentsOf(db: Db, store: FileStore, messageId: number) {
  const files = await filesOfMessage(db, messageId)
  const size = files.reduce((sum, file) => sum + file.size, 0)
  if (size > LARGEST_FILES) return []
  return files.flatMap(({ name, mediaType, sha256 }) =>
    sha256 === null ? [] : [{ filename: name, contentType: mediaType, content: store.open(sha256) }],
  )
}
