import { normalisedWords } from './words-of-header.ts'

export const IMPORT_SUBJECTS = ['organisations', 'venues', 'people', 'equipment', 'contracts'] as const
export type ImportSubject = (typeof IMPORT_SUBJECTS)[number]

export interface FieldRule {
  /** How columns are called that bring it: the first one is how an export calls it. */
  readonly headers: readonly string[]
  /** What its values look like, where that tells them from others. */
  readonly looks?: RegExp
  /** A row is found again by it. */
  readonly isKey?: true
}

const EXTERNAL = {
  headers: ['Внешний код', 'external code', 'external id', 'guid', 'код 1с', 'ид'],
  isKey: true,
} as const
const INN = /^\d{10}(\d{2})?$/
const DAY = /^(\d{4}-\d{2}-\d{2}|\d{2}\.\d{2}\.\d{4})$/
const YES = /^(да|нет|yes|no|true|false|1|0|\+|-)$/i

/** What a file of each subject may bring, in the order of an export. */
export const FIELDS = {
  organisations: {
    kind: { headers: ['Вид', 'тип', 'kind', 'type'] },
    code: { headers: ['Код', 'код корпорации', 'code'], isKey: true },
    name: { headers: ['Название', 'наименование', 'организация', 'контрагент', 'name'] },
    parent: { headers: ['Входит в', 'родитель', 'холдинг', 'головная', 'parent'] },
    inn: { headers: ['ИНН', 'inn', 'tax number'], looks: INN, isKey: true },
    kpp: { headers: ['КПП', 'kpp'], looks: /^\d{4}[\dA-Z]{2}\d{3}$/ },
    vip: { headers: ['VIP', 'вип'], looks: YES },
    domains: { headers: ['Домены почты', 'домен', 'домены', 'domains', 'domain'] },
    externalCode: EXTERNAL,
  },
  venues: {
    code: { headers: ['Код', 'код ресторана', 'код объекта', 'code'], looks: /^\d{9}$/, isKey: true },
    name: { headers: ['Название', 'наименование', 'ресторан', 'объект', 'name'] },
    address: { headers: ['Адрес', 'address'], looks: /(^|\s)(г\.|ул\.|пр-т|просп|пер\.|ш\.)/i },
    owner: { headers: ['Корпорация', 'владелец', 'контрагент', 'организация', 'owner', 'corporation'] },
    ownerInn: { headers: ['ИНН корпорации', 'инн', 'inn'], looks: INN },
    dealer: { headers: ['Дилер', 'партнёр', 'dealer', 'partner'] },
    zone: {
      headers: ['Часовой пояс', 'час.пояс', 'пояс', 'time zone', 'zone'],
      looks: /^(мск|utc|gmt|msk)\s*[+−-]?\s*\d*$|^[A-Z][a-z]+\/[A-Z]/i,
    },
    openingHours: { headers: ['Часы работы', 'раб.время', 'время работы', 'режим', 'opening hours', 'hours'] },
    works: { headers: ['Работает', 'действует', 'works', 'active'], looks: YES },
  },
  people: {
    name: { headers: ['Имя и фамилия', 'фио', 'имя', 'сотрудник', 'name', 'full name'] },
    email: { headers: ['Почта', 'email', 'e-mail', 'эл. почта', 'mail'], looks: /^\S+@\S+\.\S+$/, isKey: true },
    phone: { headers: ['Телефон', 'тел', 'моб', 'phone', 'mobile'], looks: /^[+\d][\d\s().-]{9,20}$/, isKey: true },
    position: { headers: ['Должность', 'position', 'job'] },
    role: { headers: ['Роль', 'role'] },
    organisation: { headers: ['Организация', 'контрагент', 'корпорация', 'дилер', 'organisation', 'company'] },
    venue: { headers: ['Код ресторана', 'код объекта', 'ресторан', 'venue', 'venue code'], looks: /^\d{9}$/ },
    withSubDealers: { headers: ['С саб-дилерами', 'with sub-dealers'], looks: YES },
    locale: { headers: ['Язык', 'locale', 'language'], looks: /^(ru|en)$/i },
    zone: { headers: ['Часовой пояс', 'час.пояс', 'time zone', 'zone'], looks: /^[A-Z][a-z]+\/[A-Z]/ },
    externalCode: EXTERNAL,
  },
  equipment: {
    venue: { headers: ['Код ресторана', 'код объекта', 'ресторан', 'venue', 'venue code'], looks: /^\d{9}$/ },
    kind: { headers: ['Вид', 'тип', 'kind', 'type'] },
    name: { headers: ['Название', 'наименование', 'оборудование', 'name'] },
    serialNumber: { headers: ['Серийный номер', 'серийный', 's/n', 'serial', 'serial number'], isKey: true },
    softwareVersion: { headers: ['Версия программы', 'версия', 'version'] },
    fiscalDriveExpiresOn: {
      headers: ['Накопитель до', 'срок фн', 'фн до', 'drive expires on'],
      looks: DAY,
    },
    externalCode: EXTERNAL,
  },
  contracts: {
    number: { headers: ['Номер', 'номер договора', 'договор', 'number', 'contract'], isKey: true },
    name: { headers: ['Название', 'наименование', 'предмет', 'name'] },
    kind: { headers: ['Вид', 'тип', 'kind', 'type'] },
    state: { headers: ['Состояние', 'статус', 'state', 'status'] },
    startsOn: { headers: ['С', 'начало', 'дата начала', 'действует с', 'starts on', 'from'], looks: DAY },
    endsOn: { headers: ['По', 'окончание', 'дата окончания', 'действует по', 'ends on', 'until'], looks: DAY },
    hours: { headers: ['Рабочие часы', 'график', 'часы обслуживания', 'service hours', 'hours'] },
    level: { headers: ['Уровень SLA', 'уровень', 'sla', 'level'] },
    phone: { headers: ['Телефон', 'заявки по телефону', 'phone'], looks: YES },
    externalPauses: { headers: ['Ожидание третьих лиц останавливает срок', 'external pauses'], looks: YES },
    hourPackage: { headers: ['Пакет часов', 'часов в пакете', 'пакет', 'hour package'] },
    services: { headers: ['Услуги', 'services'] },
    organisation: { headers: ['Организация', 'заказчик', 'контрагент', 'корпорация', 'organisation', 'company'] },
    venue: { headers: ['Код ресторана', 'код объекта', 'ресторан', 'venue', 'venue code'], looks: /^\d{9}$/ },
    person: { headers: ['Человек', 'физлицо', 'person'] },
  },
} as const satisfies Record<ImportSubject, Record<string, FieldRule>>

