import { phoneDigits } from './phone-spelling.ts'

export type AddressKind = 'email' | 'phone'

export interface Address {
  readonly kind: AddressKind
  /** E-mail in lower case, phone in E.164. */
  readonly value: string
}

/**
 * An address as people type it → as it is kept: «8 (916) 123-45-67» is +79161234567 (an 8 or nothing before ten digits
 * means Russia), «Ivan@Example.COM» is ivan@example.com.
 */
export function normalisedAddress(text: string): Address {
  const trimmed = text.trim()
  if (trimmed.includes('@')) return { kind: 'email', value: trimmed.toLowerCase() }
  const spelled = phoneDigits(trimmed) ?? trimmed
  const digits = spelled.replace(/\D/g, '')
  if (spelled.startsWith('+')) return { kind: 'phone', value: `+${digits}` }
  if (digits.length === 11 && digits.startsWith('8')) return { kind: 'phone', value: `+7${digits.slice(1)}` }
  if (digits.length === 10) return { kind: 'phone', value: `+7${digits}` }
  return { kind: 'phone', value: `+${digits}` }
}

/** A phone that can be called back: as many digits as E.164 has, country included. */
export function isCallable({ kind, value }: Address): boolean {
  return kind === 'phone' && /^\+\d{7,15}$/.test(value)
}

/** One plain address: a mail library would take a list or a name for more recipients than one. */
export function isPlainAddress(address: string): boolean {
  return address.length <= 254 && /^[^\s@<>()[\],;:"\\\p{Cc}]+@[^\s@<>()[\],;:"\\\p{Cc}]+$/u.test(address)
}
