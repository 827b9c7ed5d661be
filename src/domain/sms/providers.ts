/** Whom messages are handed to; another one is an adapter in `src/channels/sms`, and a word here. */
export const SMS_PROVIDERS = ['exolve', 'smsc'] as const
export type SmsProviderName = (typeof SMS_PROVIDERS)[number]

/** A name that operators show instead of a number: as all of them take it. */
export const SENDER = /^(?=.*[A-Za-z])[A-Za-z0-9]{1,11}$/

/** Whether an SMS can be brought to a number: one of a Russian mobile operator, or any other country's. City and 8-800 numbers have none. */
export function isTextable(phone: string): boolean {
  return /^\+[1-9]\d{6,14}$/.test(phone) && (!phone.startsWith('+7') || /^\+7[79]\d{9}$/.test(phone))
}

/** Where a provider tells what became of messages; the key in it is the provider's proof. */
export function reportAddress(url: string, provider: SmsProviderName, key: string): string {
  return `${url}/hooks/sms/${provider}/${key}`
}
