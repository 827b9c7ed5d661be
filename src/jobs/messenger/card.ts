import { markOf } from '../../actions/ground/mark.ts'
import { cardIn, keepCard } from '../../db/messenger/messages.ts'
import { type ListedRequest, loadRow } from '../../db/request/request-list.ts'
import { readRequest } from '../../db/request/requests.ts'
import { type Actor, may, mayMove, moverOf } from '../../domain/access/permissions.ts'
import { hasEnded, isOpen, isResolved } from '../../domain/ground/status.ts'
import type { Button, Span } from '../../domain/messenger/outgoing.ts'
import { written } from '../../domain/messenger/press.ts'
import type { ServiceRequest } from '../../domain/request/request.ts'
import { statusSentence } from '../../domain/request/status-sentence.ts'
import { change, isPublic, type Talk, tell } from './talk.ts'

export interface Look {
  readonly text: readonly Span[]
  readonly buttons: readonly (readonly Button[])[]
}

/** The card of a request as this person may see it; throws when he may not. */
export async function cardFor(talk: Talk, number: number): Promise<Look> {
  const { tx, actor } = talk.desk
  const request = await readRequest(tx, actor, number)
  const row = await loadRow(tx, actor.personId, number)
  return moverOf(actor, request) === 'specialist' ? supportLook(talk, request, row) : customerLook(talk, request, row)
}

/** The one card of a request in this chat: the message whose button was pressed, or a fresh one. An older card loses its buttons. */
export async function showCard(talk: Talk, number: number, into: 'fresh' | 'pressed' = 'fresh'): Promise<void> {
  const { desk, bot, link } = talk
  const place = { botId: bot.id, chat: link.chat }
  const look = await cardFor(talk, number)
  const old = await cardIn(desk.tx, place, number)
  if (old) {
    const { text } = look
    await change(talk, { of: { outbound: old.outbound }, text, buttons: [], about: number, waitsForWords: true })
  }
  const outbound = isHere(talk, into)
    ? await change(talk, { of: { external: talk.pressedOn }, ...look, about: number })
    : await tell(talk, look, number)
  await keepCard(desk.tx, { ...place, request: number, personId: link.personId, outbound, shown: markOf(look) })
}

function isHere(talk: Talk, into: 'fresh' | 'pressed'): talk is Talk & { readonly pressedOn: string } {
  return into === 'pressed' && talk.pressedOn !== null
}

/** The card shows what holds now; nothing is sent when it does already. */
export async function refreshCard(talk: Talk, number: number): Promise<void> {
  const { desk, bot, link } = talk
  const card = await cardIn(desk.tx, { botId: bot.id, chat: link.chat }, number)
  if (!card) return
  const look = await cardFor(talk, number)
  const shown = markOf(look)
  if (card.shown === shown) return
  await change(talk, { of: { outbound: card.outbound }, ...look, about: number, waitsForWords: true })
  await keepCard(desk.tx, { ...card, shown })
}

function customerLook(talk: Talk, request: ServiceRequest, row: ListedRequest): Look {
  const { say } = talk
  return {
    text: [
      { text: say('bot.card.title', { number: String(request.number) }), style: 'bold' },
      row.venue ? ` · ${row.venue.name}, ${row.venue.address}` : '',
      `\n${request.subject}\n\n`,
      ...standing(talk, request, row),
    ],
    buttons: customerButtons(talk, request),
  }
}

function standing(talk: Talk, request: ServiceRequest, row: ListedRequest): Span[] {
  const { say } = talk
  const sentence = { text: sentenceFor(talk, row), style: 'bold' } as const
  if (isResolved(request.status)) {
    const closes = row.endsAt === null ? '' : `\n${say('bot.card.closes', { at: momentFor(talk, row.endsAt) })}`
    return [{ text: say('bot.card.resolved'), style: 'bold' }, closes]
  }
  const rating = request.rating === null ? '' : `\n${say('bot.card.rated', { score: request.rating })}`
  if (hasEnded(request.status)) return [sentence, rating]
  const paused = row.clockPaused ? `\n${say('bot.card.paused')}` : ''
  return [sentence, paused]
}

