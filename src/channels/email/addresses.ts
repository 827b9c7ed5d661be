import type { Address } from 'postal-mime'
import { cleanLine, cutText } from '../../domain/ground/clean-text.ts'
import type { LetterAddress } from '../../domain/mail/letter.ts'

/** The mailboxes among what stands in a header, groups opened; what is no address is left out. */
export function addressesIn(addresses: readonly (Address | undefined)[]): LetterAddress[] {
  return addresses
    .flatMap((address) => (address?.group ? address.group : [address]))
    .map((mailbox) => ({
      address: mailbox?.address?.trim().toLowerCase() ?? '',
      name: cutText(cleanLine(mailbox?.name ?? ''), 100),
    }))
    .filter(({ address }) => address.length <= 254 && /^[^\s@<>,;"]+@[^\s@<>,;"]+$/.test(address))
}
