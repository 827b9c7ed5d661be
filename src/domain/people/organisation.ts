import { isInn, isKpp } from './requisites.ts'

export const ORGANISATION_KINDS = ['dealer', 'corporation', 'support_service'] as const
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number]

/** What an administrator keeps of an organisation. */
export interface Organisation {
  readonly kind: OrganisationKind
  readonly code: string | null
  readonly name: string
  readonly parentId: number | null
  readonly inn: string | null
  readonly kpp: string | null
  readonly vip: boolean
  /** Lower case, without @: who writes from there belongs to it. */
  readonly domains: readonly string[]
  readonly personalSpecialistId: number | null
  /** How another program calls it. */
  readonly externalCode: string | null
}

export type OrganisationFlaw = 'code-wrong' | 'inn-wrong' | 'kpp-wrong' | 'domain-wrong' | 'domain-is-public'

/** What cannot stand so; null: nothing. */
export function flawOf({ kind, code, inn, kpp, domains }: Organisation): OrganisationFlaw | null {
  if (ownsVenues(kind) && !/^\d{5}$/.test(code ?? '')) return 'code-wrong'
  if (inn !== null && !isInn(inn)) return 'inn-wrong'
  if (kpp !== null && !isKpp(kpp)) return 'kpp-wrong'
  if (!domains.every(isDomain)) return 'domain-wrong'
  return domains.some(isPublicDomain) ? 'domain-is-public' : null
}

/** It owns venues, whose codes begin with its own. */
export function ownsVenues(kind: OrganisationKind): boolean {
  return kind === 'corporation'
}

/** It serves venues of others. */
export function servesVenues(kind: OrganisationKind): boolean {
  return kind === 'dealer'
}

/** «@Vesna.Example » → «vesna.example». */
export function normalisedDomain(text: string): string {
  return text.trim().toLowerCase().replace(/^.*@/, '')
}

function isDomain(text: string): boolean {
  return text.length <= 253 && /^([\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u.test(text)
}

/** Everybody has an address there: it would bind strangers to the organisation. */
const PUBLIC_DOMAINS: ReadonlySet<string> = new Set([
  'mail.ru',
  'bk.ru',
  'inbox.ru',
  'list.ru',
  'internet.ru',
  'yandex.ru',
  'ya.ru',
  'yandex.com',
  'yandex.by',
  'yandex.kz',
  'rambler.ru',
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'hotmail.com',
  'live.com',
  'icloud.com',
  'me.com',
  'yahoo.com',
  'proton.me',
  'protonmail.com',
])

function isPublicDomain(domain: string): boolean {
  return PUBLIC_DOMAINS.has(domain)
}
