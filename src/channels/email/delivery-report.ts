import type { Attachment, Email } from 'postal-mime'
import type { DeliveryReport } from '../../domain/letter.ts'

/** What a delivery report says (RFC 3464); null when the letter is none. A receipt of reading is none of ours to act on. */
export function deliveryReport({ attachments }: Email): DeliveryReport | null {
  const status = attachments.find(({ mimeType }) => mimeType === 'message/delivery-status')
  if (!status) return null
  const text = contentOf(status)
  const action = /^action:\s*(\w+)/im.exec(text)?.[1]?.toLowerCase()
  const recipient = /^(?:final|original)-recipient:\s*(?:rfc822;)?\s*<?([^\s<>;]{1,254})/im.exec(text)?.[1]
  return {
    action: action === 'failed' || action === 'delayed' ? action : 'other',
    recipient: recipient?.toLowerCase() ?? null,
    status: /^status:\s*([245]\.\d{1,3}\.\d{1,3})/im.exec(text)?.[1] ?? null,
    reason: reasonIn(text),
  }
}

/** Message-IDs of the letters that a report brings back. */
export function reportedLetters({ attachments, text }: Email): string[] {
  const returned = attachments
    .filter(({ mimeType }) => mimeType === 'message/rfc822' || mimeType === 'text/rfc822-headers')
    .map(contentOf)
  return [...returned, text ?? ''].flatMap((part) =>
    [...part.slice(0, 100_000).matchAll(/^message-id:\s*(<[^<>\s]{1,400}>)/gim)].flatMap(([, id]) => id ?? []),
  )
}

/** The diagnostic without the kind of its language; its folded lines are one. */
function reasonIn(text: string): string | null {
  const said = /^diagnostic-code:\s*(?:[\w.-]+\s*;)?\s*(.{1,1000}(?:\r?\n[ \t].{0,1000}){0,10})/im.exec(text)?.[1]
  return said?.replaceAll(/\s+/g, ' ').trim().slice(0, 300) || null
}

function contentOf({ content }: Attachment): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content)
}
