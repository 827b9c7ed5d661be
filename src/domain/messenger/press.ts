import { type CustomerNotice, SUPPORT_NOTICES, type SupportNotice, URGENCIES, type Urgency } from '../ground/words.ts'

export const COMMANDS = [
  'new',
  'my',
  'find',
  'stop',
  'notices',
  'language',
  'help',
  'logout',
  'menu',
  'cancel',
] as const
export type Command = (typeof COMMANDS)[number]

export const DEFERRALS = ['hour', 'morning', 'week'] as const
export type Deferral = (typeof DEFERRALS)[number]

/** What is done to one request. Those with a version were drawn for that version: an older one is not acted upon. */
export const REQUEST_PRESSES = ['open', 'reply', 'resume', 'urge', 'stop', 'take', 'later'] as const
type RequestPress = (typeof REQUEST_PRESSES)[number]

/** Everything a button can mean. */
export type Press =
  | { readonly does: 'command'; readonly command: Command }
  | { readonly does: 'list'; readonly page: number }
  | { readonly does: RequestPress; readonly request: number }
  | { readonly does: 'close'; readonly request: number; readonly version: number }
  | { readonly does: 'rate'; readonly request: number; readonly score: number }
  | { readonly does: 'defer'; readonly request: number; readonly until: Deferral }
  | { readonly does: 'meant'; readonly is: boolean }
  | { readonly does: 'speak'; readonly locale: 'ru' | 'en' }
  | { readonly does: 'hear'; readonly kind: CustomerNotice | SupportNotice; readonly wanted: boolean }
  | { readonly does: 'quiet'; readonly off: boolean }
  | { readonly does: 'leave'; readonly sure: boolean }
  | { readonly does: 'bind'; readonly venue: number }
  | { readonly does: 'unbind' }
  | { readonly does: 'draft'; readonly mark: string; readonly step: DraftPress }

/** A button of a request that is being written. */
export type DraftPress =
  | { readonly to: 'venue' | 'service' | 'group' | 'page' | 'option' | 'equipment'; readonly id: number }
  | { readonly to: 'urgency'; readonly urgency: Urgency }
  | { readonly to: 'yes' | 'no' | 'skip' | 'back' | 'cancel' | 'done' | 'today' | 'send' | 'other' | 'urgent' }

const BARE = ['yes', 'no', 'skip', 'back', 'cancel', 'done', 'today', 'send', 'other', 'urgent'] as const
const NUMBERED = ['venue', 'service', 'group', 'page', 'option', 'equipment'] as const

/** As it travels with the button, 64 bytes at most. */
export function written(press: Press): string {
  switch (press.does) {
    case 'command':
      return `command:${press.command}`
    case 'list':
      return `list:${press.page}`
    case 'close':
      return `close:${press.request}:${press.version}`
    case 'rate':
      return `rate:${press.request}:${press.score}`
    case 'defer':
      return `defer:${press.request}:${press.until}`
    case 'meant':
      return `meant:${press.is ? 1 : 0}`
    case 'speak':
      return `speak:${press.locale}`
    case 'hear':
      return `hear:${press.kind}:${press.wanted ? 1 : 0}`
    case 'quiet':
      return `quiet:${press.off ? 1 : 0}`
    case 'leave':
      return `leave:${press.sure ? 1 : 0}`
    case 'bind':
      return `bind:${press.venue}`
    case 'unbind':
      return 'unbind'
    case 'draft':
      return `draft:${press.mark}:${writtenStep(press.step)}`
    default:
      return `${press.does}:${press.request}`
  }
}

function writtenStep(step: DraftPress): string {
  if ('id' in step) return `${step.to}:${step.id}`
  return 'urgency' in step ? `urgency:${step.urgency}` : step.to
}

/** What a button meant; null: it is none of ours. Whoever presses it has still to be allowed to. */
export function readPress(payload: string): Press | null {
  const [does = '', first = '', ...rest] = payload.split(':')
  const second = rest[0] ?? ''
  const request = numberIn(first)
  const known = REQUEST_PRESSES.find((name) => name === does)
  if (known) return request === null ? null : { does: known, request }
  switch (does) {
    case 'command': {
      const command = COMMANDS.find((name) => name === first)
      return command ? { does, command } : null
    }
    case 'list':
      return request === null ? null : { does, page: request }
    case 'close': {
      const version = numberIn(second)
      return request === null || version === null ? null : { does, request, version }
    }
    case 'rate': {
      const score = numberIn(second)
      return request === null || score === null || score < 1 || score > 5 ? null : { does, request, score }
    }
    case 'defer': {
      const until = DEFERRALS.find((name) => name === second)
      return request === null || !until ? null : { does, request, until }
    }
    case 'meant':
      return { does, is: first === '1' }
    case 'speak':
      return first === 'ru' || first === 'en' ? { does, locale: first } : null
    case 'hear': {
      const kind = HEARABLE.find((name) => name === first)
      return kind ? { does, kind, wanted: second === '1' } : null
    }
    case 'quiet':
      return { does, off: first === '1' }
    case 'leave':
      return { does, sure: first === '1' }
    case 'bind':
      return request === null ? null : { does, venue: request }
    case 'unbind':
      return { does }
    case 'draft': {
      const step = readStep(rest)
      return step && { does, mark: first, step }
    }
    default:
      return null
  }
}

function readStep([to = '', value = '']: readonly string[]): DraftPress | null {
  const bare = BARE.find((name) => name === to)
  if (bare) return { to: bare }
  const numbered = NUMBERED.find((name) => name === to)
  const id = numberIn(value)
  if (numbered) return id === null ? null : { to: numbered, id }
  const urgency = URGENCIES.find((name) => name === value)
  return to === 'urgency' && urgency ? { to: 'urgency', urgency } : null
}

/** What can be switched in a chat: what a customer hears besides his own acknowledgement, and what the support hears. */
export const CUSTOMER_HEARS = ['reply', 'question', 'resolved', 'closed', 'reminder', 'due_moved'] as const
export const SUPPORT_HEARS = SUPPORT_NOTICES
const HEARABLE = [...CUSTOMER_HEARS, ...SUPPORT_HEARS] as const

function numberIn(text: string): number | null {
  return /^\d{1,15}$/.test(text) ? Number(text) : null
}
