import type { Telling } from '../../channels/channel.ts'
import type { Db } from '../../db/engine/database.ts'
import { filesOfMessage, type SendableFile } from '../../db/messenger/files-out.ts'
import { isClosed, isResolved, waitsForCustomer } from '../../domain/ground/status.ts'
import type { NoticeKind } from '../../domain/ground/words.ts'
import type { Button, Outgoing, Span } from '../../domain/messenger/outgoing.ts'
import { written } from '../../domain/messenger/press.ts'
import { calledFor } from '../../domain/notices/called.ts'
import { deadlinesOf } from '../../domain/request/deadlines.ts'
import { promisesToTell } from '../../domain/request/moved-promises.ts'
import { timeEffects } from '../../domain/request/wake.ts'
import type { Say } from '../../texts/catalogue.ts'
import { type Formats, formatsFor } from '../../texts/format.ts'
import { speak } from '../../texts/say.ts'
import { scoresFor } from './scores.ts'
import { isPublic } from './talk.ts'

export interface NoticeHouse {
  readonly url: string
  readonly largestOut: number
}

interface Voice {
  readonly say: Say
  readonly formats: Formats
}

/** A notice as it is said in a chat: what is said, with its author and request, and what can be done about it. Null: nothing any more. */
export async function noticeWords(db: Db, house: NoticeHouse, telling: Telling): Promise<readonly Outgoing[] | null> {
  const { person, side } = telling
  const voice = { say: speak(person.locale), formats: formatsFor(person.locale, person.zone) }
  return side === 'support' ? supportWords(house, telling, voice) : customerWords(db, house, telling, voice)
}

async function customerWords(db: Db, house: NoticeHouse, telling: Telling, voice: Voice) {
  const { kind, facts, messageId } = telling
  const { say } = voice
  if (kind === 'acknowledgement') return [saying([...quoted(telling, say), say('bot.notice.acknowledgement')])]
  if (kind === 'closed') return [saying([...quoted(telling, say), ended(telling, say)], rateRows(telling))]
  if (kind === 'due_moved') return movedWords(telling, voice)
  if (kind === 'reminder' && !isAwaited(telling)) return null
  if (!facts.said) return null
  const files = messageId === null ? [] : await filesOfMessage(db, messageId)
  const small = files.filter(({ size }) => size <= house.largestOut)
  const above = kind === 'reminder' ? [`${say('bot.notice.reminder')}\n\n`] : []
  const text = [
    ...quoted(telling, say),
    ...above,
    ...byline(telling),
    facts.said.text,
    ...(small.length < files.length ? [tooLarge(files.length - small.length, house, telling, say)] : []),
    ...closes(telling, voice),
  ]
  return [
    saying(text, customerRows(telling, say)),
    ...small.map(({ id }: SendableFile) => ({ kind: 'file' as const, fileId: id })),
  ]
}

/** What is promised now, as long as it holds and is still to come. */
function movedWords(telling: Telling, { say, formats }: Voice): readonly Outgoing[] | null {
  const { request, terms, facts, now } = telling
  const promises = promisesToTell(facts.events, { deadlines: deadlinesOf(request, terms.hoursById), now })
  if (promises.length === 0) return null
  const lines = promises.map(({ metric, from, to }) => {
    const values = { from: formats.moment(from, now), to: formats.moment(to, now) }
    return `\n${say(`bot.notice.due-moved.${metric}`, values)}`
  })
  return [saying([...quoted(telling, say), say('bot.notice.due-moved'), ...lines], customerRows(telling, say))]
}

function saying(text: readonly Span[], buttons: readonly (readonly Button[])[] = []): Outgoing {
  return { kind: 'say', text, ...(buttons.length > 0 && { buttons }) }
}

/** «№1042» and its subject, as a quotation above what is said. */
function quoted({ request }: Telling, say: Say): Span[] {
  const title = say('bot.notice.about', { number: String(request.number) })
  return [{ text: `${title}\n${request.subject}`, style: 'quote' }, '\n']
}