function customerButtons(talk: Talk, request: ServiceRequest): Button[][] {
  const { say, desk } = talk
  const { number, version } = request
  const close = { label: say(isResolved(request.status) ? 'bot.close' : 'bot.solved'), looks: 'good' } as const
  const closing = { ...close, press: written({ does: 'close', request: number, version }) }
  const reply = { label: say('bot.add'), press: written({ does: 'reply', request: number }) }
  if (isResolved(request.status)) {
    const back = { label: say('bot.resume'), press: written({ does: 'resume', request: number }) }
    return [[closing], [back]]
  }
  if (isOpen(request.status)) {
    const urge = { label: say('bot.urge'), press: written({ does: 'urge', request: number }) }
    const mayUrge = may(desk.actor, 'raise_urgency', request) && !request.stopOfTrade
    const settles = mayMove(desk.actor, 'settle', request)
    return [[reply, ...(settles ? [closing] : []), ...(mayUrge ? [urge] : [])]]
  }
  return [[reply]]
}

function supportLook(talk: Talk, request: ServiceRequest, row: ListedRequest): Look {
  const { say, room, desk } = talk
  const { number } = request
  const due = row.nextDueAt === null ? '' : `\n${say('bot.card.due', { at: momentFor(talk, row.nextDueAt) })}`
  const link = `${room.url}/desk/t/${number}`
  const who = row.specialist?.name ?? say('bot.card.nobody')
  return {
    text: [
      { text: say('bot.card.title', { number: String(number) }), style: 'bold' },
      row.venue ? ` · ${row.venue.name}, ${row.venue.address}` : '',
      `\n${request.subject}\n\n`,
      { text: say(`status.${request.status}`), style: 'bold' },
      ` · ${say(`priority.${request.priority}`)} · ${who}${due}`,
      isPublic(room.url) ? '' : `\n${link}`,
    ],
    buttons: supportButtons(talk, request, { actor: desk.actor, link }),
  }
}

function supportButtons(
  { say, room }: Talk,
  request: ServiceRequest,
  { actor, link }: { readonly actor: Actor; readonly link: string },
): Button[][] {
  const { number, specialistId } = request
  const takes = isOpen(request.status) && specialistId === null && may(actor, 'assign', request)
  const take = { label: say('bot.take'), press: written({ does: 'take', request: number }), looks: 'good' } as const
  const defer = { label: say('bot.defer'), press: written({ does: 'later', request: number }) }
  const reply = { label: say('bot.reply'), press: written({ does: 'reply', request: number }) }
  const open = { label: say('bot.open'), url: link }
  const row = [
    ...(takes ? [take] : []),
    ...(may(actor, 'reply', request) && isOpen(request.status) ? [reply] : []),
    ...(mayMove(actor, 'defer', request) ? [defer] : []),
  ]
  return [row, isPublic(room.url) ? [open] : []].filter((buttons) => buttons.length > 0)
}

/** The status as its customer reads it. */
export function sentenceFor(talk: Talk, row: ListedRequest): string {
  const { code, at } = statusSentence({
    status: row.status,
    reactionDueAt: instant(row.reactionDueAt),
    resolutionDueAt: instant(row.resolutionDueAt),
    reactionMetAt: instant(row.reactedAt),
    deferredUntil: instant(row.deferredUntil),
    rating: row.rating,
    endsAt: instant(row.endsAt),
    now: talk.desk.now,
  })
  return talk.say(`sentence.${code}`, at === null ? {} : { at: momentFor(talk, at) })
}

/** «14:05», another day «23 нояб. в 14:05». */
export function momentFor({ formats, desk, say }: Talk, at: string | number): string {
  if (formats.isToday(at, desk.now)) return formats.time(at)
  return say('bot.moment', { date: formats.date(at, desk.now), time: formats.time(at) })
}

function instant(at: string | null): number | null {
  return at === null ? null : Date.parse(at)
}
