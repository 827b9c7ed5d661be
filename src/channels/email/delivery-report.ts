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

function contentOf({ content }: Attachment): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content)
}
