import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { SharedContact } from '../../domain/messenger/incoming.ts'

export const card = z.object({
  vcf_info: z.string().nullish(),
  max_info: z.object({ user_id: z.int() }).nullish(),
  hash: z.string().nullish(),
})

/**
 * The number of a card; whose it is, is told only when MAX has signed the card with the bot's token, as it does when somebody presses the
 * button that shares his own. The hash is HMAC-SHA256 of `vcf_info` under the token, in hexadecimal; without one that fits, and without
 * exactly one number, the card says nothing of its sender.
 */
export function contactOf(
  { vcf_info: vcf, max_info: info, hash }: z.output<typeof card>,
  token: string,
): SharedContact {
  const [phone = '', ...more] = phonesIn(vcf ?? '')
  const isSigned = phone !== '' && more.length === 0 && fits(hash ?? '', vcf ?? '', token)
  return { phone, account: isSigned && info ? String(info.user_id) : null }
}

/** Lines of a card end in CR LF where it was signed; every door makes that a bare LF. */
function fits(hash: string, vcf: string, token: string): boolean {
  const signed = vcf.replaceAll(/\r?\n/g, '\r\n')
  const shown = Buffer.from(hash.toLowerCase())
  const right = Buffer.from(createHmac('sha256', token).update(signed).digest('hex'))
  return shown.length === right.length && timingSafeEqual(shown, right)
}

/** Of a vCard (RFC 6350): a long line goes on after a blank. */
function phonesIn(vcf: string): string[] {
  const lines = vcf.replaceAll(/\r?\n[ \t]/g, '').split(/\r?\n/)
  return lines.flatMap((line) => /^(?:[\w-]+\.)?TEL(?:;[^:]*)?:(?:tel:)?(.+)$/i.exec(line)?.[1]?.trim() ?? [])
}
