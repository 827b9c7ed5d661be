import { isGone } from './gone-address.ts'
import type { DeliveryReport } from './letter.ts'

/** The letter will never arrive; one that is only late may. */
export function isLost({ action, status }: DeliveryReport): boolean {
  return action === 'failed' || (action === 'other' && /^5\./.test(status ?? ''))
}

/** Nobody is at the address any more; a full mailbox, trouble on the way and a policy pass. */
export function isAddressGone({ status, reason }: DeliveryReport): boolean {
  return isGone({ status, words: reason ?? '' })
}
