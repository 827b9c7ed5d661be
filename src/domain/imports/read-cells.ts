import { isZone } from '../hours/zone-offsets.ts'
import { CUSTOMER_ROLES, type CustomerRole } from '../people/customer.ts'
import { EQUIPMENT_KINDS, type EquipmentKind } from '../people/equipment.ts'
import { ORGANISATION_KINDS, type OrganisationKind } from '../people/organisation.ts'
import type { Mapped } from './fields.ts'
import { normalisedWords } from './words-of-header.ts'

/** Why nothing can be made of a row. */
export const ROW_PROBLEMS = [
  'key-missing',
  'code-wrong',
  'code-of-another',
  'name-missing',
  'address-missing',
  'kind-unknown',
  'inn-wrong',
  'kpp-wrong',
  'domain-wrong',
  'domain-taken',
  'owner-unknown',
  'dealer-unknown',
  'parent-unknown',
  'venue-unknown',
  'organisation-unknown',
  'role-unknown',
  'role-wrong',
  'zone-unknown',
  'yes-or-no',
  'email-wrong',
  'phone-wrong',
  'address-taken',
  'is-of-support',
  'date-wrong',
  'too-long',
  'twice-in-file',
  'external-code-taken',
  'state-unknown',
  'hours-unknown',
  'level-unknown',
  'service-unknown',
  'person-unknown',
  'ends-before',
  'hours-wrong',
  'is-default',
] as const
export type RowProblem = (typeof ROW_PROBLEMS)[number]

export function isRowProblem(text: string): text is RowProblem {
  return ROW_PROBLEMS.some((problem) => problem === text)
}

/** A row that cannot be taken, and the value that is wrong in it. */
export class RowFlaw extends Error {
  readonly problem: RowProblem
  readonly value: string

  constructor(problem: RowProblem, value = '') {
    super(problem)
    this.problem = problem
    this.value = value
  }
}

export type Cells = Readonly<Record<string, string>>

/** The cells of a row by field, trimmed; an empty cell says nothing and is not there. */
export function cellsByField(cells: readonly string[], mapping: readonly Mapped[]): Cells {
  const filled = mapping.flatMap(({ field }, place): [string, string][] => {
    // An export marks words that a spreadsheet would compute.
    const value = (cells[place] ?? '')
      .replace(/^'(?=[=@])/, '')
      .replace(/\s+/g, ' ')
      .trim()
    return field === null || value === '' ? [] : [[field, value]]
  })
  for (const [, value] of filled) if (value.length > 400) throw new RowFlaw('too-long', value.slice(0, 60))
  return Object.fromEntries(filled)
}

const YES = new Set(['да', 'yes', 'true', '1', '+', 'y', 'д', 'vip', 'вип', 'работает', 'открыт'])
const NO = new Set(['нет', 'no', 'false', '0', '-', '—', 'n', 'н', 'закрыт', 'не работает'])

export function yesOrNo(text: string): boolean {
  const word = text.toLowerCase()
  if (YES.has(word)) return true
  if (NO.has(word)) return false
  throw new RowFlaw('yes-or-no', text)
}

/** «2027-02-01» or «01.02.2027» → «2027-02-01». */
export function dayIn(text: string): string {
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text)
  const [year, month, day] = dotted ? [dotted[3], dotted[2], dotted[1]] : text.split('-')
  const iso = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
  const at = Date.parse(`${iso}T00:00:00Z`)
  const isDay = !Number.isNaN(at) && new Date(at).toISOString().startsWith(iso)
  if (!isDay) throw new RowFlaw('date-wrong', text)
  return iso
}

/** Offsets from Moscow and from UTC by which people call the zones of Russia. */
const BY_OFFSET: Readonly<Record<number, string>> = {
  2: 'Europe/Kaliningrad',
  3: 'Europe/Moscow',
  4: 'Europe/Samara',
  5: 'Asia/Yekaterinburg',
  6: 'Asia/Omsk',
  7: 'Asia/Novosibirsk',
  8: 'Asia/Irkutsk',
  9: 'Asia/Yakutsk',
  10: 'Asia/Vladivostok',
  11: 'Asia/Magadan',
  12: 'Asia/Kamchatka',
}

/** «Europe/Samara», «МСК+1», «UTC+4», «+4» → a zone by its name. */
export function zoneIn(text: string): string {
  if (isZone(text) && text.includes('/')) return text
  const said = /^(мск|msk|utc|gmt)?\s*([+−-]?\s*\d{1,2})?(:00)?$/i.exec(text)
  const shift = Number((said?.[2] ?? '0').replace(/\s/g, '').replace('−', '-'))
  const fromMoscow = /^(мск|msk)$/i.test(said?.[1] ?? '')
  const zone = said && (said[1] || said[2]) ? BY_OFFSET[fromMoscow ? shift + 3 : shift] : undefined
  if (zone === undefined) throw new RowFlaw('zone-unknown', text)
  return zone
}

const ORGANISATION_WORDS: Readonly<Record<string, OrganisationKind>> = {
  дилер: 'dealer',
  'саб дилер': 'dealer',
  партнер: 'dealer',
  корпорация: 'corporation',
  сеть: 'corporation',
  владелец: 'corporation',
  'служба поддержки': 'support_service',
}
const EQUIPMENT_WORDS: Readonly<Record<string, EquipmentKind>> = {
  сервер: 'server',
  'рабочая станция': 'workstation',
  касса: 'workstation',
  'фискальный регистратор': 'fiscal_registrar',
  фр: 'fiscal_registrar',
  'платежный терминал': 'payment_terminal',
  терминал: 'payment_terminal',
  принтер: 'printer',
  сканер: 'scanner',
  другое: 'other',
}
const ROLE_WORDS: Readonly<Record<string, CustomerRole>> = {
  пользователь: 'customer_user',
  управляющий: 'customer_manager',
  руководитель: 'customer_manager',
  'сотрудник дилера': 'dealer_user',
  'управляющий дилера': 'dealer_manager',
}

export function organisationKindIn(text: string): OrganisationKind {
  return wordIn(text, ORGANISATION_KINDS, ORGANISATION_WORDS, 'kind-unknown')
}
export function equipmentKindIn(text: string): EquipmentKind {
  return wordIn(text, EQUIPMENT_KINDS, EQUIPMENT_WORDS, 'kind-unknown')
}
export function roleIn(text: string): CustomerRole {
  return wordIn(text, CUSTOMER_ROLES, ROLE_WORDS, 'role-unknown')
}

/** A word of the program, or one of those by which people call it. */
export function wordIn<Word extends string>(
  text: string,
  codes: readonly Word[],
  words: Readonly<Record<string, Word>>,
  problem: RowProblem,
): Word {
  const found = codes.find((code) => code === text.toLowerCase()) ?? words[normalisedWords(text)]
  if (found === undefined) throw new RowFlaw(problem, text)
  return found
}

/** By which organisations are named in a file: the words of a name without quotes, or a code. */
export function organisationKey(text: string): string {
  return normalisedWords(text)
}
