import { isGone } from './gone-address.ts'

/** What a mail server said when it did not take a letter, or that it could not be reached. */
export interface DeliveryTrouble {
  /** Of the SMTP library: EENVELOPE, EMESSAGE, EAUTH, ECONNECTION … */
  readonly code: string | null
  readonly command: string | null
  /** The three digits; null when nothing was answered. */
  readonly responseCode: number | null
  /** Its words. */
  readonly response: string
}

/**
 * What a failure means: `again` — the queue comes back; `for_good` — this letter will never be taken; `no_such_address` —
 * nor will any other to this address. Trouble with our own server, our password or our sender's name is ours, and passes.
 */
export type DeliveryFailure = 'again' | 'for_good' | 'no_such_address'

export function failureOf({ code, command, responseCode, response }: DeliveryTrouble): DeliveryFailure {
  const isPermanent = responseCode !== null && responseCode >= 500 && responseCode < 600
  const isOfRecipient = code === 'EENVELOPE' && (command === 'RCPT TO' || command === 'API')
  if (isOfRecipient && command === 'API') return 'no_such_address'
  if (!isPermanent) return 'again'
  if (isOfRecipient) return isGone({ status: null, words: response }) ? 'no_such_address' : 'for_good'
  return code === 'EMESSAGE' ? 'for_good' : 'again'
}
