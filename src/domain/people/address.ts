import { onlyPhoneIn, phoneDigits } from './phone-spelling.ts'

export type AddressKind = 'email' | 'phone'

export interface Address {
  readonly kind: AddressKind
  /** E-mail in lower case, phone in E.164. */
  readonly value: string
}

/**
 * An address as people type it → as it is kept: «8 (916) 123-45-67» is +79161234567 (an 8 or nothing before ten digits
 * means Russia), «00 49 30…» and «8-10-49-30…» are +4930…, «Ivan@Example.COM» is ivan@example.com. What could be another number than
 * the one that was meant is one that nobody can call.
 */
export function normalisedAddress(text: string): Address {
  const trimmed = text.trim()
  if (trimmed.includes('@')) return { kind: 'email', value: trimmed.toLowerCase() }
  return { kind: 'phone', value: inE164(phoneDigits(trimmed) ?? onlyPhoneIn(trimmed) ?? '') }
}

/** No code of Russia or Kazakhstan begins so: it is the 8 or the 7 before a number that lacks a digit. */
const LOST_A_DIGIT = /^[78](?:49|8|9)/

function inE164(spelled: string): string {
  const digits = spelled.replace('+', '')
  if (spelled.startsWith('+')) return spelled
  if (digits.startsWith('00')) return `+${digits.slice(2)}`
  if (digits.length > 11 && digits.startsWith('810')) return `+${digits.slice(3)}`
  if (digits.length === 11 && digits.startsWith('8')) return `+7${digits.slice(1)}`
  if (digits.length === 10 && !LOST_A_DIGIT.test(digits)) return `+7${digits}`
  return `+${digits}`
}

/**
 * A phone that can be called back: as many digits as E.164 has, country included. Seven are a number of one town, +7 has eleven, and
 * no country is +0, +83 or +89.
 */
export function isCallable({ kind, value }: Address): boolean {
  return kind === 'phone' && /^\+(?:7\d{10}|(?!83|89)[1-689]\d{7,14})$/.test(value)
}

/** One plain address: a mail library would take a list or a name for more recipients than one. */
export function isPlainAddress(address: string): boolean {
  return address.length <= 254 && /^[^\s@<>()[\],;:"\\\p{Cc}]+@[^\s@<>()[\],;:"\\\p{Cc}]+$/u.test(address)
}