function byline({ facts }: Telling): Span[] {
  const { author = '', team = null } = facts.said ?? {}
  return [{ text: author, style: 'bold' }, team === null ? '\n\n' : `, ${team}\n\n`]
}

function tooLarge(count: number, { url }: NoticeHouse, { request }: Telling, say: Say): string {
  return `\n\n${say('bot.notice.large-files', { count, link: `${url}/requests/${request.number}` })}`
}

function closes({ kind, request, terms, now }: Telling, { say, formats }: Voice): Span[] {
  if (kind !== 'resolved' || !isResolved(request.status)) return []
  const at = timeEffects(request, terms).find((effect) => effect.kind === 'closes' && effect.at > now)?.at
  return at === undefined ? [] : [`\n\n${say('bot.card.closes', { at: formats.moment(at, now) })}`]
}

function customerRows({ kind, request, person }: Telling, say: Say): Button[][] {
  const { number, version } = request
  const reply = { label: say('bot.add'), press: written({ does: 'reply', request: number }) }
  if (!person.isContact && !person.watches) return []
  if ((kind === 'resolved' || kind === 'reminder') && isResolved(request.status)) {
    const yes = {
      label: say('bot.close'),
      press: written({ does: 'close', request: number, version }),
      looks: 'good',
    } as const
    const no = { label: say('bot.resume'), press: written({ does: 'resume', request: number }) }
    return [[yes], [no]]
  }
  return [[reply]]
}

function rateRows({ request, person }: Telling): Button[][] {
  if (request.rating !== null || !person.isContact || request.closingCode === 'duplicate') return []
  return isClosed(request.status) ? [scoresFor(request.number)] : []
}

function ended({ request, facts }: Telling, say: Say): string {
  const rates = isClosed(request.status) && request.rating === null ? `\n${say('bot.rate')}` : ''
  return say(facts.move === 'cancel' ? 'bot.notice.cancelled' : 'bot.notice.closed') + rates
}

function isAwaited({ request }: Telling): boolean {
  return waitsForCustomer(request.status) || isResolved(request.status)
}

function supportWords({ url }: NoticeHouse, telling: Telling, { say, formats }: Voice): readonly Outgoing[] {
  const { request, facts, kind, standsFor, now } = telling
  const link = `${url}/desk/t/${request.number}`
  const place = facts.place ? ` · ${facts.place.name}, ${facts.place.address}` : ''
  const { dueAt, percent, missed } = calledFor(facts.events)
  const at = dueAt === null ? '' : formats.moment(dueAt, now)
  const rated = facts.events.find(({ type }) => type === 'request.rated')
  const score = rated?.type === 'request.rated' ? rated.data.score : ''
  const text = [
    {
      text: say(`bot.alert.${supportKind(kind)}`, {
        name: facts.by?.name ?? '',
        at,
        percent: percent ?? '',
        missed,
        score,
      }),
      style: 'bold' as const,
    },
    `\n№${request.number}${place}\n${request.subject}`,
    standsFor > 1 ? `\n${say('notices.last-of', { count: standsFor })}` : '',
    isPublic(url) ? '' : `\n${link}`,
  ]
  const take = {
    label: say('bot.take'),
    press: written({ does: 'take', request: request.number }),
    looks: 'good',
  } as const
  const card = { label: say('bot.show'), press: written({ does: 'open', request: request.number }) }
  const later = { label: say('bot.defer'), press: written({ does: 'later', request: request.number }) }
  const open = { label: say('bot.open'), url: link }
  const first = request.specialistId === null ? [take] : []
  return [saying(text, [[...first, isPublic(url) ? open : card, later]])]
}

/** A member of the support who watches hears what is said aloud, too: by the words of an answer. */
function supportKind(kind: NoticeKind) {
  switch (kind) {
    case 'trade_stopped':
    case 'mention':
    case 'assigned':
    case 'returned':
    case 'answered':
    case 'escalated':
    case 'breached':
    case 'soon_due':
    case 'reassigned':
    case 'rated':
    case 'in_team':
      return kind
    default:
      return 'told'
  }
}
