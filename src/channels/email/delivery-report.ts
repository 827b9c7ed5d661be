import type { Attachment, Email } from 'postal-mime'
import type { DeliveryReport } from '../../domain/mail/letter.ts'

/**
 * What a delivery report says (RFC 3464) of the worst that happened to one of its recipients; null when the letter is none. A
 * receipt of reading is none of ours to act on.
 */
export function deliveryReport({ attachments }: Email): DeliveryReport | null {
  const status = attachments.find(({ mimeType }) => /^message\/(?:global-)?delivery-status$/i.test(mimeType))
  if (!status) return null
  const recipients = unfolded(contentOf(status))
    .split(/\n[ \t]*\n/)
    .filter((group) => RECIPIENT.test(group))
    .slice(0, 100)
  const reports = recipients.map(reportOf)
  const worst = ['failed', 'delayed', 'other'].flatMap((action) => reports.filter((report) => report.action === action))
  return worst[0] ?? reportOf(unfolded(contentOf(status)))
}

const RECIPIENT = /^(?:final|original)-recipient\s*:/im

function reportOf(group: string): DeliveryReport {
  const status = /^status\s*:\s*([245]\.\d{1,3}\.\d{1,3})/im.exec(group)?.[1] ?? null
  return { action: actionIn(group, status), recipient: recipientIn(group), status, reason: reasonIn(group) }
}

/** Servers that leave the action out say as much by the first digit of the status. */
function actionIn(group: string, status: string | null): DeliveryReport['action'] {
  const action = /^action\s*:\s*(\w+)/im.exec(group)?.[1]?.toLowerCase()
  if (action === 'failed' || action === 'delayed') return action
  if (action !== undefined || status === null) return 'other'
  return status.startsWith('5') ? 'failed' : status.startsWith('4') ? 'delayed' : 'other'
}

/** Whom it did not reach, else whom it was written to: the first that is an address (some write X.400 or nothing). */
function recipientIn(group: string): string | null {
  for (const field of ['final', 'original', 'x-actual']) {
    const said = new RegExp(`^${field}-recipient\\s*:\\s*(?:[\\w-]+\\s*;)?\\s*(.{1,500})$`, 'im').exec(group)?.[1] ?? ''
    const address = /[^\s<>;,"'()]{1,64}@[^\s<>;,"'()]{1,255}/.exec(said)?.[0]
    if (address) return address.replaceAll(/\+([0-9A-F]{2})/g, (_, hex: string) => signOf(hex)).toLowerCase()
  }
  return null
}

/** «+2B» of RFC 3461; anything but a sign of an address stays as it is. */
function signOf(hex: string): string {
  const sign = String.fromCharCode(Number.parseInt(hex, 16))
  return /[+=@_.-]/.test(sign) ? sign : `+${hex}`
}

function unfolded(text: string): string {
  return text
    .slice(0, 200_000)
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/\n[ \t]+(?=\S)/g, ' ')
}

/** Message-IDs of the letters that a report brings back. */
export function reportedLetters({ attachments, text }: Email): string[] {
  const returned = attachments
    .filter(({ mimeType }) => /^(?:message\/(?:rfc822|global)|text\/rfc822-headers)$/i.test(mimeType))
    .map(contentOf)
  return [...returned, text ?? ''].flatMap((part) =>
    [...part.slice(0, 100_000).matchAll(/^message-id:\s*(<[^<>\s]{1,400}>)/gim)].flatMap(([, id]) => id ?? []),
  )
}

/** The diagnostic without the kind of its language. */
function reasonIn(group: string): string | null {
  const said = /^diagnostic-code\s*:\s*(?:[\w.-]+\s*;)?\s*(.{1,2000})$/im.exec(group)?.[1]
  return said?.replaceAll(/\s+/g, ' ').trim().slice(0, 300) || null
}

function contentOf({ content }: Attachment): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content)
}
