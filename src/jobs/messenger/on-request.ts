import { changeUrgency } from '../../actions/requests/change-priority.ts'
import { moveRequest } from '../../actions/requests/move-request.ts'
import { postMessage } from '../../actions/requests/post-message.ts'
import { rateRequest } from '../../actions/requests/rate-request.ts'
import { answerThere } from '../../actions/requests/receive.ts'
import { keepMessage } from '../../db/messenger/messages.ts'
import { loadRow } from '../../db/request/request-list.ts'
import { readRequest } from '../../db/request/requests.ts'
import { type Dialogue, IDLE, textOf, type Words } from '../../domain/messenger/dialogue.ts'
import { momentFor, refreshCard } from './card.ts'
import { goTo, type Talk, tell } from './talk.ts'

/** Words that belong to a request: a public message of it, by the same action as everywhere. Answers come back here. */
export async function post(talk: Talk, number: number, words: Words, from: string | null): Promise<string> {
  const { desk, bot, link, say } = talk
  const order = {
    text: textOf(words),
    fileIds: words.fileIds,
    visibility: 'public',
    mentions: [],
    anyway: true,
  } as const
  const posted = await postMessage(desk, number, order)
  await answersComeHere(talk, posted.request)
  const places = [...new Set([...words.texts.map(({ id }) => id), ...(from === null ? [] : [from])])]
  for (const externalId of places) {
    const message = { botId: bot.id, chat: link.chat, externalId, request: posted.request, messageId: posted.messageId }
    await keepMessage(desk.tx, message, desk.now)
  }
  await goTo(talk, IDLE)
  const { specialist } = await loadRow(desk.tx, desk.actor.personId, posted.request)
  const values = { number: String(posted.request), name: specialist?.name ?? '' }
  const isHis = specialist?.id === desk.actor.personId
  const said = posted.openedNew ? 'bot.posted.new' : specialist && !isHis ? 'bot.posted.seen' : 'bot.posted'
  await tell(talk, { text: [say(said, values)] }, posted.request)
  await refreshCard(talk, posted.request)
  return 'posted'
}

/** What a message says now is said as a correction: nobody's words change behind the back of those who have read them. */
export async function correct(
  talk: Talk,
  number: number,
  { text, at }: { readonly text: string; readonly at: string },
) {
  const { desk, say } = talk
  if (text.trim() === '') return 'edited into nothing'
  const corrected = say('bot.corrects', { at: momentFor(talk, at), text })
  const order = { text: corrected, fileIds: [], visibility: 'public', mentions: [], anyway: true } as const
  const posted = await postMessage(desk, number, order)
  await tell(talk, { text: [say('bot.corrected', { number: String(posted.request) })] }, posted.request)
  return 'corrected'
}

/** From where he wrote last he is answered. */
export async function answersComeHere({ desk, bot, link }: Talk, request: number): Promise<void> {
  const owner = { personId: link.personId, archived: false, verified: true }
  const from = { kind: bot.kind, value: `${link.botId}:${link.account}`, name: link.name, locale: 'ru' } as const
  await answerThere(desk, request, owner, { from, isHisOwn: true })
}

export async function resumeNow(talk: Talk, number: number, words: Words): Promise<string> {
  const { desk } = talk
  const { version } = await readRequest(desk.tx, desk.actor, number)
  const reason = textOf(words)
  const message = { text: reason, fileIds: words.fileIds }
  await moveRequest(desk, number, { move: 'resume', version, reason, message })
  await answersComeHere(talk, number)
  await goTo(talk, IDLE)
  await tell(talk, { text: [talk.say('bot.resumed', { number: String(number) })] }, number)
  await refreshCard(talk, number)
  return 'resumed'
}

export async function urgeNow(
  talk: Talk,
  { request: number, stopOfTrade }: Extract<Dialogue, { at: 'urging' }>,
  reason: string,
): Promise<string> {
  const { desk, say } = talk
  const { version } = await readRequest(desk.tx, desk.actor, number)
  await changeUrgency(desk, number, { urgency: 'high', stopOfTrade, reason, version })
  await goTo(talk, IDLE)
  await tell(talk, { text: [say('bot.urged', { number: String(number) })] }, number)
  await refreshCard(talk, number)
  return 'urged'
}

/** A rating, and the words that came after it. */
export async function rateNow(talk: Talk, number: number, score: number, comment: string): Promise<string> {
  const { desk, say } = talk
  await rateRequest(desk, number, { score, comment })
  if (comment !== '') {
    await goTo(talk, IDLE)
    await tell(talk, { text: [say('bot.rated.comment')] }, number)
    return 'commented'
  }
  await goTo(talk, { at: 'commenting', request: number, score })
  return 'rated'
}

export async function deferNow(talk: Talk, number: number, until: string, reason: string): Promise<string> {
  const { desk, say } = talk
  const { version } = await readRequest(desk.tx, desk.actor, number)
  await moveRequest(desk, number, { move: 'defer', version, until: Date.parse(until), reason })
  await goTo(talk, IDLE)
  await tell(talk, { text: [say('bot.deferred', { number: String(number), at: momentFor(talk, until) })] }, number)
  await refreshCard(talk, number)
  return 'deferred'
}
