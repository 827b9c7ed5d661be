/** Whom messages are handed to; another one is an adapter in `src/channels/sms`, and a word here. */
export const SMS_PROVIDERS = ['exolve', 'smsc'] as const
export type SmsProviderName = (typeof SMS_PROVIDERS)[number]

/** A name that operators show instead of a number: as all of them take it. */
export const SENDER = /^(?=.*[A-Za-z])[A-Za-z0-9]{1,11}$/

/**
 * Whether an SMS is brought to a number: one of a mobile operator of Russia or Kazakhstan. City and 8-800 numbers take none, and what one to another
 * country costs nobody knows beforehand: whoever may ask for a code would spend what the limit does not see.
 */
export function isTextable(phone: string): boolean {
  return /^\+7[79]\d{9}$/.test(phone)
}

/** Where a provider tells what became of messages; the key in it is the provider's proof. */
export function reportAddress(url: string, provider: SmsProviderName, key: string): string {
  return `${url}/hooks/sms/${provider}/${key}`
}
