import type { Difference, Values } from '../domain/audit/difference.ts'
import type { Subject } from '../domain/audit/subjects.ts'
import { VERSION_STATES } from '../domain/catalogue/service-versions.ts'
import { NOTICE_KINDS, ROLES } from '../domain/ground/words.ts'
import { NOTICE_WAYS } from '../domain/notices/defaults.ts'
import { SUMMARY_RHYTHMS } from '../domain/notices/rhythm.ts'
import { AUDIT_FIELDS, type AuditField } from './audit-fields.ts'
import type { Say } from './catalogue.ts'
import type { Formats } from './format.ts'

/** Values that are words of the program, by the part of the path that holds them. */
const ROLE_WORDS = [
  'operator',
  'specialist',
  'team_lead',
  'catalogue_manager',
  'analyst',
  'administrator',
  'contractor',
] as const
const TYPE_WORDS = ['incident', 'service_request', 'consultation', 'change_wish'] as const

/** Things that are called by their name alone: everybody knows what they are. */
const BY_NAME: readonly Subject[] = ['specialist', 'person', 'venue', 'organisation']

/** A changed thing as a person calls it: «Команда «Кассы»», «Нина Белова». */
export function thingInWords(
  say: Say,
  { subject, name }: { readonly subject: Subject; readonly name: string },
): string {
  if (subject === 'catalogue') return say('admin.subject.catalogue') // there is one
  const role = ROLES.find((one) => one === name)
  if (subject === 'notice_defaults' && role)
    return say('admin.audit.thing', {
      subject: say('admin.subject.notice_defaults'),
      name: say(`notices.role.${role}`),
    })
  return BY_NAME.includes(subject) ? name : say('admin.audit.thing', { subject: say(`admin.subject.${subject}`), name })
}

/** A path as words: «imap.host» is “receiving, server”. */
export function fieldInWords(say: Say, path: string): string {
  return path
    .split('.')
    .map((part) => (isField(part) ? say(`admin.audit.field.${part}`) : part))
    .reduce((all, part) => (/^\d+$/.test(part) ? `${all} ${part}` : `${all}, ${part}`))
}

/** A value as a person reads it; null when it is nothing. */
export function valueInWords({ say, formats }: Voice, path: string, value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'boolean') return say(value ? 'admin.audit.value.yes' : 'admin.audit.value.no')
  if (typeof value === 'string') return wordOf(say, path, value) ?? momentOf(formats, value) ?? value
  if (Array.isArray(value)) return value.map((one) => itemInWords({ say, formats }, path, one)).join(', ') || null
  return typeof value === 'object' ? itemInWords({ say, formats }, path, value) : String(value)
}

/** One of a list: by its name or its label where it has one, otherwise by what it holds, field by field. */
export function itemInWords(voice: Voice, path: string, item: unknown): string {
  if (typeof item !== 'object' || item === null) return valueInWords(voice, path, item) ?? ''
  if (Array.isArray(item)) return valueInWords(voice, path, item) ?? '—'
  const { name, label, title } = Object.assign({ name: null, label: null, title: null }, item)
  return nameIn(voice, name) ?? nameIn(voice, label) ?? nameIn(voice, title) ?? fieldsInWords(voice, item)
}

/** «приоритет 1, реакция, мин 60»; an interval as it is written on a door: «09:00–18:00». */
function fieldsInWords(voice: Voice, item: object): string {
  if ('opens' in item && 'closes' in item) return `${item.opens}–${item.closes}`
  if ('year' in item && 'source' in item) return `${item.year} (${item.source})`
  return Object.entries(item)
    .flatMap(([field, value]) => {
      const words = valueInWords(voice, field, value)
      return words === null ? [] : [`${fieldInWords(voice.say, field)} ${words}`]
    })
    .join(', ')
}

/** Two items are one when they hold the same, in whatever order. */
export function textOfItem(item: unknown): string {
  return JSON.stringify(item, (_, value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  )
}

export interface Voice {
  readonly say: Say
  readonly formats: Formats
}

/** A whole change in one line: «название: Касса → Кассы», «роли: + Аналитик». */
export function changeInWords(voice: Voice, { before, after }: Difference): string {
  if (before === null) return voice.say('admin.audit.made')
  if (after === null) return voice.say('admin.audit.gone')
  return Object.keys(after)
    .map((path) => `${fieldInWords(voice.say, path)}: ${stepInWords(voice, path, { before, after })}`)
    .join('; ')
}

function stepInWords(voice: Voice, path: string, { before, after }: Record<'before' | 'after', Values>): string {
  const { added, gone } = listStep(before[path], after[path])
  if (added && gone) {
    const parts = [
      ...added.map((one) => `+ ${itemInWords(voice, path, one)}`),
      ...gone.map((one) => `− ${itemInWords(voice, path, one)}`),
    ]
    return parts.join(', ') || voice.say('admin.audit.other-order')
  }
  const [was, is] = [before[path], after[path]].map((value) => valueInWords(voice, path, value))
  const nothing = voice.say('admin.audit.value.none')
  return was === null ? (is ?? nothing) : `${was} → ${is ?? nothing}`
}

/** What a list gained and lost; nothing of either when one of the values is no list. */
export function listStep(before: unknown, after: unknown) {
  const [was, is] = [before ?? [], after ?? []]
  if (!Array.isArray(was) || !Array.isArray(is) || (before ?? after) === null) return { added: null, gone: null }
  const texts = (list: readonly unknown[]) => new Set(list.map(textOfItem))
  const [known, now] = [texts(was), texts(is)]
  return {
    added: is.filter((one) => !known.has(textOfItem(one))),
    gone: was.filter((one) => !now.has(textOfItem(one))),
  }
}

function wordOf(say: Say, path: string, value: string): string | null {
  const role = ROLE_WORDS.find((one) => one === value)
  if (role && path === 'roles') return say(`admin.role.${role}`)
  const kind = path === 'noticeKind' && NOTICE_KINDS.find((one) => one === value)
  if (kind) return say(`notices.kind.${kind}`)
  const way = path === 'noticeWay' && NOTICE_WAYS.find((one) => one === value)
  if (way) return say(`notices.way.${way}`)
  const rhythm = path === 'rhythm' && SUMMARY_RHYTHMS.find((one) => one === value)
  if (rhythm) return say(`rhythm.${rhythm}`)
  const state = VERSION_STATES.find((one) => one === value)
  if (state && /^states?(\.|$)/.test(path)) return say(`admin.version.${state}`)
  const type = TYPE_WORDS.find((one) => one === value)
  return type && path === 'requestType' ? say(`admin.type.${type}`) : null
}

/** «2026-11-23T12:00:00.000Z» → «23 нояб., 15:00». */
function momentOf(formats: Formats, value: string): string | null {
  return /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(value) && !Number.isNaN(Date.parse(value)) ? formats.exact(value) : null
}

/** A name, in one language or in both. */
function nameIn({ formats }: Voice, name: unknown): string | null {
  if (typeof name === 'string') return name
  if (typeof name !== 'object' || name === null || !('ru' in name) || !('en' in name)) return null
  return String(formats.language === 'en' ? name.en || name.ru : name.ru || name.en)
}

function isField(part: string): part is AuditField {
  return AUDIT_FIELDS.some((field) => field === part)
}