export function fieldsOf(subject: ImportSubject): Readonly<Record<string, FieldRule>> {
  return FIELDS[subject]
}

/** The fields without which nothing new can be made; another set that does as well stands beside it. */
export const NEEDED: Readonly<Record<ImportSubject, readonly (readonly string[])[]>> = {
  organisations: [['code', 'inn', 'externalCode', 'name']],
  venues: [['code']],
  people: [['email', 'phone', 'externalCode']],
  equipment: [
    ['venue', 'externalCode'],
    ['name', 'externalCode'],
  ],
  contracts: [['number']],
}

export interface Mapped {
  /** Null: the column is left out. */
  readonly field: string | null
  readonly how: 'name' | 'values' | 'hand' | 'empty' | null
}

/** Columns and some of their values → the field of each; one field is filled by one column. */
export function guessedMapping(
  subject: ImportSubject,
  columns: readonly string[],
  samples: readonly (readonly string[])[],
): Mapped[] {
  const fields = Object.entries(fieldsOf(subject))
  const taken = new Set<string>()
  const take = (field: string) => !taken.has(field) && taken.add(field)
  const byName = columns.map((column) => {
    const words = normalisedWords(column)
    const exact = fields.find(
      ([name, { headers }]) => !taken.has(name) && headers.some((one) => normalisedWords(one) === words),
    )
    return exact && take(exact[0]) ? exact[0] : null
  })
  return columns.map((_, place): Mapped => {
    const values = samples.map((cells) => (cells[place] ?? '').trim()).filter((value) => value !== '')
    const named = byName[place]
    if (named) return { field: named, how: 'name' }
    if (values.length === 0) return { field: null, how: 'empty' }
    const like = fields.find(
      ([name, { looks }]) =>
        !taken.has(name) && looks && values.filter((value) => looks.test(value)).length >= values.length * 0.7,
    )
    return like && take(like[0]) ? { field: like[0], how: 'values' } : { field: null, how: null }
  })
}

/** Whether a file so mapped can be tried: some column says which record a row is. */
export function isUsable(subject: ImportSubject, mapping: readonly Mapped[]): boolean {
  const filled = mapping.map(({ field }) => field)
  return NEEDED[subject].every((some) => some.some((field) => filled.includes(field)))
}
